import { allottedToAll } from '../../../shared/lifecycle/allotment.ts'
import { awaitsStock } from '../../../shared/lifecycle/awaits-stock.ts'
import type { Order } from '../../../shared/lifecycle/order.ts'
import type { ProductItem, ShopSettings } from '../../../shared/lifecycle/settings.ts'
import type { StockLevel } from '../../../shared/lifecycle/stock.ts'
import type { ChangeSet, CommandRecord, EventRecord, MovementRecord, StateChange } from '../../ports/order-store.ts'
import { openAbout, orderKeys } from '../order-keys.ts'
import { outcomeDetail } from '../outcome-detail.ts'
import { allotmentsText } from '../row-codec.ts'
import { stockTouched } from '../stock-versions.ts'
import type { SqliteConnection } from './connection.ts'
import { saveWindow } from './desk-window.ts'
import { saveDesk } from './desks.ts'
import { saveDocumentNumber } from './document-numbers.ts'
import { saveReportFacts } from './report-facts.ts'
import { savePlacements } from './save-placements.ts'

/** Writes a change set under the next version, inside the transaction that is open on the connection. */
export function saveChanges(db: SqliteConnection, changes: ChangeSet): number {
  const version = nextVersion(db)
  for (const command of changes.commands) saveCommand(db, command, version)
  const positions = changes.events.map((event) => saveEvent(db, event, version))
  for (const movement of changes.movements) saveMovement(db, movement, positions)
  for (const state of changes.states) saveState(db, state, version)
  savePlacements(db, changes.states)
  saveReportFacts(db, changes.states)
  saveStock(db, changes, version)
  for (const item of changes.items) saveItem(db, item, version)
  if (changes.settings) saveSettings(db, changes.settings, version)
  for (const { request, askedAt } of changes.paymentsAsked) {
    db.run('INSERT INTO payment_request (entry_id, asked_at, body) VALUES (?, ?, ?)', request.entryId, askedAt, JSON.stringify(request))
  }
  for (const entryId of changes.paymentsAnswered) db.run('DELETE FROM payment_request WHERE entry_id = ?', entryId)
  for (const desk of changes.desks) saveDesk(db, desk)
  if (changes.window) saveWindow(db, changes.window, version)
  for (const given of changes.documentNumbers) saveDocumentNumber(db, given)
  return version
}

function nextVersion(db: SqliteConnection): number {
  const row = db.get<{ version: number }>('UPDATE clock SET version = version + 1 RETURNING version')
  if (!row) throw new Error('The store has no clock')
  return row.version
}

function saveCommand(db: SqliteConnection, command: CommandRecord, version: number): void {
  db.run(
    `INSERT INTO command
       (id, hash, name, aggregate_type, aggregate_id, actor_id, desk_id, seq, issued_at, recorded_at, status, detail, version)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    command.id,
    command.hash,
    command.name,
    command.aggregate.type,
    command.aggregate.id,
    command.actorId,
    command.deskId,
    command.seq,
    command.issuedAt,
    command.recordedAt,
    command.outcome.status,
    outcomeDetail(command.outcome),
    version,
  )
}

function saveEvent(db: SqliteConnection, record: EventRecord, version: number): number {
  return db.run(
    `INSERT INTO event (version, aggregate_id, command_id, kind, happened_at, happened_by, body)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    version,
    record.aggregateId,
    record.commandId,
    record.event.kind,
    record.event.at,
    record.event.by,
    JSON.stringify(record.event),
  )
}

