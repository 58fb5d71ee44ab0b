// ports: what the service asks of the world, with the promises every engine keeps. No engine's words here.
// The promises are tested by test/contracts/order-store-contract.ts, which each engine must pass.

import { type ChangePage, type Cursor, type DeskCursor, FIRST_SCOPE, type ItemStock } from '../../shared/contract/changes.ts'
import type { Outcome } from '../../shared/contract/outcome.ts'
import type { PackedPage } from '../../shared/contract/packed-changes.ts'
import type { DeskPage } from '../../shared/contract/packed-rows.ts'
import type { LedgerLine } from '../../shared/contract/stock-ledger.ts'
import type { AggregateRef, CommandName } from '../../shared/lifecycle/command.ts'
import type { LifecycleState } from '../../shared/lifecycle/decision.ts'
import type { DocumentNumber } from '../../shared/lifecycle/document-number.ts'
import type { EventKind, LifecycleEvent } from '../../shared/lifecycle/event.ts'
import type { ListView, RowView } from '../../shared/lifecycle/list-view.ts'
import type { Order, OrderTombstone } from '../../shared/lifecycle/order.ts'
import type { Selection } from '../../shared/lifecycle/selection.ts'
import type { ProductItem, ShopSettings } from '../../shared/lifecycle/settings.ts'
import type { PromisedUnits, StockLevel, StockMovement } from '../../shared/lifecycle/stock.ts'
import type { SyncCase } from '../../shared/lifecycle/sync-case.ts'
import type { PlacedBetween } from '../../shared/views/placed-between.ts'
import type { QueueRow } from '../../shared/views/queue-row.ts'
import type { QueueId } from '../../shared/views/queues.ts'
import type { PaymentRequest } from './payment-provider.ts'

/** Everything one shop's authority remembers. */
export interface OrderStore extends StoreReads {
  /**
   * Runs `work` as one transaction: all it saves is durable when the promise fulfils, none of it when it rejects.
   * Transactions that touch the same order or item never overlap, and none sees what another has not finished;
   * so `work` must not wait for another transaction. One that loses to another, or to a broken connection, is undone and `work`
   * runs again from its start: it has no effect but through the transaction, and what it found out before is forgotten.
   */
  transact<Value>(work: (transaction: StoreTransaction) => Promise<Value>): Promise<Value>
  /** Runs `work` over the store as it was at one moment, however long it takes and whatever is written meanwhile. */
  atOneMoment<Value>(work: (view: StoreView) => Promise<Value>): Promise<Value>
  /** Counts a failure over this command, unless the same was counted less than a second before; answers how often it failed so. */
  noteFault(fault: CommandFault): Promise<number>
  /** Keeps what a desk said of itself, in place of what it said before. */
  noteDesk(report: DeskReport): Promise<void>
  /**
   * Payment requests this process is to ask for until then: `mine` stay its own, and those whose turn has ended become so. One that
   * nobody took yet is for as long the turn of whoever made it durable.
   */
  takePaymentTurns(turns: PaymentTurns): Promise<readonly PaymentRequest[]>
  /**
   * Tells of commits that other processes made to the same store: a hint, late by a moment, once for several commits. Left out
   * by an engine whose only writer is this process.
   */
  onForeignCommit?(listener: (head: Cursor) => void): () => void
  /** Ends all work and lets go of the place; nothing may be asked afterwards. */
  close(): Promise<void>
}

