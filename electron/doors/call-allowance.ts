/** How many calls a second a window may make, and how many at once. A person's window stays far below. */
export interface CallLimits {
  readonly perSecond: number
  readonly burst: number
  readonly underWay: number
}

export const CALL_LIMITS: CallLimits = { perSecond: 200, burst: 1000, underWay: 128 }

/** A bucket that fills with time; `nowMs` never goes back (a monotonic clock). */
export class CallAllowance {
  readonly #limits: CallLimits
  #left: number
  #filledAtMs: number
  #underWay = 0

  constructor(limits: CallLimits, nowMs: number) {
    this.#limits = limits
    this.#left = limits.burst
    this.#filledAtMs = nowMs
  }

  /** Takes one call if there is room for it; each one taken must be given back by `end`. */
  begin(nowMs: number): boolean {
    const filled = this.#left + ((nowMs - this.#filledAtMs) / 1000) * this.#limits.perSecond
    this.#left = Math.min(this.#limits.burst, filled)
    this.#filledAtMs = nowMs
    if (this.#left < 1 || this.#underWay >= this.#limits.underWay) return false
    this.#left -= 1
    this.#underWay += 1
    return true
  }

  end(): void {
    this.#underWay -= 1
  }
}
