import { type LifecycleState, NOTHING_YET } from '../../shared/lifecycle/decision.ts'
import type { QueueRow } from '../../shared/views/queue-row.ts'
import { LinkFailure } from '../ports/authority-link.ts'
import type { AuthorityReads } from '../ports/authority-reads.ts'
import type { SearchOptions } from '../ports/order-store.ts'
import type { OutboxStore } from '../ports/outbox-store.ts'
import type { ReplicaStore } from '../ports/replica-store.ts'
import type { AuthorityCalls } from './authority-calls.ts'

export interface BeyondPorts {
  readonly replica: ReplicaStore
  readonly outbox: OutboxStore
  /** Left out where nothing is read beyond the desk. */
  readonly reads?: AuthorityReads
  readonly calls: AuthorityCalls
}

type Read = Awaited<ReturnType<ReplicaStore['readState']>>

/**
 * A desk holds what is open and what was closed lately. What is older is read from the authority while it can be reached, and is as
 * good as not there while it cannot: nobody waits long for it.
 */
export class BeyondWindow {
  readonly #ports: BeyondPorts

  constructor(ports: BeyondPorts) {
    this.#ports = ports
  }

  /** Something this desk holds nothing of, as the authority has it; nothing where that has nothing either, or cannot be asked. */
  async state(id: string): Promise<Read> {
    const nothing = { state: NOTHING_YET, version: 0 }
    if (!(await this.isBeyond(id))) return nothing
    const whole = await this.#ask((reads, signal) => reads.whole([id], signal))
    const [version] = whole?.versions ?? []
    if (!whole || version === undefined) return nothing
    const { order = null, selection = null } = JSON.parse(whole.states) as Partial<LifecycleState>
    return { state: { ...NOTHING_YET, order, selection }, version }
  }

  /** What the authority finds besides; what this desk holds it shows as it has it. */
  async search(text: string, here: readonly QueueRow[], options: SearchOptions): Promise<readonly QueueRow[]> {
    if (here.length >= options.limit) return here
    const found = (await this.#ask((reads, signal) => reads.search(text, options, signal))) ?? []
    const known = new Set(here.map(({ id }) => id))
    const besides: QueueRow[] = []
    for (const row of found) if (!known.has(row.id) && (await this.isBeyond(row.id))) besides.push(row)
    return [...here, ...besides].slice(0, options.limit)
  }

  /** Neither held here, nor begun here and on its way. */
  async isBeyond(id: string): Promise<boolean> {
    const { replica, outbox } = this.#ports
    const { state, version } = await replica.readState(id)
    if (version > 0 || state.deleted) return false
    return (await outbox.unsettled()).every(({ command }) => command.aggregate.id !== id)
  }

  async #ask<Answer>(question: (reads: AuthorityReads, signal: AbortSignal) => Promise<Answer>): Promise<Answer | null> {
    const { reads, calls } = this.#ports
    if (!reads || !calls.connectivity.isOnline) return null
    try {
      return await calls.ask((signal) => question(reads, signal), PATIENCE_MS)
    } catch (error) {
      if (error instanceof LinkFailure) return null
      throw error
    }
  }
}

const PATIENCE_MS = 5_000
