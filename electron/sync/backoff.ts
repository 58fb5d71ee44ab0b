const FIRST_CEILING_MS = 500
const HIGHEST_CEILING_MS = 60_000

/** How long to wait before trying again: anywhere below a ceiling that doubles, so that many desks do not come back as one. Never gives up. */
export class Backoff {
  readonly #random: () => number
  #tries = 0

  constructor(random: () => number) {
    this.#random = random
  }

  nextMs(): number {
    const ceiling = Math.min(HIGHEST_CEILING_MS, FIRST_CEILING_MS * 2 ** this.#tries)
    this.#tries = Math.min(this.#tries + 1, MOST_DOUBLINGS)
    return this.#random() * ceiling
  }

  /** Something changed for the better: the next try may come soon. */
  reset(): void {
    this.#tries = 0
  }
}

const MOST_DOUBLINGS = 10
