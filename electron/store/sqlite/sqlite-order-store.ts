import type { ChangePage, Cursor, DeskCursor, ItemStock } from '../../../shared/contract/changes.ts'
import type { Outcome } from '../../../shared/contract/outcome.ts'
import type { PackedPage } from '../../../shared/contract/packed-changes.ts'
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
  CommandFault,
  DeskRecord,
  DeskReport,
  OpenPaymentRequest,
  OrderFound,
  OrderStore,
  PaymentTurns,
  QueuePage,
  QueuePageRequest,
  RecordedEvent,
  ReportQuestion,
  ReportSlice,
  SearchRequest,
  SelectionsDue,
  StoreReads,
  StoreTransaction,
  StoreView,
} from '../../ports/order-store.ts'
import type { PaymentRequest } from '../../ports/payment-provider.ts'
import { StoreFailure } from '../../ports/store-failure.ts'
import type { SqliteConnection } from './connection.ts'
import { noteDesk, noteFault, readDesk, readDesks } from './desks.ts'
import { readDocumentNumbers } from './document-numbers.ts'
import { takePaymentTurns } from './payment-turns.ts'
import { readChanges, readDeskChanges, readHead } from './read-changes.ts'
import { readLedger } from './read-ledger.ts'
import {
  findOrder,
  findOutcome,
  highestCounter,
  ordersAwaitingStock,
  readEvents,
  readLifecycleState,
  readTombstone,
} from './read-orders.ts'
import { readPacked } from './read-packed.ts'
import { readQueueCounts, readQueuePage, searchRows } from './read-queues.ts'
import { selectionsDue } from './read-selections.ts'
import { findItemByCode, readItem, readItemStock, readShopSettings } from './read-stock.ts'
import { readReport } from './report-facts.ts'
import { SqliteTransaction } from './sqlite-transaction.ts'
import { StateCache } from './state-cache.ts'
import type { Tidying } from './tidy.ts'
import { tallyRows, walkItems, walkMovements, walkStates, walkStock, walkStreams } from './walk.ts'

/** Reads of one connection, each as of one moment. */
class SqliteReads implements StoreReads {
  readonly #db: SqliteConnection

  constructor(db: SqliteConnection) {
    this.#db = db
  }

