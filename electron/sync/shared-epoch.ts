import type { OutboxStore } from '../ports/outbox-store.ts'

/** The line of versions both directions work in. It changes when the authority was set back; then what it forgot is sent again. */
export class SharedEpoch {
  readonly #outbox: OutboxStore
  #current: string | null

  constructor(outbox: OutboxStore, current: string | null) {
    this.#outbox = outbox
    this.#current = current
  }

  get current(): string | null {
    return this.#current
  }

  /** The authority answers in this epoch, and has outcomes up to `lastSeq` in it. */
  async meet(epoch: string, lastSeq: number): Promise<void> {
    if (epoch === this.#current) return
    // Answers given in this epoch stand. A desk that stops in the middle of this does it again.
    await this.#outbox.sendAgainAfter(epoch, lastSeq)
    this.#current = epoch
  }
}
