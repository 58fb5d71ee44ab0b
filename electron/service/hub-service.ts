import type { Cursor, DeskCursor } from '../../shared/contract/changes.ts'
import type { Outcome } from '../../shared/contract/outcome.ts'
import type { PackedPage, WholeStates } from '../../shared/contract/packed-changes.ts'
import { PROTOCOL_VERSION } from '../../shared/contract/protocol-version.ts'
import type { Report } from '../../shared/contract/report.ts'
import {
  type HelloAnswer,
  type HelloQuestion,
  type PullAnswer,
  type Push,
  type PushAnswer,
  type PushResult,
  SYNC_LIMITS,
} from '../../shared/contract/sync-messages.ts'
import type { Command } from '../../shared/lifecycle/command.ts'
import type { DocumentNumber } from '../../shared/lifecycle/document-number.ts'
import type { HistoryEntry } from '../../shared/views/history-entry.ts'
import type { QueueRow } from '../../shared/views/queue-row.ts'
import type { Clock } from '../ports/clock.ts'
import type { Logger } from '../ports/logger.ts'
import type { DeskRecord, OrderStore, QueuePage, QueuePageRequest, SearchOptions } from '../ports/order-store.ts'
import { StoreFailure } from '../ports/store-failure.ts'
import { faultOf } from './fault-of.ts'
import { keepNumbers } from './keep-numbers.ts'
import type { LifecycleService } from './lifecycle-service.ts'
import { readPackedChanges } from './read-packed-changes.ts'
import type { ReportPeriod } from './read-report.ts'
import { readWhole } from './read-whole.ts'

export interface HubPorts {
  readonly service: LifecycleService
  readonly store: OrderStore
  readonly clock: Clock
  readonly logger: Logger
}

/** The authority as one of many desks meets it, whatever carries the messages. Who the desk is was proven before. */
export class HubService {
  readonly #ports: HubPorts
  readonly #pushing = new Set<string>()

  constructor(ports: HubPorts) {
    this.#ports = ports
  }

  async hello(desk: DeskRecord, { appVersion, outbox, documentNumbers }: HelloQuestion): Promise<HelloAnswer> {
    const { store, clock } = this.#ports
    const serverTime = clock.now()
    await store.noteDesk({ deskId: desk.id, seenAt: serverTime, appVersion, outbox })
    if (documentNumbers) await this.#keepNumbers(desk.id, documentNumbers)
    const head = await store.head()
    return { protocol: PROTOCOL_VERSION, head, lastSeq: desk.lastSeq, serverTime, deskName: desk.name, series: desk.series }
  }

  /** Takes commands in their desk's order, one transaction each; what stopped it leaves those before it standing. */
  async push(desk: DeskRecord, { epoch, commands }: Push): Promise<PushAnswer> {
    const { store } = this.#ports
    const results: PushResult[] = []
    const head = await store.head()
    const answer = (stop?: PushAnswer['stop']): PushAnswer => {
      const lastSeq = Math.max(desk.lastSeq, results.at(-1)?.seq ?? 0)
      return { epoch: head.epoch, lastSeq, results, ...(stop ? { stop } : {}) }
    }
    if (epoch !== head.epoch) return answer({ why: 'epoch' })
    if (this.#pushing.has(desk.id)) return answer({ why: 'busy', retryAfterMs: BUSY_MS })
    this.#pushing.add(desk.id)
    try {
      for (const pushed of commands.slice(0, SYNC_LIMITS.pushCommands)) {
        const taken = await this.#take(desk.id, pushed)
        if ('stop' in taken) return answer(taken.stop)
        results.push(taken)
      }
      return answer()
    } finally {
      this.#pushing.delete(desk.id)
    }
  }

  async pull(desk: DeskRecord, cursor: DeskCursor | null, maxRows: number): Promise<PullAnswer> {
    const { store, clock } = this.#ports
    const rows = Math.min(maxRows, SYNC_LIMITS.bootstrapRows)
    const page = await (store.deskChangesSince?.(cursor, rows, desk.id) ?? store.changesSince(cursor, rows, desk.id))
    return { ...page, lastSeq: desk.lastSeq, serverTime: clock.now() }
  }

  /** A command only the authority may decide; the same id again gets the same answer. */
  execute(desk: DeskRecord, command: Command): Promise<Outcome> {
    return this.#ports.service.submit({ ...command, deskId: desk.id })
  }

  history(id: string): Promise<readonly HistoryEntry[]> {
    return this.#ports.service.history(id)
  }

  /** For windows of a desk that does not hold its shop yet. */
  lists(desk: DeskRecord, cursor: Cursor | null, maxRows: number): Promise<PackedPage> {
    return readPackedChanges(this.#ports.store, cursor, maxRows, desk.id)
  }

  queue(page: QueuePageRequest): Promise<QueuePage> {
    return this.#ports.service.listQueue(page)
  }

  search(text: string, options: SearchOptions): Promise<readonly QueueRow[]> {
    return this.#ports.service.search(text, options)
  }

  whole(ids: readonly string[]): Promise<WholeStates> {
    return readWhole(this.#ports.service, ids)
  }

  report(period: ReportPeriod): Promise<Report> {
    return this.#ports.service.report(period)
  }

  onCommit(listener: (head: Cursor) => void): () => void {
    return this.#ports.service.onCommit(listener)
  }

  async #keepNumbers(deskId: string, told: readonly DocumentNumber[]): Promise<void> {
    const { store, clock, logger } = this.#ports
    const { kept, twice } = await keepNumbers(store, told, clock.now())
    if (kept > 0) logger.warn('Numbers given before the shop was set back stay given', { deskId, kept })
    for (const { number, orderId } of twice) logger.error('A number stands on two papers', { number, orderId, deskId })
  }

  // An outage is the desk's to repeat. Anything else is a bug: it is counted, and at the third time the command is set aside,
  // so that one command cannot hold up a desk for ever.
  async #take(deskId: string, pushed: Push['commands'][number]) {
    const { service, store, clock, logger } = this.#ports
    try {
      return await service.acceptPushed(deskId, pushed)
    } catch (error) {
      if (error instanceof StoreFailure || !pushed.command) throw error
      const fault = faultOf(error)
      const commandId = pushed.command.id
      const times = await store.noteFault({ commandId, fault, at: clock.now() })
      logger.error('A command could not be decided', {
        commandId,
        fault,
        times,
        error: error instanceof Error ? error.message : String(error),
      })
      if (times >= TIMES_BEFORE_SET_ASIDE) return service.quarantinePushed(deskId, pushed, fault)
      return { stop: { why: 'retry', retryAfterMs: FAULT_PAUSE_MS } } as const
    }
  }
}

const BUSY_MS = 500
const FAULT_PAUSE_MS = 1_100
const TIMES_BEFORE_SET_ASIDE = 3
