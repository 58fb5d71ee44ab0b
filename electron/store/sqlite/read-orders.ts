import type { Outcome } from '../../../shared/contract/outcome.ts'
import type { LifecycleState } from '../../../shared/lifecycle/decision.ts'
import type { Order, OrderTombstone } from '../../../shared/lifecycle/order.ts'
import type { OrderFound, RecordedEvent, StoredState } from '../../ports/order-store.ts'
import {
  EVENT_COLUMNS,
  type EventRow,
  lifecycleState,
  type OutcomeRow,
  outcomeOf,
  recordedEvent,
  type SnapshotRow,
  storedState,
  type TombstoneRow,
  tombstoneOf,
} from '../row-codec.ts'
import type { SqliteConnection } from './connection.ts'

/** The order and basket of an id as stored; null when neither has a payload. */
export function readStoredState(db: SqliteConnection, id: string): StoredState | null {
  const order = db.get<SnapshotRow>('SELECT version, snapshot FROM orders WHERE id = ?', id)
  const selection = db.get<SnapshotRow>('SELECT version, snapshot FROM selection WHERE id = ?', id)
  // An id is that of an order and its basket, or that of a case.
  const syncCase = order || selection ? undefined : db.get<SnapshotRow>('SELECT version, snapshot FROM sync_case WHERE id = ?', id)
  return order || selection || syncCase ? storedState(id, { order, selection, syncCase }) : null
}

export function readLifecycleState(db: SqliteConnection, id: string): { state: LifecycleState; version: number } {
  const stored = readStoredState(db, id)
  const grave = stored ? undefined : db.get<{ version: number }>('SELECT version FROM tombstone WHERE id = ?', id)
  return lifecycleState(stored, grave?.version)
}

export function findOrder(db: SqliteConnection, key: string): OrderFound | null {
  const name = key.toUpperCase()
  const row = db.get<SnapshotRow>(
    `SELECT version, snapshot FROM orders WHERE id = ?
     UNION ALL
     SELECT version, snapshot FROM orders WHERE number = ?
     UNION ALL
     SELECT version, snapshot FROM orders WHERE reference = ?
     LIMIT 1`,
    key,
    name,
    name,
  )
  if (row) return { deleted: false, order: JSON.parse(row.snapshot) as Order, version: row.version }
  const grave = db.get<TombstoneRow>(`${TOMBSTONES} WHERE id = ? OR number = ? OR reference = ?`, key, name, name)
  return grave ? { deleted: true, tombstone: tombstoneOf(grave) } : null
}

export function readTombstone(db: SqliteConnection, id: string): OrderTombstone | null {
  const row = db.get<TombstoneRow>(`${TOMBSTONES} WHERE id = ?`, id)
  return row ? tombstoneOf(row) : null
}

export function isNameTaken(db: SqliteConnection, number: string, reference: string): { number: boolean; reference: boolean } {
  const row = db.get<{ number: number; reference: number }>(
    `SELECT
       EXISTS (SELECT 1 FROM orders WHERE number = ?1) OR EXISTS (SELECT 1 FROM tombstone WHERE number = ?1) AS number,
       EXISTS (SELECT 1 FROM orders WHERE reference = ?2) OR EXISTS (SELECT 1 FROM tombstone WHERE reference = ?2) AS reference`,
    number,
    reference,
  )
  return { number: row?.number === 1, reference: row?.reference === 1 }
}

export function highestCounter(db: SqliteConnection, series: string): number {
  const row = db.get<{ counter: number | null }>(
    `SELECT max(CAST(substr(number, ?) AS INTEGER)) AS counter
     FROM (SELECT number FROM orders WHERE number >= ?2 AND number < ?3
           UNION ALL
           SELECT number FROM tombstone WHERE number >= ?2 AND number < ?3)`,
    series.length + 2,
    `${series}-`,
    `${series}.`,
  )
  return row?.counter ?? 0
}

export function findOutcome(db: SqliteConnection, commandId: string): { hash: string; outcome: Outcome } | null {
  const row = db.get<OutcomeRow & { hash: string }>('SELECT hash, status, detail, version FROM command WHERE id = ?', commandId)
  return row ? { hash: row.hash, outcome: outcomeOf(row) } : null
}

/** What happened to an id after a position, oldest first. */
export function readEvents(db: SqliteConnection, id: string, after: number, limit: number): readonly RecordedEvent[] {
  return db
    .all<EventRow>(
      `SELECT ${EVENT_COLUMNS}
       FROM event
       JOIN command ON command.id = event.command_id
       WHERE event.aggregate_id = ? AND event.position > ?
       ORDER BY event.position
       LIMIT ?`,
      id,
      after,
      limit,
    )
    .map(recordedEvent)
}

const TOMBSTONES = 'SELECT id, number, reference, deleted_at, deleted_by FROM tombstone'

/** Orders that ship by themselves as soon as goods arrive, by the items they ordered; placed first, served first. */
export function ordersAwaitingStock(db: SqliteConnection, itemIds: readonly string[] | null): readonly Order[] {
  return db
    .all<{ snapshot: string }>(
      `SELECT snapshot FROM orders
       WHERE awaits_stock = 1 AND (?1 IS NULL OR EXISTS (
         SELECT 1 FROM json_each(snapshot, '$.lines') AS line JOIN json_each(?1) AS item ON item.value = line.value ->> '$.itemId'))
       ORDER BY snapshot ->> '$.orderDate', snapshot ->> '$.createdAt', id`,
      itemIds === null ? null : JSON.stringify(itemIds),
    )
    .map(({ snapshot }) => JSON.parse(snapshot) as Order)
}