/** What a transaction may see and do. Reads come before the save, and there is at most one save. */
export interface StoreTransaction {
  /** What was answered to this command id, with the hash of what was asked; null when it is new. */
  findOutcome(commandId: string): Promise<{ readonly hash: string; readonly outcome: Outcome } | null>
  /** The state of an order and its basket, held against other transactions until this one ends. A purged id says `deleted`. */
  loadState(id: string): Promise<LifecycleState>
  /** Ids of the baskets this customer has that are neither ordered nor over. */
  openSelectionIds(customerId: string): Promise<readonly string[]>
  /** The stock of these items, held likewise; an unknown item has no levels and no demand. */
  loadStock(itemIds: readonly string[]): Promise<readonly ItemStock[]>
  /** The orders this warehouse has promised units of the item to, by number. */
  loadPromises(warehouseId: string, itemId: string): Promise<readonly PromisedUnits[]>
  /** The known ones of these items. */
  loadItems(itemIds: readonly string[]): Promise<readonly ProductItem[]>
  /** The shop's settings, null before the first were saved. */
  loadSettings(): Promise<ShopSettings | null>
  /** True when a living or purged order carries this number or this reference. */
  isNameTaken(number: string, reference: string): Promise<{ readonly number: boolean; readonly reference: boolean }>
  /** A desk of this shop, held against other transactions until this one ends; null when it was never added. */
  loadDesk(deskId: string): Promise<DeskRecord | null>
  /** The version of the row people see of an id; 0 when there is none. */
  versionOf(id: string): Promise<number>
  /** What became of a desk's command by its sequence number; null when there is no such command. */
  findPushed(deskId: string, seq: number): Promise<Outcome | null>
  /** The highest sequence number of this desk's commands on this aggregate that were not accepted; 0 when there is none. */
  lastUnaccepted(deskId: string, aggregateId: string): Promise<number>
  /** The cases nobody has decided yet that are about one of these orders or took something from one, by id. */
  openCases(orderIds: readonly string[]): Promise<readonly SyncCase[]>
  /** The orders this buyer (a customer's id, else an e-mail in lower case) made between two times, both included, by id. */
  ordersOfBuyer(buyer: string, between: { readonly fromMs: number; readonly toMs: number }): Promise<readonly Order[]>
  /** The last number given in a series of papers, held against other transactions until this one ends; 0 before the first. */
  lastDocumentNumber(series: string): Promise<number>
  /** Which closed orders desks hold, held against other transactions until this one ends. */
  loadWindow(): Promise<DeskWindow>
  /** When orders, baskets without one and cases were closed after one time and up to another, the first `limit` of them, ascending. */
  closedBetween(afterMs: number, untilMs: number, limit: number): Promise<readonly number[]>
  /** The version of the window's last step up to this time; 0 when there is none. */
  windowVersionAt(at: string): Promise<number>
  /** The version the store stands at now. */
  head(): Promise<number>
  /** Keeps all of it under one new version, which is taken last, and answers that version. Versions grow in the order of commits. */
  save(changes: ChangeSet): Promise<number>
}

/** One transaction's work, complete: the engine derives nothing from it but its own indexes. */
export interface ChangeSet {
  readonly commands: readonly CommandRecord[]
  /** In the order they happened. */
  readonly events: readonly EventRecord[]
  readonly states: readonly StateChange[]
  readonly movements: readonly MovementRecord[]
  /** Levels as they are after the movements. */
  readonly levels: readonly StockLevel[]
  /** Demand as it is now, for each item whose demand changed. */
  readonly demand: readonly { readonly itemId: string; readonly units: number }[]
  readonly items: readonly ProductItem[]
  readonly settings: ShopSettings | null
  readonly paymentsAsked: readonly OpenPaymentRequest[]
  /** Entry ids of requests that have been answered. */
  readonly paymentsAnswered: readonly string[]
  /** Desks as they are now. */
  readonly desks: readonly DeskRecord[]
  /** Numbers of invoices and credit slips given now: each the next of its series, or nothing is saved. */
  readonly documentNumbers: readonly DocumentNumber[]
  /** Which closed orders desks hold from now on; left out where that stays. */
  readonly window?: WindowStep
}

/**
 * Desks hold what is open, and what was closed after `closedUntilMs`. They begin anew where `scope` is another one than theirs, or
 * where they stand below `floor`, from which on deletions are told.
 */
export interface WindowStep {
  readonly at: string
  /** How long closed orders stay, as the shop wanted it. */
  readonly days: number
  /** What was closed after this, up to `closedUntilMs`, leaves every desk now. */
  readonly closedFromMs: number
  readonly closedUntilMs: number
  readonly scope: string
  readonly floor: number
}

