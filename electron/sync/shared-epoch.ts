import { LinkFailure } from '../ports/authority-link.ts'
import type { OutboxStore } from '../ports/outbox-store.ts'

/**
 * The line of versions both directions work in. It changes when the authority was set back: then what it forgot is sent again, and
 * no answer counts that was asked for before.
 */
export class SharedEpoch {
  readonly #outbox: OutboxStore
  readonly #onSentAgain: () => void
  readonly #tellKnown: () => Promise<void>
  #current: string | null
  #turns = 0

  /** `tellKnown` tells the authority what this desk knows of before: nothing is taken over from it until that is done. */
  constructor(outbox: OutboxStore, current: string | null, onSentAgain: () => void, tellKnown: () => Promise<void>) {
    this.#tellKnown = tellKnown
    this.#outbox = outbox
    this.#current = current
    this.#onSentAgain = onSentAgain
  }

  get current(): string | null {
    return this.#current
  }

  /** Begins a question: calling what this answers rejects an answer that the authority was set back before. */
  asking(): () => void {
    const turns = this.#turns
    return () => {
      if (turns !== this.#turns) throw writtenBefore()
    }
  }

  /** The authority answers in this epoch, and has outcomes up to `lastSeq` in it. */
  async meet(epoch: string, lastSeq: number): Promise<void> {
    const before = this.#current
    if (epoch === before) return
    if (before !== null) {
      await this.#tellKnown()
      if (this.#current === epoch) return
      if (this.#current !== before) throw writtenBefore()
    }
    // First, so that nothing of the epoch before is taken over while the outbox is told.
    this.#current = epoch
    this.#turns += 1
    try {
      // Answers given in this epoch stand. A desk that stops in the middle of this does it again.
      await this.#sendAgainAfter(epoch, lastSeq)
    } catch (error) {
      if (this.#current === epoch) this.#current = before
      throw error
    }
    if (this.#current !== epoch) throw writtenBefore()
  }

  /** Set back without saying so: even answers of this very epoch are void. Answers how many commands are sent again. */
  async forgot(lastSeq: number): Promise<number> {
    await this.#tellKnown()
    this.#turns += 1
    return this.#sendAgainAfter(null, lastSeq)
  }

  async #sendAgainAfter(epoch: string | null, lastSeq: number): Promise<number> {
    const count = await this.#outbox.sendAgainAfter(epoch, lastSeq)
    if (count > 0) this.#onSentAgain()
    return count
  }
}

function writtenBefore(): LinkFailure {
  return new LinkFailure('fault', 'The service answered from before it was set back.')
}
