import { canonicalJson } from '../../shared/base/canonical-json.ts'
import type { ChangePage, Cursor, ItemStock } from '../../shared/contract/changes.ts'
import type { OutboxEntry } from '../../shared/contract/outbox-entry.ts'
import type { BatchOutcome, SubmitAnswer } from '../../shared/contract/outcome.ts'
import type { PackedPage } from '../../shared/contract/packed-changes.ts'
import type { Report } from '../../shared/contract/report.ts'
import type { LedgerPage } from '../../shared/contract/stock-ledger.ts'
import type { SyncStatus } from '../../shared/contract/sync-status.ts'
import type { Command } from '../../shared/lifecycle/command.ts'
import type { LifecycleState, Warning } from '../../shared/lifecycle/decision.ts'
import { offlineClassOf } from '../../shared/lifecycle/fact-or-intent.ts'
import type { Refusal } from '../../shared/lifecycle/refusal.ts'
import type { ProductItem, ShopSettings } from '../../shared/lifecycle/settings.ts'
import { mayActOffline } from '../../shared/sync/may-act-offline.ts'
import { beyondOfflineLimits, OFFLINE_LIMITS, type OfflineLimits } from '../../shared/sync/offline-limits.ts'
import type { HistoryEntry } from '../../shared/views/history-entry.ts'
import type { QueueRow } from '../../shared/views/queue-row.ts'
import type { QueueId } from '../../shared/views/queues.ts'
import { queryWords } from '../../shared/views/search-words.ts'
import { LinkFailure } from '../ports/authority-link.ts'
import type { LifecycleGateway } from '../ports/lifecycle-gateway.ts'
import type { ListViewRequest, OrderFound, QueuePage, QueuePageRequest, SearchOptions } from '../ports/order-store.ts'
import { readLedgerPage } from '../service/ledger-page.ts'
import { readListView } from '../service/read-list-view.ts'
import { readPackedChanges } from '../service/read-packed-changes.ts'
import { type ReportPeriod, readReport } from '../service/read-report.ts'
import { ViewCounts } from '../service/view-counts.ts'
import { AuthorityAlone } from './authority-alone.ts'
import type { SyncPorts } from './authority-calls.ts'
import { BeyondWindow } from './beyond-window.ts'
import { EarlyReads } from './early-reads.ts'
import { ShownDesk } from './shown-desk.ts'
import { SyncEngine } from './sync-engine.ts'

export interface DeskGatewayOptions {
  readonly deskId: string
  /** How long a click waits for the authority's own answer while the desk is online. */
  readonly answerWithinMs?: number
  readonly limits?: OfflineLimits
}

/**
 * A desk whose authority is elsewhere, as doors see it. It reads what is confirmed, decides on what it shows, and keeps a command
 * before anybody is told that it is saved; the sending is the engine's.
 */
export class DeskGateway implements LifecycleGateway {
  readonly #ports: SyncPorts
  readonly #options: Required<DeskGatewayOptions>
  readonly #engine: SyncEngine
  readonly #shown: ShownDesk
  readonly #early: EarlyReads
  readonly #beyond: BeyondWindow
  readonly #alone: AuthorityAlone
  readonly #viewCounts: ViewCounts
  readonly #outboxListeners = new Set<() => void>()
  readonly #statusListeners = new Set<(status: SyncStatus) => void>()
  readonly #commitListeners = new Set<(head: Cursor) => void>()
  /** Clicks that wait for their answer. */
  readonly #awaiting = new Set<() => void>()
  #isClosed = false
  #line: SyncStatus['line']['is'] | null = null
  /** The last submission in line: each is decided on what the one before left. */
  #tail: Promise<unknown> = Promise.resolve()

