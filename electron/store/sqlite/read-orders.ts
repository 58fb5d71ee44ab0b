import type { Outcome } from '../../../shared/contract/outcome.ts'
import type { CommandName } from '../../../shared/lifecycle/command.ts'
import { type LifecycleState, NOTHING_YET } from '../../../shared/lifecycle/decision.ts'
import type { EventKind, LifecycleEvent } from '../../../shared/lifecycle/event.ts'
import type { Order, OrderTombstone } from '../../../shared/lifecycle/order.ts'
import type { Selection } from '../../../shared/lifecycle/selection.ts'
import type { OrderFound, RecordedEvent, StoredState } from '../../ports/order-store.ts'
import type { SqliteConnection } from './connection.ts'

interface SnapshotRow {
  readonly version: number
  readonly snapshot: string
}

/** The order and basket of an id as stored; null when neither has a payload. */
export function readStoredState(db: SqliteConnection, id: string): StoredState | null {
  const order = db.get<SnapshotRow>('SELECT version, snapshot FROM orders WHERE id = ?', id)
  const selection = db.get<SnapshotRow>('SELECT version, snapshot FROM selection WHERE id = ?', id)
  return order || selection ? storedState(id, order, selection) : null
}

export function storedState(id: string, order: SnapshotRow | undefined, selection: SnapshotRow | undefined): StoredState {
  return {
    id,
    order: order ? { version: order.version, value: JSON.parse(order.snapshot) as Order } : null,
    selection: selection ? { version: selection.version, value: JSON.parse(selection.snapshot) as Selection } : null,
  }
}

export function readLifecycleState(db: SqliteConnection, id: string): { state: LifecycleState; version: number } {
  const stored = readStoredState(db, id)
  if (stored) {
    const state = { selection: stored.selection?.value ?? null, order: stored.order?.value ?? null, deleted: false }
    return { state, version: Math.max(stored.order?.version ?? 0, stored.selection?.version ?? 0) }
  }
  const grave = db.get<{ version: number }>('SELECT version FROM tombstone WHERE id = ?', id)
  return grave ? { state: { ...NOTHING_YET, deleted: true }, version: grave.version } : { state: NOTHING_YET, version: 0 }
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

interface OutcomeRow {
  readonly hash: string
  readonly status: Outcome['status']
  readonly detail: string | null
  readonly version: number
}

export function findOutcome(db: SqliteConnection, commandId: string): { hash: string; outcome: Outcome } | null {
  const row = db.get<OutcomeRow>('SELECT hash, status, detail, version FROM command WHERE id = ?', commandId)
  return row ? { hash: row.hash, outcome: outcomeOf(row) } : null
}

function outcomeOf({ status, detail, version }: OutcomeRow): Outcome {
  if (status === 'refused') return { status, version, refusal: JSON.parse(detail ?? 'null') }
  if (status === 'accepted') return { status, version, warnings: detail === null ? [] : JSON.parse(detail) }
  return { status, version }
}

interface EventRow {
  readonly position: number
  readonly version: number
  readonly aggregate_id: string
  readonly command_id: string
  readonly kind: EventKind
  readonly happened_at: string
  readonly happened_by: string
  readonly body: string | null
  readonly command_name: CommandName
  readonly desk_id: string
  readonly actor_id: string
  readonly recorded_at: string
}

/** What happened to an id after a position, oldest first. */
export function readEvents(db: SqliteConnection, id: string, after: number, limit: number): readonly RecordedEvent[] {
  return db
    .all<EventRow>(
      `SELECT event.position, event.version, event.aggregate_id, event.command_id, event.kind, event.happened_at, event.happened_by,
              event.body, command.name AS command_name, command.desk_id, command.actor_id, command.recorded_at
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

function recordedEvent(row: EventRow): RecordedEvent {
  return {
    position: row.position,
    version: row.version,
    aggregateId: row.aggregate_id,
    commandId: row.command_id,
    commandName: row.command_name,
    deskId: row.desk_id,
    actorId: row.actor_id,
    recordedAt: row.recorded_at,
    kind: row.kind,
    at: row.happened_at,
    by: row.happened_by,
    event: row.body === null ? null : (JSON.parse(row.body) as LifecycleEvent),
  }
}

const TOMBSTONES = 'SELECT id, number, reference, deleted_at, deleted_by FROM tombstone'

interface TombstoneRow {
  readonly id: string
  readonly number: string
  readonly reference: string
  readonly deleted_at: string
  readonly deleted_by: string
}

function tombstoneOf(row: TombstoneRow): OrderTombstone {
  return { id: row.id, number: row.number, reference: row.reference, deletedAt: row.deleted_at, by: row.deleted_by }
}

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
