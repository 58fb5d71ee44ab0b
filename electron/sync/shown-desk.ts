import type { OutboxEntry } from '../../shared/contract/outbox-entry.ts'
import type { Command } from '../../shared/lifecycle/command.ts'
import type { Decision, LifecycleState, RuleContext } from '../../shared/lifecycle/decision.ts'
import { offlineClassOf } from '../../shared/lifecycle/fact-or-intent.ts'
import type { ShopSettings } from '../../shared/lifecycle/settings.ts'
import { promisesOffline } from '../../shared/sync/may-act-offline.ts'
import type { Logger } from '../ports/logger.ts'
import type { OutboxStore } from '../ports/outbox-store.ts'
import type { ReplicaStore } from '../ports/replica-store.ts'
import { applyDecision, decideOn } from '../service/decide-command.ts'
import { NO_SETTINGS } from '../service/no-settings.ts'
import { WorkingSet } from '../service/working-set.ts'
import { ReplicaTransaction } from './replica-transaction.ts'

/** After so many orders were looked at, what is remembered of them is given up. */
const MOST_STATES = 2_000

/**
 * The shop as this desk shows it: the confirmed rows with its own commands played over them, oldest first, stock and demand
 * included. A command the rules now refuse, or fail over, paints nothing: its own answer is on the way and says so.
 */
export class ShownDesk {
  readonly #outbox: OutboxStore
  readonly #replica: ReplicaStore
  readonly #logger: Logger
  readonly #isOnline: () => boolean
  #set: WorkingSet | null = null

  constructor(
    ports: { readonly outbox: OutboxStore; readonly replica: ReplicaStore; readonly logger: Logger },
    isOnline: () => boolean = () => true,
  ) {
    this.#isOnline = isOnline
    this.#outbox = ports.outbox
    this.#replica = ports.replica
    this.#logger = ports.logger
  }

  /** The confirmed rows or the outbox are others now. */
  invalidate(): void {
    this.#set = null
  }

  async settings(): Promise<ShopSettings> {
    return (await this.#replica.readSettings()) ?? NO_SETTINGS
  }

  async state(id: string): Promise<LifecycleState> {
    return (await this.#current()).state(id)
  }

  /** What the rules say to a new command; nothing changes by it. */
  async decide(command: Command): Promise<Decision> {
    return decideOn(new ReplicaTransaction(this.#replica), await this.#current(), command, this.#promises(command))
  }

  /** Shows a command that was decided and kept, without looking at all of them again. */
  async show(command: Command, decision: Decision): Promise<void> {
    const set = this.#set
    if (!set || decision.outcome !== 'accepted') return
    if (await this.#isPromisedNothing(set, command)) return
    await applyDecision(set, command, decision)
  }

  async #current(): Promise<WorkingSet> {
    if (this.#set && this.#set.states.size < MOST_STATES) return this.#set
    const transaction = new ReplicaTransaction(this.#replica)
    const set = new WorkingSet(transaction)
    this.#set = set
    const base = await this.#replica.cursor()
    for (const entry of await this.#outbox.unsettled()) {
      // The rows of before a restore contain what is sent again after it.
      if (entry.containedIn !== undefined && entry.containedIn === base?.epoch) continue
      if (entry.state === 'pending' || entry.state === 'accepted') await this.#replay(transaction, set, entry)
    }
    return set
  }

  async #replay(transaction: ReplicaTransaction, set: WorkingSet, { command, state, seq }: OutboxEntry): Promise<void> {
    try {
      if (state === 'pending' && (await this.#isPromisedNothing(set, command))) return
      const decision = await decideOn(transaction, set, command, state === 'pending' ? this.#promises(command) : {})
      if (decision.outcome === 'accepted') await applyDecision(set, command, decision)
    } catch (error) {
      this.#logger.warn('A waiting command cannot be shown', { seq, commandId: command.id, error: String(error) })
    }
  }

  // Nobody can be asked: what others may promise meanwhile this desk does not promise.
  #promises(command: Command): Pick<RuleContext, 'promises'> {
    const promises = this.#isOnline() ? undefined : promisesOffline(command)
    return promises === undefined ? {} : { promises }
  }

  /** Written down and sent later, shown as done never before it is. */
  async #isPromisedNothing(set: WorkingSet, command: Command): Promise<boolean> {
    return offlineClassOf(command, await set.state(command.aggregate.id), await this.settings()) === 'onlineQueued'
  }
}
