import type { Pace } from '../ports/pace.ts'

/** What a loop sleeps by: it wakes after a time, or when somebody rings. A ring while nobody sleeps ends the next sleep at once. */
export class Bell {
  #isRinging = false
  #wake: (() => void) | null = null

  ring(): void {
    this.#isRinging = true
    this.#wake?.()
  }

  /** Resolves after the time (null: never by itself) or when rung; answers whether it was rung. */
  async sleep(pace: Pace, delayMs: number | null): Promise<boolean> {
    if (!this.#isRinging) {
      const over = new AbortController()
      const rung = new Promise<void>((resolve) => {
        this.#wake = resolve
      })
      await (delayMs === null ? rung : Promise.race([rung, pace.pause(delayMs, over.signal)]))
      this.#wake = null
      over.abort()
    }
    const wasRung = this.#isRinging
    this.#isRinging = false
    return wasRung
  }
}
