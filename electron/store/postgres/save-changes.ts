import { allottedToAll } from '../../../shared/lifecycle/allotment.ts'
import type { ChangeSet } from '../../ports/order-store.ts'
import { outcomeDetail } from '../outcome-detail.ts'
import { allotmentsText } from '../row-codec.ts'
import { stockTouched } from '../stock-versions.ts'
import type { PostgresConnection } from './connection.ts'
import { writeWindow } from './desk-window.ts'
import { holdDocumentSeries } from './document-numbers.ts'
import { LOCK_SETTINGS, LOCK_SHOP } from './locks.ts'
import { writeReportFacts } from './report-facts.ts'
import { writePlacements } from './save-placements.ts'
import { writeStates } from './save-states.ts'
import { WriteStatement } from './write-statement.ts'

/**
 * Writes a change set under the next version. The shop's lock is the last one taken and is held until the commit is visible,
 * and the version is taken behind it: whoever sees a version sees every one below it that will ever be. All of it is one
 * statement, because nobody else of the shop commits meanwhile.
 */
export async function saveChanges(db: PostgresConnection, changes: ChangeSet): Promise<number> {
  if (changes.settings) await db.run(LOCK_SETTINGS)
  if (changes.documentNumbers.length > 0) await holdDocumentSeries(db, changes.documentNumbers)
  const { sql, values } = writingOf(changes)
  // Both are on their way at once. A statement sees what was committed when it begins: after the lock was given.
  const [locked, written] = await Promise.allSettled([db.run(LOCK_SHOP), db.get<{ version: number }>(sql, ...values)])
  if (locked.status === 'rejected') throw locked.reason
  if (written.status === 'rejected') throw written.reason
  if (!written.value) throw new Error('The store has no clock')
  return written.value.version
}

function writingOf(changes: ChangeSet): ReturnType<WriteStatement['end']> {
  const write = new WriteStatement()
  write.add(
    'tick',
    `UPDATE clock
     SET version = version + 1, last_event = last_event + $events, last_movement = last_movement + $movements
     RETURNING version, last_event - $events AS event_before, last_movement - $movements AS movement_before`,
    { events: changes.events.length, movements: changes.movements.length },
  )
  writeHistory(write, changes)
  writeStates(write, changes.states)
  writePlacements(write, changes.states)
  writeReportFacts(write, changes.states)
  writeStock(write, changes)
  writeCatalogue(write, changes)
  writePayments(write, changes)
  writeDesks(write, changes)
  writeDocumentNumbers(write, changes)
  if (changes.window) writeWindow(write, changes.window)
  return write.end('SELECT version FROM tick')
}

