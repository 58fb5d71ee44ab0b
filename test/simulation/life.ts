// A process that can end at any moment: whatever it was in the middle of never goes on, and nothing it does afterwards is heard.

import type { Pace } from '../../electron/ports/pace.ts'
import type { Dice } from './dice.ts'
import type { VirtualTime } from './virtual-time.ts'

export class Life {
  readonly #onEnd: () => void
  #isOver = false

  constructor(onEnd: () => void = () => undefined) {
    this.#onEnd = onEnd
  }

  get isOver(): boolean {
    return this.#isOver
  }

  end(): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#onEnd()
  }

  /** What the process gets of the world: nothing more once it is over. */
  async hears<Value>(happening: Promise<Value>): Promise<Value> {
    try {
      const value = await happening
      return this.#isOver ? await never() : value
    } catch (error) {
      if (this.#isOver) return never()
      throw error
    }
  }
}

export function never<Value>(): Promise<Value> {
  return new Promise<Value>(() => undefined)
}

/** How loops of this process wait. */
export function paceOf(life: Life, time: VirtualTime, dice: Dice): Pace {
  return {
    pause: (delayMs, signal) =>
      new Promise((resolve) => {
        if (life.isOver) return
        if (signal.aborted) {
          resolve()
          return
        }
        const called = time.after(delayMs, () => {
          signal.removeEventListener('abort', stop)
          if (!life.isOver) resolve()
        })
        const stop = () => {
          called.what = null
          if (!life.isOver) resolve()
        }
        signal.addEventListener('abort', stop, { once: true })
      }),
    random: () => dice.fraction(),
  }
}

/** Asked before and after each write: true ends the process there. */
export interface Dying {
  before(operation: string): boolean
  after(operation: string): boolean
}

/** The same thing in the hands of a process that may end before or after any of its writes. */
export function mortal<Store extends object>(store: Store, life: Life, writes: ReadonlySet<string>, dying: Dying): Store {
  const wrapped = new Map<string, unknown>()
  const call = (name: string, method: (...args: unknown[]) => unknown) => {
    const isWrite = writes.has(name)
    return async (...args: unknown[]) => {
      if (life.isOver) return never()
      if (isWrite && dying.before(name)) {
        life.end()
        return never()
      }
      const value = await life.hears(Promise.resolve(method.apply(store, args)))
      if (isWrite && dying.after(name)) {
        life.end()
        return never()
      }
      return value
    }
  }
  return new Proxy(store, {
    get(target, key) {
      const value = Reflect.get(target, key, target) as unknown
      if (typeof value !== 'function' || typeof key !== 'string') return value
      const known = wrapped.get(key)
      if (known) return known
      const made = call(key, value as (...args: unknown[]) => unknown)
      wrapped.set(key, made)
      return made
    },
  })
}