/** The last step and its version. */
export interface DeskWindow extends Omit<WindowStep, 'at' | 'closedFromMs'> {
  readonly at: string | null
  readonly version: number
}

/** Of a shop whose window never moved: desks hold everything. */
export const FIRST_WINDOW: DeskWindow = { version: 0, at: null, days: 0, closedUntilMs: 0, scope: FIRST_SCOPE, floor: 0 }

/** A desk of the shop and how far its commands have come. A desk that lost its file is added anew: its sequence never begins again. */
export interface DeskRecord {
  readonly id: string
  readonly name: string
  /** The series of its order numbers; given once, to one desk. */
  readonly series: string
  /** Of the code somebody types at the new desk; null once it was used. */
  readonly pairing: { readonly codeHash: string; readonly expiresAt: string } | null
  /** Of what the desk proves itself with; null until it was paired. */
  readonly tokenHash: string | null
  /** The highest sequence number it has an outcome for; there are none missing below. */
  readonly lastSeq: number
  readonly addedAt: string
  readonly revokedAt: string | null
}

/** That deciding a command failed: no refusal, but an exception. `fault` tells one failure from another. */
export interface CommandFault {
  readonly commandId: string
  readonly fault: string
  readonly at: string
}

/** `mine` are entry ids. */
export interface PaymentTurns {
  readonly mine: readonly string[]
  readonly at: string
  readonly until: string
}

/** What a desk last said of itself: not part of the shop's history, and not versioned. */
export interface DeskReport {
  readonly deskId: string
  readonly seenAt: string
  readonly appVersion: string
  readonly outbox: { readonly lastSeq: number; readonly pending: number; readonly oldestAt: string | null }
}

// Distributes over the union, so that each status keeps its own fields.
type WithoutVersion<Each> = Each extends unknown ? Omit<Each, 'version'> : never

/** A decided command and what it was answered. Kept even when refused: a lost reply must get the same answer twice. */
export interface CommandRecord {
  readonly id: string
  readonly hash: string
  readonly name: CommandName
  readonly aggregate: AggregateRef
  readonly actorId: string
  readonly deskId: string
  /** Where it stood in its desk's outbox; null when it came by no outbox. */
  readonly seq: number | null
  readonly issuedAt: string
  /** When the authority decided it. */
  readonly recordedAt: string
  readonly outcome: WithoutVersion<Outcome>
}

export interface EventRecord {
  readonly commandId: string
  readonly aggregateId: string
  readonly event: LifecycleEvent
}

/** A movement and the event that caused it, as an index into the change set's events. */
export interface MovementRecord {
  readonly movement: StockMovement
  readonly eventIndex: number
}

/** An order or basket that changed: before, after, and what is shown and found of it now. */
export interface StateChange {
  readonly id: string
  readonly before: LifecycleState
  readonly after: LifecycleState
  readonly placed: Placement | null
  readonly placedBefore: Placement | null
  /** Since when nothing is to be done about the order, the basket without one, or the case, by the authority's clock; null: something is. */
  readonly closedAt?: string | null
  /** Set when the order was deleted: payloads go (snapshot, events, row, terms), movements and this stay, and the number is never free again. */
  readonly tombstone: OrderTombstone | null
}

/** Where an order or basket stands and how it is found; pure views over its state make it. */
export interface Placement {
  readonly queues: readonly QueueId[]
  readonly sortKey: string
  readonly row: QueueRow
  /** Normalised words; null when they are those of `placedBefore`. */
  readonly terms: readonly string[] | null
  readonly isArchived: boolean
}

/** A payment request that was made durable before the provider is asked, and waits for its answer. */
export interface OpenPaymentRequest {
  readonly request: PaymentRequest
  readonly askedAt: string
}

