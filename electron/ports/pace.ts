/** How loops wait and how they spread their tries; a simulated world has its own. */
export interface Pace {
  /** Resolves after the time, or at once when the signal is given; never rejects. */
  pause(delayMs: number, signal: AbortSignal): Promise<void>
  /** At least 0, below 1. */
  random(): number
}
