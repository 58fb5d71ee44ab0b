/** The time of this machine. Ordering never depends on it: versions order, the clock only tells. */
export interface Clock {
  /** Now, UTC, ISO 8601 with milliseconds. */
  now(): string
}
