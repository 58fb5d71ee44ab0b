import type { Cursor } from '../../shared/contract/changes.ts'
import { Backoff } from './backoff.ts'
import { Bell } from './bell.ts'
import type { LoopParts } from './loop-parts.ts'

/** Hears the authority say that there is something new. A hint only: without it everything takes a little longer. */
export class WatchLoop {
  readonly bell = new Bell()
  readonly #parts: LoopParts
  readonly #backoff: Backoff
  readonly #onPoke: (head: Cursor | null) => void

  constructor(parts: LoopParts, onPoke: (head: Cursor | null) => void) {
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
        // Whatever was said after the line broke was not heard.
        if (!stopping.aborted) this.#onPoke(null)
      } catch (error) {
        if (!stopping.aborted) ports.logger.info('The service can no longer be heard', { error: String(error) })
      }
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
      this.#onPoke(poke.value)
    }
  }
}