function writeHistory(write: WriteStatement, { commands, events, movements, states }: ChangeSet): void {
  write.addRows(
    'commands',
    {
      rows: commands,
      columns: {
        id: ['text', (command) => command.id],
        hash: ['text', (command) => command.hash],
        name: ['text', (command) => command.name],
        aggregate_type: ['text', (command) => command.aggregate.type],
        aggregate_id: ['text', (command) => command.aggregate.id],
        actor_id: ['text', (command) => command.actorId],
        desk_id: ['text', (command) => command.deskId],
        seq: ['bigint', (command) => command.seq],
        issued_at: ['text', (command) => command.issuedAt],
        recorded_at: ['text', (command) => command.recordedAt],
        status: ['text', (command) => command.outcome.status],
        detail: ['text', (command) => outcomeDetail(command.outcome)],
      },
    },
    `INSERT INTO command
       (id, hash, name, aggregate_type, aggregate_id, actor_id, desk_id, seq, issued_at, recorded_at, status, detail, version)
     SELECT given.id, given.hash, given.name, given.aggregate_type, given.aggregate_id, given.actor_id, given.desk_id, given.seq, given.issued_at,
       given.recorded_at, given.status, given.detail, tick.version
     FROM tick, $rows`,
  )
  const deleted = new Set(states.filter(({ tombstone }) => tombstone).map(({ id }) => id))
  write.addRows(
    'events',
    {
      rows: events,
      columns: {
        aggregate_id: ['text', (record) => record.aggregateId],
        command_id: ['text', (record) => record.commandId],
        kind: ['text', (record) => record.event.kind],
        happened_at: ['text', (record) => record.event.at],
        happened_by: ['text', (record) => record.event.by],
        body: ['text', (record) => (deleted.has(record.aggregateId) ? null : JSON.stringify(record.event))],
      },
    },
    `INSERT INTO event (position, version, aggregate_id, command_id, kind, happened_at, happened_by, body)
     SELECT tick.event_before + given.place, tick.version, given.aggregate_id, given.command_id, given.kind, given.happened_at, given.happened_by, given.body
     FROM tick, $rows`,
  )
  write.addRows(
    'movements',
    {
      rows: movements,
      columns: {
        event_place: ['bigint', ({ eventIndex }) => eventIndex + 1],
        warehouse_id: ['text', ({ movement }) => movement.warehouseId],
        item_id: ['text', ({ movement }) => movement.itemId],
        delta_physical: ['bigint', ({ movement }) => movement.deltaPhysical],
        delta_allocated: ['bigint', ({ movement }) => movement.deltaAllocated],
        reason: ['text', ({ movement }) => movement.reason],
        order_line_id: ['text', ({ movement }) => movement.orderLineId ?? null],
        shipment_line_id: ['text', ({ movement }) => movement.shipmentLineId ?? null],
        return_line_id: ['text', ({ movement }) => movement.returnLineId ?? null],
        counted_shortage: ['bigint', ({ movement }) => movement.countedShortage ?? null],
        allotted_desk: ['text', ({ movement }) => movement.allotted?.deskId ?? null],
        delta_allotted: ['bigint', ({ movement }) => movement.allotted?.delta ?? null],
      },
    },
    `INSERT INTO stock_movement
       (position, event_position, warehouse_id, item_id, delta_physical, delta_allocated, reason, order_line_id, shipment_line_id,
        return_line_id, counted_shortage, allotted_desk, delta_allotted)
     SELECT tick.movement_before + given.place, tick.event_before + given.event_place, given.warehouse_id, given.item_id, given.delta_physical,
       given.delta_allocated, given.reason, given.order_line_id, given.shipment_line_id, given.return_line_id, given.counted_shortage,
       given.allotted_desk, given.delta_allotted
     FROM tick, $rows`,
  )
}

function writeStock(write: WriteStatement, changes: ChangeSet): void {
  write.addRows(
    'levels',
    {
      rows: changes.levels,
      columns: {
        item_id: ['text', (level) => level.itemId],
        warehouse_id: ['text', (level) => level.warehouseId],
        physical: ['bigint', (level) => level.physical],
        allocated: ['bigint', (level) => level.allocated],
        counted_shortage: ['bigint', (level) => level.countedShortage ?? 0],
        allotted: ['bigint', allottedToAll],
        allotments: ['text', allotmentsText],
      },
    },
    `INSERT INTO stock_level (item_id, warehouse_id, physical, allocated, counted_shortage, allotted, allotments)
     SELECT given.item_id, given.warehouse_id, given.physical, given.allocated, given.counted_shortage, given.allotted, given.allotments FROM $rows
     ON CONFLICT (item_id, warehouse_id) DO UPDATE SET physical = excluded.physical, allocated = excluded.allocated,
       counted_shortage = excluded.counted_shortage, allotted = excluded.allotted, allotments = excluded.allotments`,
  )
  const touched = [...stockTouched(changes)].map(([itemId, demand]) => ({ itemId, demand }))
  write.addRows(
    'stock',
    { rows: touched.filter(({ demand }) => demand === null), columns: { item_id: ['text', ({ itemId }) => itemId] } },
    `INSERT INTO item_stock (item_id, demand, version)
     SELECT given.item_id, 0, tick.version FROM tick, $rows
     ON CONFLICT (item_id) DO UPDATE SET version = excluded.version`,
  )
  write.addRows(
    'demand',
    {
      rows: touched.filter(({ demand }) => demand !== null),
      columns: { item_id: ['text', ({ itemId }) => itemId], demand: ['bigint', ({ demand }) => demand] },
    },
    `INSERT INTO item_stock (item_id, demand, version)
     SELECT given.item_id, given.demand, tick.version FROM tick, $rows
     ON CONFLICT (item_id) DO UPDATE SET demand = excluded.demand, version = excluded.version`,
  )
}

