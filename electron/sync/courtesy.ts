import type { Pace } from '../ports/pace.ts'

/** So often it is looked whether the window still goes on. */
const STEP_MS = 200
/** So long a window may take over a page before it counts as one that has gone. */
const PATIENCE_MS = 1_000
/** So long a desk that begins waits for its window to ask for the first one. */
const EXPECTED_MS = 2_400
const MOST_MS = 20_000

/** Lets a window that is being filled from the authority go before the desk's own fetching: a person waits for it. */
export class Courtesy {
  #isFilling = false
  #asked = 0
  #answered = 0

  /** The desk begins, and most likely somebody is just opening its window. */
  expect(): void {
    if (this.#asked === 0) this.#isFilling = true
  }

  /** A window asks for a page. */
  asked(): void {
    this.#asked += 1
    this.#isFilling = true
  }

  /** A window was given a page; `more` when it will ask for the next one. */
  taken(more: boolean): void {
    this.#answered = this.#asked
    this.#isFilling = more
  }

  /** The line gave a window no page. */
  failed(): void {
    this.#answered = this.#asked
  }

  get isAsked(): boolean {
    return this.#isFilling
  }

  async wait(pace: Pace, stopping: AbortSignal): Promise<void> {
    let quiet = 0
    for (let waited = 0; this.#isFilling && waited < MOST_MS && !stopping.aborted; waited += STEP_MS) {
      const before = this.#asked
      await pace.pause(STEP_MS, stopping)
      const isAtIt = this.#asked > before || this.#asked > this.#answered
      quiet = isAtIt ? 0 : quiet + STEP_MS
      // It was closed, or its line broke.
      if (quiet >= (this.#asked === 0 ? EXPECTED_MS : PATIENCE_MS)) this.#isFilling = false
    }
  }
}
