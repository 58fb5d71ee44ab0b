import type { Clock } from '../../electron/ports/clock.ts'
import type { Pace } from '../../electron/ports/pace.ts'

interface Sleeper {
  readonly at: number
  readonly order: number
  wake(): void
}

/** Time that passes only when everything else has come to rest, and chance that is the same in every run. */
export class VirtualPace implements Pace {
  readonly clock: Clock = { now: () => new Date(this.#start + this.#now).toISOString() }
  readonly #start = Date.parse('2025-03-05T09:00:00.000Z')
  readonly #sleepers = new Set<Sleeper>()
  #now = 0
  #order = 0
  #seed = 7

  /** Milliseconds since the test began. */
  get now(): number {
    return this.#now
  }

  pause(delayMs: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted) {
        resolve()
        return
      }
      this.#order += 1
      const sleeper: Sleeper = {
        at: this.#now + delayMs,
        order: this.#order,
        wake: () => {
          this.#sleepers.delete(sleeper)
          resolve()
        },
      }
      this.#sleepers.add(sleeper)
      signal.addEventListener('abort', sleeper.wake, { once: true })
    })
  }

  random(): number {
    this.#seed = (this.#seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return this.#seed / 2_147_483_648
  }

  /** Lets everything that can happen now happen. */
  async rest(): Promise<void> {
    for (let turn = 0; turn < 25; turn += 1) await new Promise((resolve) => setImmediate(resolve))
  }

  /** Lets this much time pass, waking whoever sleeps in the order they asked. */
  async pass(ms: number): Promise<void> {
    const until = this.#now + ms
    for (;;) {
      await this.rest()
      const next = this.#next()
      if (!next || next.at > until) break
      this.#now = Math.max(this.#now, next.at)
      next.wake()
    }
    this.#now = until
    await this.rest()
  }

  /** Lets time pass until the promise is settled; fails when that takes longer than `limitMs`. */
  async until<Value>(promise: Promise<Value>, limitMs = 10 * 60_000): Promise<Value> {
    let isOver = false
    const over = () => {
      isOver = true
    }
    promise.then(over, over)
    const limit = this.#now + limitMs
    for (;;) {
      await this.rest()
      if (isOver) return promise
      const next = this.#next()
      if (!next || next.at > limit) throw new Error(`Nothing came of it within ${limitMs / 1000} s`)
      this.#now = Math.max(this.#now, next.at)
      next.wake()
    }
  }

  #next(): Sleeper | undefined {
    return [...this.#sleepers].sort((a, b) => a.at - b.at || a.order - b.order)[0]
  }
}
