import type { Pace } from '../ports/pace.ts'

/** So long the next page of a window may take before it counts as one that has gone. */
const PATIENCE_MS = 400
const MOST_MS = 10_000

/** Lets a window that is being filled from the authority go before the desk's own fetching: a person waits for it. */
export class Courtesy {
  #isFilling = false
  #pages = 0

  /** A window was given a page; `more` when it will ask for the next one. */
  taken(more: boolean): void {
    this.#isFilling = more
    this.#pages += 1
  }

  get isAsked(): boolean {
    return this.#isFilling
  }

  async wait(pace: Pace, stopping: AbortSignal): Promise<void> {
    for (let waited = 0; this.#isFilling && waited < MOST_MS && !stopping.aborted; waited += PATIENCE_MS) {
      const pages = this.#pages
      await pace.pause(PATIENCE_MS, stopping)
      // It was closed, or its line broke.
      if (pages === this.#pages) this.#isFilling = false
    }
  }
}
