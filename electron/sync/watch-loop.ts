import { Backoff } from './backoff.ts'
import { Bell } from './bell.ts'
import type { LoopParts } from './loop-parts.ts'

/** Hears the authority say that there is something new. A hint only: without it everything takes a little longer. */
export class WatchLoop {
  readonly bell = new Bell()
  readonly #parts: LoopParts
  readonly #backoff: Backoff
  readonly #onPoke: () => void

  constructor(parts: LoopParts, onPoke: () => void) {
    this.#parts = parts
    this.#backoff = new Backoff(() => parts.ports.pace.random())
    this.#onPoke = onPoke
  }

  async run(): Promise<void> {
    const { ports, calls, stopping } = this.#parts
    while (!stopping.aborted) {
      try {
        await calls.greeted()
        await this.#listen()
      } catch (error) {
        if (!stopping.aborted) ports.logger.info('The service cannot be heard', { error: String(error) })
      }
      // What was said after the line broke was not heard, and whether it is the line that broke is soon known.
      if (!stopping.aborted && calls.connectivity.isOnline) this.#onPoke()
      if (!stopping.aborted && (await this.bell.sleep(ports.pace, this.#backoff.nextMs()))) this.#backoff.reset()
    }
  }

  async #listen(): Promise<void> {
    const { ports, stopping } = this.#parts
    const stopped = new Promise<{ readonly done: true; readonly value: undefined }>((resolve) => {
      const end = () => resolve({ done: true, value: undefined })
      if (stopping.aborted) end()
      else stopping.addEventListener('abort', end, { once: true })
    })
    const pokes = ports.link.watch(stopping)[Symbol.asyncIterator]()
    for (;;) {
      const poke = await Promise.race([pokes.next(), stopped])
      if (poke.done) return
      this.#backoff.reset()
      this.#onPoke()
    }
  }
}