function writeCatalogue(write: WriteStatement, { items, settings }: ChangeSet): void {
  write.addRows(
    'items',
    {
      rows: items,
      columns: {
        id: ['text', (item) => item.id],
        sku: ['text', (item) => item.sku],
        ean: ['text', (item) => item.ean],
        body: ['text', (item) => JSON.stringify(item)],
      },
    },
    `INSERT INTO item (id, sku, ean, version, body)
     SELECT given.id, given.sku, given.ean, tick.version, given.body FROM tick, $rows
     ON CONFLICT (id) DO UPDATE SET sku = excluded.sku, ean = excluded.ean, version = excluded.version, body = excluded.body`,
  )
  if (!settings) return
  write.add(
    'settings',
    `INSERT INTO shop_settings (one, version, body)
     SELECT 1, tick.version, $body::text FROM tick
     ON CONFLICT (one) DO UPDATE SET version = excluded.version, body = excluded.body`,
    { body: JSON.stringify(settings) },
  )
}

function writePayments(write: WriteStatement, { paymentsAsked, paymentsAnswered }: ChangeSet): void {
  write.addRows(
    'payments_asked',
    {
      // One statement does not see its own rows: what is answered at once is never written.
      rows: paymentsAsked.filter(({ request }) => !paymentsAnswered.includes(request.entryId)),
      columns: {
        entry_id: ['text', ({ request }) => request.entryId],
        asked_at: ['text', ({ askedAt }) => askedAt],
        body: ['text', ({ request }) => JSON.stringify(request)],
      },
    },
    'INSERT INTO payment_request (entry_id, asked_at, body) SELECT given.entry_id, given.asked_at, given.body FROM $rows',
  )
  if (paymentsAnswered.length === 0) return
  write.add('payments_answered', 'DELETE FROM payment_request WHERE entry_id = ANY($answered::text[])', { answered: paymentsAnswered })
}

function writeDesks(write: WriteStatement, { desks }: ChangeSet): void {
  write.addRows(
    'desks',
    {
      rows: desks,
      columns: {
        id: ['text', (desk) => desk.id],
        name: ['text', (desk) => desk.name],
        series: ['text', (desk) => desk.series],
        pairing_code_hash: ['text', (desk) => desk.pairing?.codeHash ?? null],
        pairing_expires_at: ['text', (desk) => desk.pairing?.expiresAt ?? null],
        token_hash: ['text', (desk) => desk.tokenHash],
        last_seq: ['bigint', (desk) => desk.lastSeq],
        added_at: ['text', (desk) => desk.addedAt],
        revoked_at: ['text', (desk) => desk.revokedAt],
      },
    },
    `INSERT INTO desk (id, name, series, pairing_code_hash, pairing_expires_at, token_hash, last_seq, added_at, revoked_at)
     SELECT given.id, given.name, given.series, given.pairing_code_hash, given.pairing_expires_at, given.token_hash, given.last_seq, given.added_at,
       given.revoked_at
     FROM $rows
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, pairing_code_hash = excluded.pairing_code_hash,
       pairing_expires_at = excluded.pairing_expires_at, token_hash = excluded.token_hash, last_seq = excluded.last_seq,
       revoked_at = excluded.revoked_at`,
  )
}

// The rows of the series are this transaction's by now.
function writeDocumentNumbers(write: WriteStatement, { documentNumbers }: ChangeSet): void {
  const last = new Map(documentNumbers.map(({ series, counter }) => [series, counter]))
  write.addRows(
    'document_series_moved',
    { rows: [...last], columns: { name: ['text', ([name]) => name], last: ['bigint', ([, counter]) => counter] } },
    `INSERT INTO document_series (name, last)
     SELECT given.name, given.last
     FROM $rows
     ON CONFLICT (name) DO UPDATE SET last = excluded.last`,
  )
  write.addRows(
    'document_numbers_given',
    {
      rows: documentNumbers,
      columns: {
        series: ['text', (given) => given.series],
        counter: ['bigint', (given) => given.counter],
        number: ['text', (given) => given.number],
        kind: ['text', (given) => given.kind],
        order_id: ['text', (given) => given.orderId],
        document_id: ['text', (given) => given.documentId],
        issued_at: ['text', (given) => given.issuedAt],
        total: ['bigint', (given) => given.total],
        tax_total: ['bigint', (given) => given.taxTotal],
        currency: ['text', (given) => given.currency],
      },
    },
    `INSERT INTO document_number (series, counter, number, kind, order_id, document_id, issued_at, total, tax_total, currency)
     SELECT given.series, given.counter, given.number, given.kind, given.order_id, given.document_id, given.issued_at, given.total,
       given.tax_total, given.currency
     FROM $rows`,
  )
}
