import type { ItemStock } from '../../../shared/contract/changes.ts'
import type { ProductItem } from '../../../shared/lifecycle/settings.ts'
import type { QueueId } from '../../../shared/views/queues.ts'
import type { StoredMovement, StoredPlacement, StoredState, StoredStream, StoreTally } from '../../ports/order-store.ts'
import { type MovementRow, movementOf, type PlacementRow, storedPlacement } from '../row-codec.ts'
import type { PostgresConnection } from './connection.ts'
import { readEvents, readStock, readStoredStates, readTombstones } from './read-rows.ts'

const IDS_OF_A_PAGE = 200
const ROWS_OF_A_PAGE = 1_000

/** Hands out page after page, each begun behind the last key of the one before: no cursor stays open on the connection. */
async function* pages<Row, Key>(
  first: Key,
  keyOf: (row: Row) => Key,
  read: (after: Key) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  let after = first
  for (;;) {
    const page = await read(after)
    const last = page.at(-1)
    if (last === undefined) return
    yield page
    after = keyOf(last)
  }
}

/** Ids of a query that takes the one before as $1 and the size of a page as $2. */
function pagesOfIds(db: PostgresConnection, sql: string): AsyncGenerator<readonly string[]> {
  const read = async (after: string) => (await db.all<{ id: string }>(sql, after, IDS_OF_A_PAGE)).map(({ id }) => id)
  return pages('', (id: string) => id, read)
}

export async function* walkStreams(db: PostgresConnection): AsyncGenerator<StoredStream> {
  const idPages = pagesOfIds(db, 'SELECT DISTINCT aggregate_id AS id FROM event WHERE aggregate_id > $1 ORDER BY aggregate_id LIMIT $2')
  for await (const ids of idPages) {
    const [events, movements, { states }, placements, tombstones] = await Promise.all([
      readEvents(db, ids),
      readMovements(db, ids),
      readStoredStates(db, ids),
      readPlacements(db, ids),
      readTombstones(db, ids),
    ])
    const eventsOf = Map.groupBy(events, (event) => event.aggregateId)
    const movementsOf = Map.groupBy(movements, (row) => row.aggregate_id)
    for (const id of ids) {
      yield {
        id,
        events: eventsOf.get(id) ?? [],
        movements: (movementsOf.get(id) ?? []).map(movementOf),
        state: states.get(id) ?? null,
        placement: placements.get(id) ?? null,
        tombstone: tombstones.get(id) ?? null,
      }
    }
  }
}

export async function* walkStates(db: PostgresConnection): AsyncGenerator<StoredState> {
  const idPages = pagesOfIds(
    db,
    `(SELECT id FROM orders WHERE id > $1 ORDER BY id LIMIT $2)
     UNION
     (SELECT id FROM selection WHERE id > $1 ORDER BY id LIMIT $2)
     ORDER BY id
     LIMIT $2`,
  )
  for await (const ids of idPages) yield* (await readStoredStates(db, ids)).states.values()
}

export async function* walkMovements(db: PostgresConnection): AsyncGenerator<StoredMovement> {
  const read = (after: number) =>
    db.all<MovementRow>('SELECT * FROM stock_movement WHERE position > $1 ORDER BY position LIMIT $2', after, ROWS_OF_A_PAGE)
  for await (const rows of pages(0, (row: MovementRow) => row.position, read)) yield* rows.map(movementOf)
}

export async function* walkStock(db: PostgresConnection): AsyncGenerator<ItemStock> {
  const idPages = pagesOfIds(db, 'SELECT item_id AS id FROM item_stock WHERE item_id > $1 ORDER BY item_id LIMIT $2')
  for await (const ids of idPages) yield* await readStock(db, ids)
}

export async function* walkItems(db: PostgresConnection): AsyncGenerator<ProductItem> {
  type ItemRow = { readonly id: string; readonly body: string }
  const read = (after: string) => db.all<ItemRow>('SELECT id, body FROM item WHERE id > $1 ORDER BY id LIMIT $2', after, ROWS_OF_A_PAGE)
  for await (const rows of pages('', (row: ItemRow) => row.id, read)) yield* rows.map(({ body }) => JSON.parse(body) as ProductItem)
}

function readMovements(db: PostgresConnection, ids: readonly string[]): Promise<readonly (MovementRow & { aggregate_id: string })[]> {
  return db.all(
    `SELECT event.aggregate_id, stock_movement.*
     FROM event
     JOIN stock_movement ON stock_movement.event_position = event.position
     WHERE event.aggregate_id = ANY($1)
     ORDER BY stock_movement.position`,
    ids,
  )
}

async function readPlacements(db: PostgresConnection, ids: readonly string[]): Promise<ReadonlyMap<string, StoredPlacement>> {
  const rows = await db.all<PlacementRow & { id: string; is_archived: boolean | null; queues: readonly QueueId[] }>(
    `SELECT queue_row.id, queue_row.sort_key, queue_row.body, search_doc.terms, search_doc.is_archived,
       ARRAY (SELECT placed.queue::text FROM order_queue AS placed
              WHERE placed.id = queue_row.id AND placed.sort_key = queue_row.sort_key
              ORDER BY placed.queue) AS queues
     FROM queue_row
     LEFT JOIN search_doc ON search_doc.id = queue_row.id
     WHERE queue_row.id = ANY($1)`,
    ids,
  )
  return new Map(rows.map((row) => [row.id, storedPlacement(row, row.queues, row.is_archived === true)]))
}

export async function tallyRows(db: PostgresConnection): Promise<StoreTally> {
  const tally = await db.get<StoreTally>(
    `SELECT
       (SELECT count(*) FROM command) AS commands,
       (SELECT count(*) FROM event) AS events,
       (SELECT count(*) FROM orders) AS orders,
       (SELECT count(*) FROM selection) AS selections,
       (SELECT count(*) FROM tombstone) AS tombstones,
       (SELECT count(*) FROM order_queue) AS placements,
       (SELECT count(*) FROM search_doc) AS searchable,
       (SELECT count(*) FROM item) AS items,
       (SELECT count(*) FROM stock_movement) AS movements`,
  )
  if (!tally) throw new Error('Counting answered nothing')
  return tally
}