export interface StoreReads {
  /** Epoch and version of the newest commit. */
  head(): Promise<Cursor>
  /**
   * What changed after `cursor`, each thing once and as it is now, about `maxRows` of them; a version is never cut in two.
   * A cursor of another epoch or from the future is answered from 0, saying `reset`. With `forDesk` the outcomes of that desk's
   * commands are among the rows, closed orders beyond the desks' window are not, those that left it are told once as archived, and
   * a cursor of another scope or below the floor is answered from 0 as well.
   */
  changesSince(cursor: DeskCursor | null, maxRows: number, forDesk?: string): Promise<ChangePage>
  /**
   * The same for windows, who take over many orders at once and only to list them. Left out by an engine that keeps nothing
   * beside its orders to answer from: then the changes are packed by the service.
   */
  packedSince?(cursor: Cursor | null, maxRows: number, forDesk?: string): Promise<PackedPage>
  /** `changesSince` for a desk that holds everything itself, in the form that costs least; left out where there is only one form. */
  deskChangesSince?(cursor: DeskCursor | null, maxRows: number, forDesk: string): Promise<DeskPage>
  /** By id, number or reference. */
  readOrder(key: string): Promise<OrderFound | null>
  /** The order and basket of an id as they are, with the version of the row people see (0 when there is none). */
  readState(id: string): Promise<{ readonly state: LifecycleState; readonly version: number }>
  /** What happened to an id, oldest first, after the entry at `after`. */
  readHistory(id: string, page?: { readonly after?: number; readonly limit?: number }): Promise<readonly RecordedEvent[]>
  /** A page of a queue. Paging by the last row's key neither repeats nor skips a row that stays in the queue. */
  readQueue(page: QueuePageRequest): Promise<QueuePage>
  /** How many stand in each queue: kept with every commit, never counted on asking. */
  readCounts(): Promise<Readonly<Record<QueueId, number>>>
  /**
   * Rows of which every word begins one of their terms: those with a term equal to each word first, then newest first.
   * Archived orders only when asked for.
   */
  search(request: SearchRequest): Promise<readonly QueueRow[]>
  readSettings(): Promise<ShopSettings | null>
  readItems(itemIds: readonly string[]): Promise<readonly ProductItem[]>
  /** The item with this SKU or EAN. */
  findItem(code: string): Promise<ProductItem | null>
  readStock(itemIds: readonly string[]): Promise<readonly ItemStock[]>
  /** What moved an item's stock, newest first, before the line at `before`; deleted orders are still named. Empty at a replica. */
  readMovements(itemId: string, page?: { readonly before?: number; readonly limit?: number }): Promise<readonly LedgerLine[]>
  readTombstone(id: string): Promise<OrderTombstone | null>
  /** The answer stored for a command, null when it never arrived. */
  readOutcome(commandId: string): Promise<Outcome | null>
  /** Baskets whose time may have come, those changed longest ago first. The rules have the last word. */
  selectionsDue(question: SelectionsDue): Promise<readonly Selection[]>
  /** Orders that ship by themselves as soon as goods of one of these items (null: any) arrive, the one placed first ahead. */
  ordersAwaitingStock(itemIds: readonly string[] | null): Promise<readonly Order[]>
  /** Payment requests not answered yet, oldest first. */
  openPaymentRequests(): Promise<readonly OpenPaymentRequest[]>
  /** A desk of this shop as it was last saved; null when it was never added. */
  readDesk(deskId: string): Promise<DeskRecord | null>
  /** All desks ever added, in that order, each with what it last said of itself. */
  readDesks(): Promise<readonly (DeskRecord & { readonly report: DeskReport | null })[]>
  /** Every number of an invoice or credit slip ever given, by series and in its order; at a replica those its orders bear. */
  readDocumentNumbers(): Promise<readonly DocumentNumber[]>
  /** What reports count of a store: by quarter of an hour, because days of every time zone begin on one. Empty at a replica. */
  readReport(question: ReportQuestion): Promise<readonly ReportSlice[]>
  /** The highest counter any order of this series carries or carried, 0 when there is none. */
  highestCounter(series: string): Promise<number>
}

/** Strangers' baskets that expired by `now`, and filled ones nobody touched after `idleSince` whose customer can be written to and was not. */
export interface SelectionsDue {
  readonly now: string
  readonly idleSince: string
  readonly limit: number
}

