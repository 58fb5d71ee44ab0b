import type { ChangePage, Cursor, DeskCursor, ItemStock } from '../../../shared/contract/changes.ts'
import type { Outcome } from '../../../shared/contract/outcome.ts'
import type { DeskPage } from '../../../shared/contract/packed-rows.ts'
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
  StoreView,
} from '../../ports/order-store.ts'
import type { PaymentRequest } from '../../ports/payment-provider.ts'
import { type OutcomeRow, outcomeOf } from '../row-codec.ts'
import type { PostgresConnection } from './connection.ts'
import { readDocumentNumbers } from './document-numbers.ts'
import { readChanges, readDeskChanges, readHead } from './read-changes.ts'
import { readLedger } from './read-ledger.ts'
import { readQueueCounts, readQueuePage, searchRows, selectionsDue } from './read-lists.ts'
import {
  findItemByCode,
  findOrder,
  highestCounter,
  ordersAwaitingStock,
  readDesk,
  readDesks,
  readEvents,
  readItems,
  readLifecycleState,
  readSettings,
  readStock,
  readTombstones,
} from './read-rows.ts'
import { readReport } from './report-facts.ts'
import { tallyRows, walkItems, walkMovements, walkStates, walkStock, walkStreams } from './walk.ts'

/** Where reads find a connection. */
export interface ReadingPlace {
  /** For one statement: it sees one moment by itself. */
  once<Value>(work: (db: PostgresConnection) => Promise<Value>): Promise<Value>
  /** For several statements over one moment. */
  atOnce<Value>(work: (db: PostgresConnection) => Promise<Value>): Promise<Value>
}

/** Every read of the port, each as of one moment. */
export class PostgresReads implements StoreReads {
  readonly #place: ReadingPlace

  constructor(place: ReadingPlace) {
    this.#place = place
  }

  head(): Promise<Cursor> {
    return this.#place.once(readHead)
  }

  changesSince(cursor: DeskCursor | null, maxRows: number, forDesk?: string): Promise<ChangePage> {
    return this.#place.atOnce((db) => readChanges(db, cursor, maxRows, forDesk))
  }

  deskChangesSince(cursor: DeskCursor | null, maxRows: number, forDesk: string): Promise<DeskPage> {
    return this.#place.atOnce((db) => readDeskChanges(db, cursor, maxRows, forDesk))
  }

  readOrder(key: string): Promise<OrderFound | null> {
    return this.#place.atOnce((db) => findOrder(db, key))
  }

  readState(id: string): Promise<{ readonly state: LifecycleState; readonly version: number }> {
    return this.#place.once((db) => readLifecycleState(db, id))
  }

  readHistory(id: string, { after = 0, limit = 1000 } = {}): Promise<readonly RecordedEvent[]> {
    return this.#place.once((db) => readEvents(db, [id], after, limit))
  }

  readQueue(page: QueuePageRequest): Promise<QueuePage> {
    return this.#place.once((db) => readQueuePage(db, page))
  }

  readCounts(): Promise<Readonly<Record<QueueId, number>>> {
    return this.#place.once(readQueueCounts)
  }

  search(request: SearchRequest): Promise<readonly QueueRow[]> {
    return this.#place.atOnce((db) => searchRows(db, request))
  }

  readSettings(): Promise<ShopSettings | null> {
    return this.#place.once(readSettings)
  }

  readItems(itemIds: readonly string[]): Promise<readonly ProductItem[]> {
    return this.#place.once((db) => readItems(db, itemIds))
  }

  findItem(code: string): Promise<ProductItem | null> {
    return this.#place.once((db) => findItemByCode(db, code))
  }

  readStock(itemIds: readonly string[]): Promise<readonly ItemStock[]> {
    return this.#place.atOnce((db) => readStock(db, itemIds))
  }

  readMovements(itemId: string, { before = Number.MAX_SAFE_INTEGER, limit = 100 } = {}): Promise<readonly LedgerLine[]> {
    return this.#place.once((db) => readLedger(db, itemId, before, limit))
  }

  readTombstone(id: string): Promise<OrderTombstone | null> {
    return this.#place.once(async (db) => (await readTombstones(db, [id])).get(id) ?? null)
  }

  readOutcome(commandId: string): Promise<Outcome | null> {
    return this.#place.once(async (db) => {
      const row = await db.get<OutcomeRow>('SELECT status, detail, version FROM command WHERE id = $1', commandId)
      return row ? outcomeOf(row) : null
    })
  }

  selectionsDue(question: SelectionsDue): Promise<readonly Selection[]> {
    return this.#place.once((db) => selectionsDue(db, question))
  }

  openPaymentRequests(): Promise<readonly OpenPaymentRequest[]> {
    return this.#place.once(async (db) => {
      const rows = await db.all<{ asked_at: string; body: string }>(
        'SELECT asked_at, body FROM payment_request ORDER BY asked_at, entry_id',
      )
      return rows.map((row) => ({ request: JSON.parse(row.body) as PaymentRequest, askedAt: row.asked_at }))
    })
  }

  readDesk(deskId: string): Promise<DeskRecord | null> {
    return this.#place.once((db) => readDesk(db, deskId))
  }

  readDesks(): Promise<readonly (DeskRecord & { readonly report: DeskReport | null })[]> {
    return this.#place.once(readDesks)
  }

  ordersAwaitingStock(itemIds: readonly string[] | null): Promise<readonly Order[]> {
    return this.#place.once((db) => ordersAwaitingStock(db, itemIds))
  }

  readDocumentNumbers(): Promise<readonly DocumentNumber[]> {
    return this.#place.once(readDocumentNumbers)
  }

  readReport(question: ReportQuestion): Promise<readonly ReportSlice[]> {
    return this.#place.once((db) => readReport(db, question))
  }

  highestCounter(series: string): Promise<number> {
    return this.#place.once((db) => highestCounter(db, series))
  }
}

/** A view is the reads of a connection whose one long transaction is already open. */
export class PostgresView extends PostgresReads implements StoreView {
  readonly eachStream: StoreView['eachStream']
  readonly eachState: StoreView['eachState']
  readonly eachMovement: StoreView['eachMovement']
  readonly eachStock: StoreView['eachStock']
  readonly eachItem: StoreView['eachItem']
  readonly tally: StoreView['tally']

  constructor(db: PostgresConnection) {
    super({ once: (work) => work(db), atOnce: (work) => work(db) })
    this.eachStream = () => walkStreams(db)
    this.eachState = () => walkStates(db)
    this.eachMovement = () => walkMovements(db)
    this.eachStock = () => walkStock(db)
    this.eachItem = () => walkItems(db)
    this.tally = () => tallyRows(db)
  }
}
