import type { ChangePage, Cursor, ItemStock } from '../../shared/contract/changes.ts'
import type { BatchOutcome, Outcome } from '../../shared/contract/outcome.ts'
import type { PackedPage } from '../../shared/contract/packed-changes.ts'
import type { Report } from '../../shared/contract/report.ts'
import type { LedgerPage } from '../../shared/contract/stock-ledger.ts'
import type { PushedCommand } from '../../shared/contract/sync-messages.ts'
import type { Command } from '../../shared/lifecycle/command.ts'
import type { LifecycleState } from '../../shared/lifecycle/decision.ts'
import type { Selection } from '../../shared/lifecycle/selection.ts'
import type { ProductItem, ShopSettings } from '../../shared/lifecycle/settings.ts'
import type { HistoryEntry } from '../../shared/views/history-entry.ts'
import type { QueueRow } from '../../shared/views/queue-row.ts'
import type { QueueId } from '../../shared/views/queues.ts'
import { queryWords } from '../../shared/views/search-words.ts'
import type { LifecycleGateway } from '../ports/lifecycle-gateway.ts'
import type {
  ListViewRequest,
  OrderFound,
  OrderStore,
  QueuePage,
  QueuePageRequest,
  RecordedEvent,
  SearchOptions,
  SelectionsDue,
} from '../ports/order-store.ts'
import { acceptPushed, type PushedAnswer, quarantinePushed } from './accept-pushed.ts'
import { AfterCommit, type AfterCommitPorts } from './after-commit.ts'
import { moveWindow } from './desk-window.ts'
import { readLedgerPage } from './ledger-page.ts'
import { readHistory } from './read-history.ts'
import { readListView } from './read-list-view.ts'
import { readPackedChanges } from './read-packed-changes.ts'
import { type ReportPeriod, readReport } from './read-report.ts'
import { StockArrivals } from './stock-arrivals.ts'
import { submitBatch } from './submit-batch.ts'
import { submitCommand } from './submit-command.ts'
import type { Submitted } from './submitted.ts'
import { type Verification, verifyStore } from './verify.ts'
import { ViewCounts } from './view-counts.ts'

export interface LifecyclePorts extends AfterCommitPorts {
  readonly store: OrderStore
  /** Recorded as the desk of what the authority itself submits. */
  readonly deskId: string
}

/** The authority in this process: the one face doors, imports and the command line talk to. */
export class LifecycleService implements LifecycleGateway {
  readonly #ports: LifecyclePorts
  readonly #afterCommit: AfterCommit
  readonly #arrivals: StockArrivals
  readonly #viewCounts: ViewCounts
  readonly #listeners = new Set<(head: Cursor) => void>()
  #epoch: string
  readonly #endListening: () => void

  private constructor(ports: LifecyclePorts, epoch: string) {
    this.#ports = ports
    this.#epoch = epoch
    this.#viewCounts = new ViewCounts(ports.store, () => ports.clock.now())
    this.#afterCommit = new AfterCommit(ports, ports.deskId, (command) => this.submit(command))
    this.#arrivals = new StockArrivals(ports, (command) => this.submit(command))
    const others = ports.store.onForeignCommit?.((head) => {
      this.#epoch = head.epoch
      this.#poke(head)
    })
    this.#endListening = others ?? (() => undefined)
  }

  /** Begins work on a store, and takes up what the last process left unasked. */
  static async start(ports: LifecyclePorts): Promise<LifecycleService> {
    const { epoch } = await ports.store.head()
    const service = new LifecycleService(ports, epoch)
    const unanswered = await ports.store.openPaymentRequests()
    service.#afterCommit.ask(unanswered.map(({ request }) => request))
    service.stockArrived(null)
    return service
  }

  async submit(command: Command): Promise<Outcome> {
    return this.#follow(await submitCommand(this.#ports, command))
  }

  async submitBatch(commands: readonly Command[]): Promise<BatchOutcome> {
    return this.#follow(await submitBatch(this.#ports, commands))
  }

  /** Takes the next command of a desk's outbox, or says why not. */
  async acceptPushed(deskId: string, pushed: PushedCommand): Promise<PushedAnswer> {
    return this.#follow(await acceptPushed(this.#ports, deskId, pushed))
  }

  /** Sets a desk's next command aside, because deciding it failed with `fault` again and again. */
  async quarantinePushed(deskId: string, pushed: PushedCommand, fault: string): Promise<PushedAnswer> {
    return this.#follow(await quarantinePushed(this.#ports, deskId, pushed, fault))
  }

  pullChanges(cursor: Cursor | null, maxRows: number = ROWS_OF_A_PULL): Promise<ChangePage> {
    return this.#ports.store.changesSince(cursor, maxRows)
  }