  private constructor(ports: SyncPorts, options: DeskGatewayOptions, engine: SyncEngine) {
    this.#ports = ports
    this.#options = { answerWithinMs: ANSWER_WITHIN_MS, limits: OFFLINE_LIMITS, ...options }
    this.#engine = engine
    this.#shown = new ShownDesk(ports, () => engine.isOnline)
    this.#early = new EarlyReads({ ...ports, calls: engine.calls, courtesy: engine.courtesy })
    this.#beyond = new BeyondWindow({ ...ports, calls: engine.calls })
    this.#alone = new AuthorityAlone(ports, engine, (head) => this.#committed(head))
    this.#viewCounts = new ViewCounts(ports.replica, () => ports.clock.now())
    engine.listen({
      revealed: (cursor) => {
        this.#shown.invalidate()
        this.#committed(cursor)
      },
      outboxChanged: () => this.#outboxChanged(),
      status: (status) => {
        if (status.line.is !== this.#line) {
          // What may be promised depends on the line, and so does whether an answer is worth waiting for.
          this.#shown.invalidate()
          this.#wakeAwaiting()
        }
        this.#line = status.line.is
        for (const listener of this.#statusListeners) this.#tell(() => listener(status))
      },
    })
  }

  static async start(ports: SyncPorts, options: DeskGatewayOptions): Promise<DeskGateway> {
    return new DeskGateway(ports, options, await SyncEngine.start(ports))
  }

  /** Keeps the command and answers; waits a moment for the authority's own answer while there is a line. */
  async submit(command: Command): Promise<SubmitAnswer> {
    const known = await this.#ports.outbox.find(command.id)
    const kept = known ? this.#knownEntry(known, command) : await this.#inLine(() => this.#decideAndKeep(command))
    if ('answer' in kept) return kept.answer
    if ('ask' in kept) return this.#alone.ask(kept.ask, kept.isEarly)
    return this.#answerOf(kept.entry, kept.warnings)
  }

  /** Many commands as one need the authority itself: it alone can take all or none. */
  async submitBatch(commands: readonly Command[]): Promise<BatchOutcome> {
    const [first] = commands
    if (!first) return { status: 'accepted', outcomes: [] }
    const refusal: Refusal = { code: 'REQUIRES_ONLINE', facts: { needs: 'authority' } }
    return { status: 'refused', at: 0, commandId: first.id, refusal }
  }

  /** Takes a command back that has not been sent. False when it may have arrived: then it can only be undone by another. */
  async withdraw(commandId: string): Promise<boolean> {
    const isWithdrawn = await this.#ports.outbox.withdraw(commandId, this.#ports.clock.now())
    if (isWithdrawn) this.#outboxChanged()
    return isWithdrawn
  }

  /** A person has seen that these were not accepted. */
  async markSeen(commandIds: readonly string[]): Promise<void> {
    await this.#ports.outbox.markSeen(commandIds, this.#ports.clock.now())
    this.#outboxChanged()
  }

  /** Commands of this desk that changed after `change`, for windows. */
  outboxSince(change: number, limit: number): Promise<readonly OutboxEntry[]> {
    return this.#ports.outbox.changedSince(change, limit)
  }

  /** What a window must show of this desk's own commands. */
  unsettled(): Promise<readonly OutboxEntry[]> {
    return this.#ports.outbox.unsettled()
  }

  onOutbox(listener: () => void): () => void {
    this.#outboxListeners.add(listener)
    return () => this.#outboxListeners.delete(listener)
  }

  status(): SyncStatus {
    return this.#engine.status()
  }

  onStatus(listener: (status: SyncStatus) => void): () => void {
    this.#statusListeners.add(listener)
    return () => this.#statusListeners.delete(listener)
  }

  /** Tries now, whatever the waiting time. */
  syncNow(): void {
    this.#engine.kick()
  }

  /** Throws away what this desk holds, to leave its authority. False, and nothing is touched, while anything is unsent. */
  async clear(): Promise<boolean> {
    return this.#inLine(async () => {
      const isCleared = await this.#ports.outbox.clear()
      if (isCleared) this.#outboxChanged()
      return isCleared
    })
  }

  /** The state as this desk shows it, its own waiting commands played over what is confirmed. */
  shownState(id: string): Promise<LifecycleState> {
    return this.#inLine(() => this.#shown.state(id))
  }

  pullChanges(cursor: Cursor | null, maxRows: number = ROWS_OF_A_PULL): Promise<ChangePage> {
    return this.#ports.replica.changesSince(cursor, maxRows)
  }

  async pullPacked(cursor: Cursor | null, maxRows: number = ROWS_OF_A_PULL): Promise<PackedPage> {
    return (await this.#early.pullPacked(cursor, maxRows)) ?? readPackedChanges(this.#ports.replica, cursor, maxRows)
  }

  head(): Promise<Cursor> {
    return this.#ports.replica.head()
  }

  readOrder(key: string): Promise<OrderFound | null> {
    return this.#ports.replica.readOrder(key)
  }

  async readState(id: string): Promise<{ readonly state: LifecycleState; readonly version: number }> {
    const here = (await this.#early.state(id)) ?? (await this.#ports.replica.readState(id))
    return here.version > 0 || here.state.deleted ? here : this.#beyond.state(id)
  }

  /** The authority keeps the history; without a line there is none to read. */
  async history(id: string): Promise<readonly HistoryEntry[]> {
    if (!this.#engine.isOnline) return []
    try {
      return await this.#engine.calls.ask((signal) => this.#ports.link.history(id, signal), HISTORY_MS)
    } catch (error) {
      if (error instanceof LinkFailure) return []
      throw error
    }
  }

  async listQueue(page: QueuePageRequest): Promise<QueuePage> {
    return (await this.#early.queue(page)) ?? this.#ports.replica.readQueue(page)
  }

  counts(): Promise<Readonly<Record<QueueId, number>>> {
    return this.#ports.replica.readCounts()
  }

  async listView(request: ListViewRequest): Promise<QueuePage> {
    await this.#early.assertFilled()
    return readListView(this.#ports.replica, request, this.#ports.clock.now())
  }

  async countViews(views: Parameters<LifecycleGateway['countViews']>[0]): Promise<readonly number[]> {
    await this.#early.assertFilled()
    return this.#viewCounts.counts(views)
  }

  async search(text: string, options: Partial<SearchOptions> = {}): Promise<readonly QueueRow[]> {
    const asked = { limit: ROWS_OF_A_SEARCH, ...options }
    const early = await this.#early.search(text, asked)
    if (early) return early
    const here = await this.#ports.replica.search({ ...asked, words: queryWords(text) })
    return this.#beyond.search(text, here, asked)
  }

  settings(): Promise<ShopSettings | null> {
    return this.#ports.replica.readSettings()
  }

  findItem(code: string): Promise<ProductItem | null> {
    return this.#ports.replica.findItem(code)
  }

  items(itemIds: readonly string[]): Promise<readonly ProductItem[]> {
    return this.#ports.replica.readItems(itemIds)
  }

  stock(itemIds: readonly string[]): Promise<readonly ItemStock[]> {
    return this.#ports.replica.readStock(itemIds)
  }

  ledger(itemId: string, before: number | null, limit: number): Promise<LedgerPage> {
    return readLedgerPage(this.#ports.replica, itemId, before, limit)
  }

  /** The authority counts the whole shop; while it cannot be asked this desk counts what it holds, as of when it last heard of it. */
  async report(period: ReportPeriod): Promise<Report> {
    const { reads, replica, clock } = this.#ports
    if (reads && this.#engine.isOnline) {
      try {
        return await this.#engine.calls.ask((signal) => reads.report(period, signal), REPORT_MS)
      } catch (error) {
        if (!(error instanceof LinkFailure)) throw error
      }
    }
    const counted = await readReport(replica, period, clock.now())
    return { ...counted, asOf: this.#engine.status().lastPullAt ?? counted.asOf, isOfDesk: true }
  }

  onCommit(listener: (head: Cursor) => void): () => void {
    this.#commitListeners.add(listener)
    return () => this.#commitListeners.delete(listener)
  }

  /** Resolves when everything done here is answered and shown in the confirmed rows. */
  settled(): Promise<void> {
    return this.#engine.settled()
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#engine.stop()
    this.#wakeAwaiting()
    await this.#tail
    await this.#alone.settled()
    await this.#ports.replica.close()
    await this.#ports.outbox.close()
  }

  async #decideAndKeep(asked: Command): Promise<Kept> {
    const { outbox, clock } = this.#ports
    // Whoever stood before in line may have kept the same click.
    const known = await outbox.find(asked.id)
    if (known) return this.#knownEntry(known, asked)
    const command = await this.#named(asked)
    // Windows are told of it here only while they read there; afterwards the pages tell them.
    const isEarly = await this.#early.isEarly()
    if (isEarly || this.#alone.hasAsked(command.id)) return { ask: command, isEarly }
    const state = await this.#shown.state(command.aggregate.id)
    const settings = await this.#shown.settings()
    const kind = offlineClassOf(command, state, settings)
    if (kind === 'online') return { ask: command, isEarly: false }
    const refusal = await this.#whyNot(command, state, kind === 'fact')
    if (refusal) return this.#refused(refusal)
    const decision = await this.#shown.decide(command)
    if (decision.outcome === 'refused') {
      // What closed long ago is not here, and may be there.
      const isElsewhere = decision.refusal.code === 'NOT_FOUND' && (await this.#beyond.isBeyond(command.aggregate.id))
      return isElsewhere ? { ask: command, isEarly: false } : this.#refused(decision.refusal)
    }
    const entry = await outbox.append(command, await outbox.known(), clock.now(), kind === 'fact')
    await this.#showKept(command, decision)
    this.#engine.kick()
    for (const listener of this.#outboxListeners) this.#tell(listener)
    return { entry, warnings: 'warnings' in decision ? decision.warnings : [] }
  }

  async #showKept(command: Command, decision: Parameters<ShownDesk['show']>[1]): Promise<void> {
    try {
      await this.#shown.show(command, decision)
    } catch (error) {
      // It is kept; what is shown is worked out anew the next time.
      this.#ports.logger.warn('A kept command could not be shown at once', { commandId: command.id, error: String(error) })
      this.#shown.invalidate()
    }
  }

  async #named(command: Command): Promise<Command> {
    if (command.name !== 'CreateOrder' && command.name !== 'CounterSale') return command
    const name = await this.#ports.outbox.nameFor(command.id)
    return { ...command, args: { ...command.args, ...name } } as Command
  }

  async #whyNot(command: Command, state: LifecycleState, isFact: boolean): Promise<Refusal | null> {
    const { outbox, clock } = this.#ports
    if (!isFact) {
      const beyond = beyondOfflineLimits(await outbox.summary(), clock.now(), this.#options.limits)
      if (beyond) return beyond
    }
    return this.#engine.isOnline ? null : mayActOffline(command, state, this.#options.deskId)
  }

  async #refused(refusal: Refusal): Promise<Kept> {
    return { answer: { status: 'refused', version: (await this.#ports.replica.head()).version, refusal } }
  }

  #knownEntry(entry: OutboxEntry, command: Command): Kept {
    if (isSameQuestion(entry.command, command)) return { entry }
    return { answer: { status: 'refused', version: 0, refusal: { code: 'ID_REUSED', facts: { id: command.id } } } }
  }

  async #answerOf(entry: OutboxEntry, warnings: readonly Warning[] = []): Promise<SubmitAnswer> {
    const waiting: SubmitAnswer = { status: 'waiting', seq: entry.seq, ...(warnings.length > 0 ? { warnings } : {}) }
    const { outbox, pace } = this.#ports
    const { id } = entry.command
    const over = new AbortController()
    const isOver = pace.pause(this.#options.answerWithinMs, over.signal).then(() => 'over' as const)
    try {
      for (;;) {
        if (this.#isClosed) return waiting
        const now = await outbox.find(id)
        if (now?.outcome) return now.outcome
        if (now?.state !== 'pending' || !this.#engine.isOnline) return waiting
        const changed = new Promise<'changed'>((resolve) => this.#awaiting.add(() => resolve('changed')))
        if ((await Promise.race([changed, isOver])) === 'over') return waiting
      }
    } finally {
      over.abort()
    }
  }

  #outboxChanged(): void {
    this.#shown.invalidate()
    this.#wakeAwaiting()
    for (const listener of this.#outboxListeners) this.#tell(listener)
  }

  #wakeAwaiting(): void {
    const awaiting = [...this.#awaiting]
    this.#awaiting.clear()
    for (const wake of awaiting) wake()
  }

  #committed(head: Cursor): void {
    for (const listener of this.#commitListeners) this.#tell(() => listener(head))
  }

  #tell(listener: () => void): void {
    try {
      listener()
    } catch (error) {
      // A hint; whoever missed it reads later.
      this.#ports.logger.error('A listener of the desk failed', { error: String(error) })
    }
  }

  #inLine<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#tail.then(work)
    this.#tail = turn.catch(() => undefined)
    return turn
  }
}

type Kept =
  | { readonly answer: SubmitAnswer }
  | { readonly ask: Command; readonly isEarly: boolean }
  | { readonly entry: OutboxEntry; readonly warnings?: readonly Warning[] }

const ANSWER_WITHIN_MS = 3_000
const HISTORY_MS = 5_000
const REPORT_MS = 20_000
const ROWS_OF_A_PULL = 500
const ROWS_OF_A_SEARCH = 50

/** The names of an order are the desk's to give: they are no part of what was asked. */
function isSameQuestion(kept: Command, asked: Command): boolean {
  return question(kept) === question(asked)
}

function question({ name, v, aggregate, args }: Command): string {
  const named = name === 'CreateOrder' || name === 'CounterSale' ? { ...args, number: '', reference: '' } : args
  return canonicalJson([name, v, aggregate.type, aggregate.id, named])
}
