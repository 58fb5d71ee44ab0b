import { setImmediate } from 'node:timers/promises'
import type { ItemStock } from '../../../shared/contract/changes.ts'
import type { ProductItem } from '../../../shared/lifecycle/settings.ts'
import type { QueueId } from '../../../shared/views/queues.ts'
import type { StoredMovement, StoredPlacement, StoredState, StoredStream, StoreTally } from '../../ports/order-store.ts'
import { type MovementRow, movementOf, type PlacementRow, storedPlacement, storedState } from '../row-codec.ts'
import type { SqliteConnection } from './connection.ts'
import { readEvents, readStoredState, readTombstone } from './read-orders.ts'
import { readItemStock } from './read-stock.ts'

/** Hands out row by row and lets other work in now and then: a walk over everything must not freeze the desk. */
async function* walk<Row, Value>(rows: Iterable<Row>, toValue: (row: Row) => Value): AsyncGenerator<Value> {
  let handedOut = 0
  for (const row of rows) {
    yield toValue(row)
    handedOut += 1
    if (handedOut % ROWS_BETWEEN_PAUSES === 0) await setImmediate()
  }
}

const ROWS_BETWEEN_PAUSES = 100

export function walkStreams(db: SqliteConnection): AsyncIterable<StoredStream> {
  const ids = db.iterate<{ aggregate_id: string }>('SELECT DISTINCT aggregate_id FROM event ORDER BY aggregate_id')
  return walk(ids, ({ aggregate_id: id }) => ({
    id,
    events: readEvents(db, id, 0, Number.MAX_SAFE_INTEGER),
    movements: movementsOf(db, id),
    state: readStoredState(db, id),
    placement: readPlacement(db, id),
    tombstone: readTombstone(db, id),
  }))
}

export function walkStates(db: SqliteConnection): AsyncIterable<StoredState> {
  const rows = db.iterate<{
    id: string
    order_version: number | null
    order_snapshot: string | null
    selection_version: number | null
    selection_snapshot: string | null
  }>(
    `SELECT coalesce(orders.id, selection.id) AS id,
            orders.version AS order_version, orders.snapshot AS order_snapshot,
            selection.version AS selection_version, selection.snapshot AS selection_snapshot
     FROM orders
     FULL JOIN selection ON selection.id = orders.id
     ORDER BY 1`,
  )
  return walk(rows, (row) =>
    storedState(row.id, {
      order: snapshotOf(row.order_version, row.order_snapshot),
      selection: snapshotOf(row.selection_version, row.selection_snapshot),
      syncCase: undefined,
    }),
  )
}

function snapshotOf(version: number | null, snapshot: string | null): { version: number; snapshot: string } | undefined {
  return version === null || snapshot === null ? undefined : { version, snapshot }
}

export function walkMovements(db: SqliteConnection): AsyncIterable<StoredMovement> {
  return walk(db.iterate<MovementRow>('SELECT * FROM stock_movement ORDER BY position'), movementOf)
}

function movementsOf(db: SqliteConnection, aggregateId: string): readonly StoredMovement[] {
  return db
    .all<MovementRow>(
      `SELECT stock_movement.*
       FROM event
       JOIN stock_movement ON stock_movement.event_position = event.position
       WHERE event.aggregate_id = ?
       ORDER BY stock_movement.position`,
      aggregateId,
    )
    .map(movementOf)
}

export function walkStock(db: SqliteConnection): AsyncIterable<ItemStock> {
  const ids = db.iterate<{ item_id: string }>('SELECT item_id FROM item_stock UNION SELECT item_id FROM stock_level ORDER BY item_id')
  return walk(ids, ({ item_id }) => readItemStock(db, item_id))
}

export function walkItems(db: SqliteConnection): AsyncIterable<ProductItem> {
  return walk(db.iterate<{ body: string }>('SELECT body FROM item ORDER BY id'), ({ body }) => JSON.parse(body) as ProductItem)
}

function readPlacement(db: SqliteConnection, id: string): StoredPlacement | null {
  const row = db.get<PlacementRow & { is_archived: number | null }>(
    `SELECT queue_row.sort_key, queue_row.body, search_doc.terms, search_doc.is_archived
     FROM queue_row
     LEFT JOIN search_doc ON search_doc.id = queue_row.id
     WHERE queue_row.id = ?`,
    id,
  )
  if (!row) return null
  const queues = db.all<{ queue: QueueId; sort_key: string }>('SELECT queue, sort_key FROM order_queue WHERE id = ? ORDER BY queue', id)
  const here = queues.filter((each) => each.sort_key === row.sort_key).map(({ queue }) => queue)
  return storedPlacement(row, here, row.is_archived === 1)
}

export function tallyRows(db: SqliteConnection): StoreTally {
  const count = (table: string) => db.get<{ count: number }>(`SELECT count(*) AS count FROM ${table}`)?.count ?? 0
  return {
    commands: count('command'),
    events: count('event'),
    orders: count('orders'),
    selections: count('selection'),
    tombstones: count('tombstone'),
    placements: count('order_queue'),
    searchable: count('search_doc'),
    items: count('item'),
    movements: count('stock_movement'),
  }
}
