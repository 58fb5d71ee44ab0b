import type { Cursor } from '../../shared/contract/changes.ts'
import type { Outcome } from '../../shared/contract/outcome.ts'
import type { Command } from '../../shared/lifecycle/command.ts'
import type { Refusal } from '../../shared/lifecycle/refusal.ts'
import { LinkFailure } from '../ports/authority-link.ts'
import type { SyncPorts } from './authority-calls.ts'
import type { SyncEngine } from './sync-engine.ts'

const EXECUTE_MS = 10_000

/** Commands only the authority may decide: it is asked here and now, and nothing of them is kept. */
export class AuthorityAlone {
  readonly #ports: SyncPorts
  readonly #engine: SyncEngine
  readonly #onEarly: (head: Cursor) => void
  /** Asked, answered or not: such a click asks again, whatever is here by then. */
  readonly #asked = new Set<string>()
  /** What is being asked; nobody else waits for it. */
  readonly #asking = new Set<Promise<unknown>>()

  /** `onEarly` tells windows that read at the authority what was decided there. */
  constructor(ports: SyncPorts, engine: SyncEngine, onEarly: (head: Cursor) => void) {
    this.#ports = ports
    this.#engine = engine
    this.#onEarly = onEarly
  }

  hasAsked(commandId: string): boolean {
    return this.#asked.has(commandId)
  }

  /** However long the authority takes, what this desk can do by itself does not wait for it. */
  async ask(command: Command, isEarly: boolean): Promise<Outcome> {
    const asking = isEarly ? this.#executeEarly(command) : this.#execute(command)
    this.#asking.add(asking)
    try {
      return await asking
    } finally {
      this.#asking.delete(asking)
    }
  }

  /** Resolves when nothing is being asked any more. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#asking)
  }

  /** What this desk did before on the same thing must have arrived first. */
  async #execute(command: Command): Promise<Outcome> {
    const mine = (await this.#ports.outbox.unsettled()).filter(({ state }) => state === 'pending')
    const before = mine.find((entry) => entry.command.aggregate.id === command.aggregate.id)
    if (before) return this.#requiresOnline({ needs: 'sending', command: before.command.name })
    if (!this.#engine.isOnline) return this.#requiresOnline({ needs: 'connection' })
    this.#asked.add(command.id)
    // An answer may be lost on the way back: the same id asked again has one effect.
    const outcome = (await this.#executeOnce(command)) ?? (this.#engine.isOnline ? await this.#executeOnce(command) : null)
    if (!outcome) return this.#requiresOnline({ needs: 'answer' })
    this.#engine.pullNow()
    return outcome
  }

  /** There is nothing here yet to decide on: the authority decides, and windows go on reading there. */
  async #executeEarly(command: Command): Promise<Outcome> {
    const outcome = await this.#execute(command)
    const greeted = await this.#engine.calls.greeted().catch((error: unknown) => {
      if (error instanceof LinkFailure) return null
      throw error
    })
    // A window that is not told now is told by the pages that come.
    if (greeted) this.#onEarly({ ...greeted.head, version: outcome.version })
    return outcome
  }

  /** Null where no answer came: it may have been done, and it may not. */
  async #executeOnce(command: Command): Promise<Outcome | null> {
    try {
      return await this.#engine.calls.ask((signal) => this.#ports.link.execute(command, signal), EXECUTE_MS)
    } catch (error) {
      if (error instanceof LinkFailure && error.kind !== 'fault') return null
      throw error
    }
  }

  async #requiresOnline(facts: Refusal['facts']): Promise<Outcome> {
    const { version } = await this.#ports.replica.head()
    return { status: 'refused', version, refusal: { code: 'REQUIRES_ONLINE', facts } }
  }
}
