/** One pressed key, as the window was told of it. */
export interface Stroke {
  /** As `KeyboardEvent.key` and `code` name it. */
  readonly key: string
  readonly code: string
  /** Milliseconds on any clock that only goes forward. */
  readonly at: number
  readonly isShifted: boolean
  readonly isControl: boolean
  /** Alt with digits of the number block: a character by its number. */
  readonly isAlt: boolean
  readonly isCapsLock: boolean
  /** The key has been held down until it repeated. */
  readonly isRepeat: boolean
  /** The browser saw it on a keyboard, so it will also tell when the key is let go. */
  readonly isReal: boolean
  /** When it was let go; null while it is down, or where nobody says so. */
  readonly upAt: number | null
  /** Alt was pressed anew for this digit: another character begins. */
  readonly startsNumber: boolean
}