  pullPacked(cursor: Cursor | null, maxRows: number = ROWS_OF_A_PULL): Promise<PackedPage> {
    return readPackedChanges(this.#ports.store, cursor, maxRows)
  }

  head(): Promise<Cursor> {
    return this.#ports.store.head()
  }

  readOrder(key: string): Promise<OrderFound | null> {
    return this.#ports.store.readOrder(key)
  }

  readState(id: string): Promise<{ readonly state: LifecycleState; readonly version: number }> {
    return this.#ports.store.readState(id)
  }

  history(id: string): Promise<readonly HistoryEntry[]> {
    return readHistory(this.#ports.store, id)
  }

  readHistory(id: string, page?: { readonly after?: number; readonly limit?: number }): Promise<readonly RecordedEvent[]> {
    return this.#ports.store.readHistory(id, page)
  }

  listQueue(page: QueuePageRequest): Promise<QueuePage> {
    return this.#ports.store.readQueue(page)
  }

  counts(): Promise<Readonly<Record<QueueId, number>>> {
    return this.#ports.store.readCounts()
  }

  listView(request: ListViewRequest): Promise<QueuePage> {
    return readListView(this.#ports.store, request, this.#ports.clock.now())
  }

  countViews(views: Parameters<LifecycleGateway['countViews']>[0]): Promise<readonly number[]> {
    return this.#viewCounts.counts(views)
  }

  search(text: string, options: Partial<SearchOptions> = {}): Promise<readonly QueueRow[]> {
    return this.#ports.store.search({ limit: ROWS_OF_A_SEARCH, ...options, words: queryWords(text) })
  }

  /** Baskets whose time may have come: the desk's clock asks. */
  selectionsDue(question: SelectionsDue): Promise<readonly Selection[]> {
    return this.#ports.store.selectionsDue(question)
  }

  settings(): Promise<ShopSettings | null> {
    return this.#ports.store.readSettings()
  }

  findItem(code: string): Promise<ProductItem | null> {
    return this.#ports.store.findItem(code)
  }

  items(itemIds: readonly string[]): Promise<readonly ProductItem[]> {
    return this.#ports.store.readItems(itemIds)
  }

  stock(itemIds: readonly string[]): Promise<readonly ItemStock[]> {
    return this.#ports.store.readStock(itemIds)
  }

  /** Re-derives everything from the events and compares it with what is stored. */
  verify(onProgress?: (checked: number) => void): Promise<Verification> {
    return verifyStore(this.#ports.store, onProgress)
  }

  /**
   * Goes on asking for the payments this process asks for, and begins to ask for those nobody has asked for so long that whoever did
   * must have ended.
   */
  async takeOverPayments(): Promise<void> {
    const at = this.#ports.clock.now()
    const until = new Date(Date.parse(at) + PAYMENT_TURN_MS).toISOString()
    this.#afterCommit.ask(await this.#ports.store.takePaymentTurns({ mine: this.#afterCommit.underWay, at, until }))
  }

  /** Lets orders leave the desks that have been closed for long; `dayMs` is how long a day lasts. */
  async moveWindow(dayMs?: number): Promise<void> {
    while (this.#follow(await moveWindow(this.#ports, dayMs))) {}
  }

  /** Lets orders that ship by themselves have what arrived of these items (null: of any), the one placed first ahead. */
  stockArrived(itemIds: readonly string[] | null): void {
    this.#arrivals.serve(itemIds)
  }

  ledger(itemId: string, before: number | null, limit: number): Promise<LedgerPage> {
    return readLedgerPage(this.#ports.store, itemId, before, limit)
  }

  report(period: ReportPeriod): Promise<Report> {
    return readReport(this.#ports.store, period, this.#ports.clock.now())
  }

  onCommit(listener: (head: Cursor) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Resolves when all that followed from the commits so far has happened. */
  async settled(): Promise<void> {
    do {
      await this.#afterCommit.settled()
      await this.#arrivals.settled()
    } while (!this.#afterCommit.isIdle)
  }

  async close(): Promise<void> {
    await this.#arrivals.stop()
    await this.#afterCommit.stop()
    await this.#arrivals.settled()
    this.#endListening()
    this.#listeners.clear()
    await this.#ports.store.close()
  }

  #follow<Answer>({ answer, version, asked, arrived }: Submitted<Answer>): Answer {
    if (version !== null) this.#poke({ epoch: this.#epoch, version })
    this.#afterCommit.ask(asked)
    this.stockArrived(arrived)
    return answer
  }

  #poke(head: Cursor): void {
    for (const listener of this.#listeners) {
      try {
        listener(head)
      } catch (error) {
        // A poke is only a hint; whoever missed it pulls later.
        this.#ports.logger.error('A listener of commits failed', { version: head.version, error: String(error) })
      }
    }
  }
}

const ROWS_OF_A_PULL = 500
const ROWS_OF_A_SEARCH = 50
/** So long a payment request is the affair of whoever last said so. */
const PAYMENT_TURN_MS = 60_000