  async head(): Promise<Cursor> {
    return readHead(this.#db)
  }

  async changesSince(cursor: DeskCursor | null, maxRows: number, forDesk?: string): Promise<ChangePage> {
    return this.#db.atOnce(() => readChanges(this.#db, cursor, maxRows, forDesk))
  }

  async deskChangesSince(cursor: DeskCursor | null, maxRows: number, forDesk: string): Promise<DeskPage> {
    return this.#db.atOnce(() => readDeskChanges(this.#db, cursor, maxRows, forDesk))
  }

  async packedSince(cursor: Cursor | null, maxRows: number, forDesk?: string): Promise<PackedPage> {
    return this.#db.atOnce(() => readPacked(this.#db, cursor, maxRows, forDesk))
  }

  async readOrder(key: string): Promise<OrderFound | null> {
    return this.#db.atOnce(() => findOrder(this.#db, key))
  }

  async readState(id: string): Promise<{ readonly state: LifecycleState; readonly version: number }> {
    return this.#db.atOnce(() => readLifecycleState(this.#db, id))
  }

  async readHistory(id: string, { after = 0, limit = 1000 } = {}): Promise<readonly RecordedEvent[]> {
    return readEvents(this.#db, id, after, limit)
  }

  async readQueue(page: QueuePageRequest): Promise<QueuePage> {
    return readQueuePage(this.#db, page)
  }

  async readCounts(): Promise<Readonly<Record<QueueId, number>>> {
    return readQueueCounts(this.#db)
  }

  async search(request: SearchRequest): Promise<readonly QueueRow[]> {
    return this.#db.atOnce(() => searchRows(this.#db, request))
  }

  async readSettings(): Promise<ShopSettings | null> {
    return readShopSettings(this.#db)
  }

  async readItems(itemIds: readonly string[]): Promise<readonly ProductItem[]> {
    return this.#db.atOnce(() => itemIds.map((id) => readItem(this.#db, id)).filter((item) => item !== null))
  }

  async findItem(code: string): Promise<ProductItem | null> {
    return findItemByCode(this.#db, code)
  }

  async readStock(itemIds: readonly string[]): Promise<readonly ItemStock[]> {
    return this.#db.atOnce(() => itemIds.map((id) => readItemStock(this.#db, id)))
  }

  async readMovements(itemId: string, { before = Number.MAX_SAFE_INTEGER, limit = 100 } = {}): Promise<readonly LedgerLine[]> {
    return readLedger(this.#db, itemId, before, limit)
  }

  async readTombstone(id: string): Promise<OrderTombstone | null> {
    return readTombstone(this.#db, id)
  }

  async readOutcome(commandId: string): Promise<Outcome | null> {
    return findOutcome(this.#db, commandId)?.outcome ?? null
  }

  async selectionsDue(question: SelectionsDue): Promise<readonly Selection[]> {
    return selectionsDue(this.#db, question)
  }

  async ordersAwaitingStock(itemIds: readonly string[] | null): Promise<readonly Order[]> {
    return ordersAwaitingStock(this.#db, itemIds)
  }

  async openPaymentRequests(): Promise<readonly OpenPaymentRequest[]> {
    return this.#db
      .all<{ asked_at: string; body: string }>('SELECT asked_at, body FROM payment_request ORDER BY asked_at, entry_id')
      .map((row) => ({ request: JSON.parse(row.body) as PaymentRequest, askedAt: row.asked_at }))
  }

  async readDesk(deskId: string): Promise<DeskRecord | null> {
    return readDesk(this.#db, deskId)
  }

  async readDesks(): Promise<readonly (DeskRecord & { readonly report: DeskReport | null })[]> {
    return readDesks(this.#db)
  }

  async readDocumentNumbers(): Promise<readonly DocumentNumber[]> {
    return readDocumentNumbers(this.#db)
  }

  async readReport(question: ReportQuestion): Promise<readonly ReportSlice[]> {
    return this.#db.atOnce(() => readReport(this.#db, question))
  }

  async highestCounter(series: string): Promise<number> {
    return highestCounter(this.#db, series)
  }
}

/** A view is the reads of a connection whose one long transaction is already open. */
class SqliteView extends SqliteReads implements StoreView {
  readonly eachStream: StoreView['eachStream']
  readonly eachState: StoreView['eachState']
  readonly eachMovement: StoreView['eachMovement']
  readonly eachStock: StoreView['eachStock']
  readonly eachItem: StoreView['eachItem']
  readonly tally: StoreView['tally']

  constructor(db: SqliteConnection) {
    super(db)
    this.eachStream = () => walkStreams(db)
    this.eachState = () => walkStates(db)
    this.eachMovement = () => walkMovements(db)
    this.eachStock = () => walkStock(db)
    this.eachItem = () => walkItems(db)
    this.tally = async () => tallyRows(db)
  }
}

export interface SqliteConnections {
  /** Null for a store that only reads; no transaction can begin on it. */
  readonly writer: SqliteConnection | null
  readonly reader: SqliteConnection
  openView(): SqliteConnection
  /** Null where nothing is written. */
  readonly tidying: Tidying | null
  release(): void
}

/** The order store in one SQLite file: one connection writes, another reads what is committed. */
export class SqliteOrderStore extends SqliteReads implements OrderStore {
  readonly #connections: SqliteConnections
  readonly #cache = new StateCache()
  /** The last transaction in line; each waits for the one before. */
  #tail: Promise<unknown> = Promise.resolve()
  #closed = false

  constructor(connections: SqliteConnections) {
    super(connections.reader)
    this.#connections = connections
  }

  transact<Value>(work: (transaction: StoreTransaction) => Promise<Value>): Promise<Value> {
    const turn = this.#tail.then(() => this.#runTransaction(work))
    // A transaction that failed has told its own caller; the next in line starts afresh.
    this.#tail = turn.catch(() => undefined)
    return turn
  }

  async atOneMoment<Value>(work: (view: StoreView) => Promise<Value>): Promise<Value> {
    const db = this.#connections.openView()
    try {
      // A deferred transaction begins to see with its first read.
      db.exec('BEGIN')
      readHead(db)
      return await work(new SqliteView(db))
    } finally {
      db.rollback()
      db.close()
    }
  }

  noteDesk(report: DeskReport): Promise<void> {
    return this.#inLine((writer) => noteDesk(writer, report))
  }

  noteFault(fault: CommandFault): Promise<number> {
    return this.#inLine((writer) => noteFault(writer, fault))
  }

  takePaymentTurns(turns: PaymentTurns): Promise<readonly PaymentRequest[]> {
    return this.#inLine((writer) => takePaymentTurns(writer, turns))
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await this.#tail
    this.#connections.tidying?.stop()
    this.#connections.release()
  }

  /** In line with the transactions, so that it is no part of one. */
  #inLine<Value>(work: (writer: SqliteConnection) => Value): Promise<Value> {
    const turn = this.#tail.then(() => work(this.#openWriter()))
    this.#tail = turn.catch(() => undefined)
    return turn
  }

  #openWriter(): SqliteConnection {
    const { writer } = this.#connections
    if (!writer) throw new StoreFailure('read-only', `${this.#connections.reader.file} is opened for reading only.`)
    if (this.#closed) throw new StoreFailure('unfit', 'The store is closed.')
    return writer
  }

  /** In line with the transactions, so that none is open. */
  #tidyUp(): void {
    const turn = this.#tail.then(() => {
      if (!this.#closed) this.#connections.tidying?.run()
    })
    // Tidying that did not work has changed nothing, and is tried again after the next commit.
    this.#tail = turn.catch(() => undefined)
  }

  async #runTransaction<Value>(work: (transaction: StoreTransaction) => Promise<Value>): Promise<Value> {
    const writer = this.#openWriter()
    writer.begin()
    const transaction = new SqliteTransaction(writer, this.#cache)
    try {
      const value = await work(transaction)
      writer.commit()
      transaction.keepInCache()
      this.#connections.tidying?.wrote(transaction.hasDeleted, () => this.#tidyUp())
      return value
    } catch (error) {
      writer.rollback()
      throw error
    }
  }
}
