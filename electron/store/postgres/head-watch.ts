import type { Cursor } from '../../../shared/contract/changes.ts'

/**
 * Notices commits of other processes by asking for the head again and again. Asking is one look at one row; a notification
 * would cost each commit a lock all of them share, and a connection that listens can be lost without anybody noticing.
 */
export class HeadWatch {
  readonly #readHead: () => Promise<Cursor>
  readonly #everyMs: number
  readonly #listeners = new Set<(head: Cursor) => void>()
  #known = 0
  #timer: NodeJS.Timeout | null = null

  constructor(readHead: () => Promise<Cursor>, everyMs: number) {
    this.#readHead = readHead
    this.#everyMs = everyMs
  }

  /** What this process committed itself is no news to it. */
  committed(version: number): void {
    this.#known = Math.max(this.#known, version)
  }

  listen(listener: (head: Cursor) => void): () => void {
    this.#listeners.add(listener)
    if (!this.#timer) this.#askSoon()
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size === 0) this.stop()
    }
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    this.#listeners.clear()
  }

  #askSoon(): void {
    // Nobody waits for it: a process that has nothing else to do may end.
    this.#timer = setTimeout(() => void this.#ask(), this.#everyMs).unref()
  }

  async #ask(): Promise<void> {
    try {
      const head = await this.#readHead()
      if (head.version > this.#known) {
        this.#known = head.version
        for (const listener of this.#listeners) listener(head)
      }
    } catch {
      // A hint that could not be had; whoever needs the store meets the same failure and says so.
    }
    if (this.#listeners.size > 0) this.#askSoon()
  }
}
