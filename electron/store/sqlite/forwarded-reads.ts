import type { ChangePage, Cursor, ItemStock } from '../../../shared/contract/changes.ts'
import type { Outcome } from '../../../shared/contract/outcome.ts'
import type { PackedPage } from '../../../shared/contract/packed-changes.ts'
import type { LedgerLine } from '../../../shared/contract/stock-ledger.ts'
import type { LifecycleState } from '../../../shared/lifecycle/decision.ts'
import type { DocumentNumber } from '../../../shared/lifecycle/document-number.ts'
import type { Order, OrderTombstone } from '../../../shared/lifecycle/order.ts'
import type { Selection } from '../../../shared/lifecycle/selection.ts'
import type { ProductItem, ShopSettings } from '../../../shared/lifecycle/settings.ts'
import type { QueueRow } from '../../../shared/views/queue-row.ts'
import type { QueueId } from '../../../shared/views/queues.ts'
import type {
  DeskRecord,
  DeskReport,
  OpenPaymentRequest,
  OrderFound,
  QueuePage,
  QueuePageRequest,
  RecordedEvent,
  ReportQuestion,
  ReportSlice,
  SearchRequest,
  SelectionsDue,
  StoreReads,
} from '../../ports/order-store.ts'

/** Reads that must come with the packed form. */
export type PackingReads = StoreReads & Required<Pick<StoreReads, 'packedSince'>>

/** Reads of whatever store stands there now: the file under a replica is another one after a bootstrap. */
export class ForwardedReads implements PackingReads {
  readonly #now: () => PackingReads

  constructor(now: () => PackingReads) {
    this.#now = now
  }

  head(): Promise<Cursor> {
    return this.#now().head()
  }

  changesSince(cursor: Cursor | null, maxRows: number): Promise<ChangePage> {
    return this.#now().changesSince(cursor, maxRows)
  }

  packedSince(cursor: Cursor | null, maxRows: number): Promise<PackedPage> {
    return this.#now().packedSince(cursor, maxRows)
  }

  readOrder(key: string): Promise<OrderFound | null> {
    return this.#now().readOrder(key)
  }

  readState(id: string): Promise<{ readonly state: LifecycleState; readonly version: number }> {
    return this.#now().readState(id)
  }

  readHistory(id: string, page?: { readonly after?: number; readonly limit?: number }): Promise<readonly RecordedEvent[]> {
    return this.#now().readHistory(id, page)
  }

  readQueue(page: QueuePageRequest): Promise<QueuePage> {
    return this.#now().readQueue(page)
  }

  readCounts(): Promise<Readonly<Record<QueueId, number>>> {
    return this.#now().readCounts()
  }

  search(request: SearchRequest): Promise<readonly QueueRow[]> {
    return this.#now().search(request)
  }

  readSettings(): Promise<ShopSettings | null> {
    return this.#now().readSettings()
  }

  readItems(itemIds: readonly string[]): Promise<readonly ProductItem[]> {
    return this.#now().readItems(itemIds)
  }

  findItem(code: string): Promise<ProductItem | null> {
    return this.#now().findItem(code)
  }

  readStock(itemIds: readonly string[]): Promise<readonly ItemStock[]> {
    return this.#now().readStock(itemIds)
  }

  /** The ledger is the authority's alone: a replica knows levels, not what moved them. */
  async readMovements(): Promise<readonly LedgerLine[]> {
    return []
  }

  readTombstone(id: string): Promise<OrderTombstone | null> {
    return this.#now().readTombstone(id)
  }

  readOutcome(commandId: string): Promise<Outcome | null> {
    return this.#now().readOutcome(commandId)
  }

  selectionsDue(question: SelectionsDue): Promise<readonly Selection[]> {
    return this.#now().selectionsDue(question)
  }

  openPaymentRequests(): Promise<readonly OpenPaymentRequest[]> {
    return this.#now().openPaymentRequests()
  }

  readDesk(deskId: string): Promise<DeskRecord | null> {
    return this.#now().readDesk(deskId)
  }

  readDesks(): Promise<readonly (DeskRecord & { readonly report: DeskReport | null })[]> {
    return this.#now().readDesks()
  }

  ordersAwaitingStock(itemIds: readonly string[] | null): Promise<readonly Order[]> {
    return this.#now().ordersAwaitingStock(itemIds)
  }

  readDocumentNumbers(): Promise<readonly DocumentNumber[]> {
    return this.#now().readDocumentNumbers()
  }

  readReport(question: ReportQuestion): Promise<readonly ReportSlice[]> {
    return this.#now().readReport(question)
  }

  highestCounter(series: string): Promise<number> {
    return this.#now().highestCounter(series)
  }
}