/** `fromMs` included, `untilMs` excluded, both at a quarter of an hour; an order is late that had not left whole so long after it was confirmed. */
export interface ReportQuestion {
  readonly storeId: string
  readonly fromMs: number
  readonly untilMs: number
  readonly lateAfterMs: number
  readonly nowMs: number
}

/** Orders and returns at the time they were made, late orders when their time was up. */
export interface ReportSlice {
  readonly kind: 'ordered' | 'returned' | 'late'
  readonly currency: string
  /** The quarter of an hour it began. */
  readonly atMs: number
  readonly count: number
  /** Minor units; 0 for late ones. */
  readonly amount: number
}

export type OrderFound =
  | { readonly deleted: false; readonly order: Order; readonly version: number }
  | { readonly deleted: true; readonly tombstone: OrderTombstone }

export interface RecordedEvent {
  /** Grows with every event of the store. */
  readonly position: number
  readonly version: number
  readonly aggregateId: string
  readonly commandId: string
  readonly commandName: CommandName
  readonly deskId: string
  readonly actorId: string
  readonly recordedAt: string
  readonly kind: EventKind
  readonly at: string
  readonly by: string
  /** Null once the order was deleted. */
  readonly event: LifecycleEvent | null
}

export interface QueuePageRequest {
  readonly queue: QueueId
  /** `key` of the last row already had. */
  readonly after?: string
  readonly limit: number
  readonly order?: 'newest' | 'oldest'
}

export interface ListViewRequest {
  readonly view: RowView & Pick<ListView, 'order'>
  /** `next` of the page before; null for the first. */
  readonly after: string | null
  readonly limit: number
}

export interface QueuePage {
  readonly rows: readonly QueueRow[]
  /** To be given as `after`; null when there is nothing more. */
  readonly next: string | null
}

export interface SearchRequest {
  /** Normalised by `queryWords`. */
  readonly words: readonly string[]
  readonly limit: number
  readonly includeArchived?: boolean
  /** Only what was placed then, to the second. */
  readonly placed?: PlacedBetween
}

/** Everything of it but the words. */
export type SearchOptions = Omit<SearchRequest, 'words'>

/** The store at one moment, with everything that can be walked. Walks may be long; each thing is handed out once. */
export interface StoreView extends StoreReads {
  /** Every id that ever had an event, ascending, with all that is kept of it. */
  eachStream(): AsyncIterable<StoredStream>
  /** Every order and basket that still has a payload, by id ascending. */
  eachState(): AsyncIterable<StoredState>
  /** The whole stock ledger, oldest first. */
  eachMovement(): AsyncIterable<StoredMovement>
  eachStock(): AsyncIterable<ItemStock>
  eachItem(): AsyncIterable<ProductItem>
  /** How many rows of each kind there are, counted. */
  tally(): Promise<StoreTally>
}

/** One id: its events, the movements they caused, and what is kept beside them. */
export interface StoredStream {
  readonly id: string
  readonly events: readonly RecordedEvent[]
  readonly movements: readonly StoredMovement[]
  readonly state: StoredState | null
  readonly placement: StoredPlacement | null
  readonly tombstone: OrderTombstone | null
}

export interface StoredState {
  readonly id: string
  readonly order: { readonly version: number; readonly value: Order } | null
  readonly selection: { readonly version: number; readonly value: Selection } | null
  readonly syncCase: { readonly version: number; readonly value: SyncCase } | null
}

export interface StoredMovement {
  readonly position: number
  readonly eventPosition: number
  readonly movement: StockMovement
}

export interface StoredPlacement {
  readonly sortKey: string
  readonly queues: readonly QueueId[]
  readonly row: QueueRow
  readonly terms: readonly string[]
  readonly isArchived: boolean
}

export interface StoreTally {
  readonly commands: number
  readonly events: number
  readonly orders: number
  readonly selections: number
  readonly tombstones: number
  readonly placements: number
  readonly searchable: number
  readonly items: number
  readonly movements: number
}