function saveMovement(db: SqliteConnection, { movement, eventIndex }: MovementRecord, positions: readonly number[]): void {
  db.run(
    `INSERT INTO stock_movement
       (event_position, warehouse_id, item_id, delta_physical, delta_allocated, reason, order_line_id, shipment_line_id, return_line_id,
        counted_shortage, allotted_desk, delta_allotted)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    positions[eventIndex] ?? null,
    movement.warehouseId,
    movement.itemId,
    movement.deltaPhysical,
    movement.deltaAllocated,
    movement.reason,
    movement.orderLineId ?? null,
    movement.shipmentLineId ?? null,
    movement.returnLineId ?? null,
    movement.countedShortage ?? null,
    movement.allotted?.deskId ?? null,
    movement.allotted?.delta ?? null,
  )
}

export function saveItem(db: SqliteConnection, item: ProductItem, version: number): void {
  db.run(
    `INSERT INTO item (id, sku, ean, version, body)
     VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET sku = excluded.sku, ean = excluded.ean, version = excluded.version, body = excluded.body`,
    item.id,
    item.sku,
    item.ean,
    version,
    JSON.stringify(item),
  )
}

export function saveSettings(db: SqliteConnection, settings: ShopSettings, version: number): void {
  db.run(
    `INSERT INTO shop_settings (one, version, body)
     VALUES (1, ?, ?)
     ON CONFLICT (one) DO UPDATE SET version = excluded.version, body = excluded.body`,
    version,
    JSON.stringify(settings),
  )
}

type SavedState = Pick<StateChange, 'id' | 'before' | 'after' | 'tombstone' | 'closedAt'>

/** What is kept of an order, a basket or a case beside its events. */
export function saveState(db: SqliteConnection, { id, before, after, tombstone, closedAt = null }: SavedState, version: number): void {
  if (tombstone) {
    db.run('DELETE FROM orders WHERE id = ?', id)
    db.run('DELETE FROM selection WHERE id = ?', id)
    db.run('UPDATE event SET body = NULL WHERE aggregate_id = ?', id)
    db.run(
      'INSERT INTO tombstone (id, number, reference, deleted_at, deleted_by, version) VALUES (?, ?, ?, ?, ?, ?)',
      id,
      tombstone.number,
      tombstone.reference,
      tombstone.deletedAt,
      tombstone.by,
      version,
    )
    return
  }
  if (after.order && after.order !== before.order) saveOrder(db, after.order, JSON.stringify(after.order), version, closedAt)
  if (after.selection && after.selection !== before.selection)
    saveSelection(db, id, JSON.stringify(after.selection), version, after.order ? null : closedAt)
  if (after.syncCase && after.syncCase !== before.syncCase) {
    const about = openAbout(after.syncCase)
    db.run(
      `INSERT INTO sync_case (id, version, snapshot, open_about, closed_ms)
       VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET version = excluded.version, snapshot = excluded.snapshot, open_about = excluded.open_about,
         closed_ms = excluded.closed_ms`,
      id,
      version,
      JSON.stringify(after.syncCase),
      about && JSON.stringify(about),
      msOf(closedAt),
    )
  }
}

/** The order with the text it is kept as; `closedAt` matters to the authority alone. */
export function saveOrder(db: SqliteConnection, order: Order, snapshot: string, version: number, closedAt: string | null = null): void {
  const keys = orderKeys(order)
  db.run(
    `INSERT INTO orders (id, number, reference, version, snapshot, awaits_stock, buyer, ordered_ms, closed_ms, back_version)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, CASE
       WHEN EXISTS (SELECT 1 FROM selection WHERE id = ?1 AND closed_ms <= (SELECT closed_until_ms FROM desk_window ORDER BY version DESC LIMIT 1)) THEN ?4
     END)
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, snapshot = excluded.snapshot, awaits_stock = excluded.awaits_stock,
       buyer = excluded.buyer, ordered_ms = excluded.ordered_ms, closed_ms = excluded.closed_ms,
       back_version = CASE
         WHEN orders.closed_ms <= (SELECT closed_until_ms FROM desk_window ORDER BY version DESC LIMIT 1) AND (excluded.closed_ms IS NULL OR excluded.closed_ms > (SELECT closed_until_ms FROM desk_window ORDER BY version DESC LIMIT 1)) THEN excluded.version
         ELSE orders.back_version
       END`,
    order.id,
    order.number,
    order.reference,
    version,
    snapshot,
    awaitsStock(order) ? 1 : 0,
    keys.buyer,
    keys.orderedMs,
    msOf(closedAt),
  )
}

function msOf(at: string | null): number | null {
  return at === null ? null : Date.parse(at)
}

/** The basket with the text it is kept as; `closedAt` as of an order. */
export function saveSelection(db: SqliteConnection, id: string, snapshot: string, version: number, closedAt: string | null = null): void {
  db.run(
    `INSERT INTO selection (id, version, snapshot, closed_ms)
     VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, snapshot = excluded.snapshot, closed_ms = excluded.closed_ms`,
    id,
    version,
    snapshot,
    msOf(closedAt),
  )
}

function saveStock(db: SqliteConnection, changes: ChangeSet, version: number): void {
  for (const level of changes.levels) saveLevel(db, level)
  for (const [itemId, demand] of stockTouched(changes)) {
    db.run(
      `INSERT INTO item_stock (item_id, demand, version)
       VALUES (?1, coalesce(?2, 0), ?3)
       ON CONFLICT (item_id) DO UPDATE SET demand = coalesce(?2, demand), version = excluded.version`,
      itemId,
      demand,
      version,
    )
  }
}

export function saveLevel(db: SqliteConnection, level: StockLevel): void {
  const { itemId, warehouseId, physical, allocated, countedShortage } = level
  db.run(
    `INSERT INTO stock_level (item_id, warehouse_id, physical, allocated, counted_shortage, allotted, allotments)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (item_id, warehouse_id) DO UPDATE SET physical = excluded.physical, allocated = excluded.allocated,
       counted_shortage = excluded.counted_shortage, allotted = excluded.allotted, allotments = excluded.allotments`,
    itemId,
    warehouseId,
    physical,
    allocated,
    countedShortage ?? 0,
    allottedToAll(level),
    allotmentsText(level),
  )
}
