/** Chance that is the same in every run: one stream of numbers for a whole world. */
export class Dice {
  #a: number
  #b: number
  #c: number
  #counter = 1

  constructor(seed: number) {
    this.#a = 0x9e3779b9 ^ seed
    this.#b = 0x243f6a88 + Math.imul(seed, 0x85ebca6b)
    this.#c = 0xb7e15162 ^ Math.imul(seed, 0xc2b2ae35)
    for (let turn = 0; turn < 15; turn += 1) this.#next()
  }

  /** At least 0, below 1. */
  fraction(): number {
    return this.#next() / 4_294_967_296
  }

  chance(probability: number): boolean {
    return probability > 0 && this.fraction() < probability
  }

  /** A whole number from 0, below `count`. */
  below(count: number): number {
    return Math.floor(this.fraction() * count)
  }

  between(low: number, high: number): number {
    return low + this.fraction() * (high - low)
  }

  pick<Item>(items: readonly Item[]): Item | undefined {
    return items[this.below(items.length)]
  }

  // sfc32: small, fast, and good enough to spread faults evenly.
  #next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum
    this.#c |= 0
    return sum >>> 0
  }
}
