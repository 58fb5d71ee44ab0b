// Reads by key, of whatever the transaction or snapshot that is open on the connection shows.

import type { ItemStock } from '../../../shared/contract/changes.ts'
import { inOrderOfPlacing } from '../../../shared/lifecycle/awaits-stock.ts'
import type { LifecycleState } from '../../../shared/lifecycle/decision.ts'
import type { Order, OrderTombstone } from '../../../shared/lifecycle/order.ts'
import type { ProductItem, ShopSettings } from '../../../shared/lifecycle/settings.ts'
import type { DeskRecord, DeskReport, OrderFound, RecordedEvent, StoredState } from '../../ports/order-store.ts'
import {
  type DeskRow,
  deskOf,
  EVENT_COLUMNS,
  type EventRow,
  type LevelRow,
  levelOf,
  lifecycleState,
  recordedEvent,
  type SnapshotRow,
  storedState,
  type TombstoneRow,
  tombstoneOf,
} from '../row-codec.ts'
import type { PostgresConnection } from './connection.ts'

/** What is stored of each of these ids that has a payload, and the version at which each of the others was deleted. */
export async function readStoredStates(
  db: PostgresConnection,
  ids: readonly string[],
): Promise<{ readonly states: ReadonlyMap<string, StoredState>; readonly graves: ReadonlyMap<string, number> }> {
  const rows = await db.all<SnapshotRow & { id: string; part: 'order' | 'selection' | 'syncCase' | 'tombstone' }>(
    `SELECT id, 'order' AS part, version, snapshot FROM orders WHERE id = ANY($1)
     UNION ALL
     SELECT id, 'selection', version, snapshot FROM selection WHERE id = ANY($1)
     UNION ALL
     SELECT id, 'syncCase', version, snapshot FROM sync_case WHERE id = ANY($1)
     UNION ALL
     SELECT id, 'tombstone', version, NULL FROM tombstone WHERE id = ANY($1)`,
    ids,
  )
  const parts = new Map(rows.map((row) => [`${row.part} ${row.id}`, row]))
  const states = new Map<string, StoredState>()
  const graves = new Map<string, number>()
  for (const id of ids) {
    const part = (name: (typeof rows)[number]['part']) => parts.get(`${name} ${id}`)
    const [order, selection, syncCase, grave] = [part('order'), part('selection'), part('syncCase'), part('tombstone')]
    if (order || selection || syncCase) states.set(id, storedState(id, { order, selection, syncCase }))
    if (grave) graves.set(id, grave.version)
  }
  return { states, graves }
}

export async function readLifecycleState(db: PostgresConnection, id: string): Promise<{ state: LifecycleState; version: number }> {
  const { states, graves } = await readStoredStates(db, [id])
  return lifecycleState(states.get(id) ?? null, graves.get(id))
}

const TOMBSTONES = 'SELECT id, number, reference, deleted_at, deleted_by FROM tombstone'

export async function findOrder(db: PostgresConnection, key: string): Promise<OrderFound | null> {
  const name = key.toUpperCase()
  const row = await db.get<SnapshotRow>(
    `SELECT version, snapshot FROM orders WHERE id = $1 OR number = $2 OR reference = $2
     ORDER BY id = $1 DESC, number = $2 DESC
     LIMIT 1`,
    key,
    name,
  )
  if (row) return { deleted: false, order: JSON.parse(row.snapshot) as Order, version: row.version }
  const grave = await db.get<TombstoneRow>(`${TOMBSTONES} WHERE id = $1 OR number = $2 OR reference = $2`, key, name)
  return grave ? { deleted: true, tombstone: tombstoneOf(grave) } : null
}

export async function readTombstones(db: PostgresConnection, ids: readonly string[]): Promise<ReadonlyMap<string, OrderTombstone>> {
  const rows = await db.all<TombstoneRow>(`${TOMBSTONES} WHERE id = ANY($1)`, ids)
  return new Map(rows.map((row) => [row.id, tombstoneOf(row)]))
}

export async function isNameTaken(
  db: PostgresConnection,
  number: string,
  reference: string,
): Promise<{ readonly number: boolean; readonly reference: boolean }> {
  const row = await db.get<{ number: boolean; reference: boolean }>(
    `SELECT
       EXISTS (SELECT 1 FROM orders WHERE number = $1) OR EXISTS (SELECT 1 FROM tombstone WHERE number = $1) AS number,
       EXISTS (SELECT 1 FROM orders WHERE reference = $2) OR EXISTS (SELECT 1 FROM tombstone WHERE reference = $2) AS reference`,
    number,
    reference,
  )
  return { number: row?.number === true, reference: row?.reference === true }
}

export async function highestCounter(db: PostgresConnection, series: string): Promise<number> {
  const row = await db.get<{ counter: number | null }>(
    `SELECT max(substring(substr(number, $1) FROM '^[0-9]+')::bigint) AS counter
     FROM (SELECT number FROM orders WHERE number >= $2 AND number < $3
           UNION ALL
           SELECT number FROM tombstone WHERE number >= $2 AND number < $3) AS numbers`,
    series.length + 2,
    `${series}-`,
    `${series}.`,
  )
  return row?.counter ?? 0
}

/** Orders that ship by themselves as soon as goods arrive, by the items they ordered; placed first, served first. */
export async function ordersAwaitingStock(db: PostgresConnection, itemIds: readonly string[] | null): Promise<readonly Order[]> {
  const rows = await db.all<{ snapshot: string }>('SELECT snapshot FROM orders WHERE awaits_stock')
  const wanted = itemIds && new Set(itemIds)
  return rows
    .map(({ snapshot }) => JSON.parse(snapshot) as Order)
    .filter((order) => wanted === null || order.lines.some((line) => wanted.has(line.itemId)))
    .sort((one, other) => inOrderOfPlacing(one, other))
}

/** What happened to these ids after a position, oldest first. */
export async function readEvents(
  db: PostgresConnection,
  ids: readonly string[],
  after = 0,
  limit = Number.MAX_SAFE_INTEGER,
): Promise<readonly RecordedEvent[]> {
  const rows = await db.all<EventRow>(
    `SELECT ${EVENT_COLUMNS}
     FROM event
     JOIN command ON command.id = event.command_id
     WHERE event.aggregate_id = ANY($1) AND event.position > $2
     ORDER BY event.position
     LIMIT $3`,
    ids,
    after,
    limit,
  )
  return rows.map(recordedEvent)
}

/** The stock of each of these items, in their order; an unknown one has none. */
export async function readStock(db: PostgresConnection, itemIds: readonly string[]): Promise<readonly ItemStock[]> {
  const [demands, levels] = await Promise.all([
    db.all<DemandRow>('SELECT item_id, demand FROM item_stock WHERE item_id = ANY($1)', itemIds),
    readLevels(db, itemIds),
  ])
  return itemStocks(itemIds, demands, levels)
}

export interface DemandRow {
  readonly item_id: string
  readonly demand: number
}

export function readLevels(db: PostgresConnection, itemIds: readonly string[]): Promise<readonly LevelRow[]> {
  return db.all<LevelRow>(
    `SELECT item_id, warehouse_id, physical, allocated, counted_shortage, allotments
     FROM stock_level
     WHERE item_id = ANY($1)
     ORDER BY item_id, warehouse_id`,
    itemIds,
  )
}

export function itemStocks(itemIds: readonly string[], demands: readonly DemandRow[], rows: readonly LevelRow[]): readonly ItemStock[] {
  const demandOf = new Map(demands.map((row) => [row.item_id, row.demand]))
  const levels = Map.groupBy(rows, (row) => row.item_id)
  return itemIds.map((itemId) => ({
    itemId,
    levels: (levels.get(itemId) ?? []).map(levelOf),
    demand: demandOf.get(itemId) ?? 0,
  }))
}

/** The known ones of these items, in their order. */
export async function readItems(db: PostgresConnection, itemIds: readonly string[]): Promise<readonly ProductItem[]> {
  const rows = await db.all<{ id: string; body: string }>('SELECT id, body FROM item WHERE id = ANY($1)', itemIds)
  const bodies = new Map(rows.map(({ id, body }) => [id, body]))
  return itemIds.flatMap((id) => {
    const body = bodies.get(id)
    return body === undefined ? [] : [JSON.parse(body) as ProductItem]
  })
}

export async function findItemByCode(db: PostgresConnection, code: string): Promise<ProductItem | null> {
  if (code === '') return null
  const row = await db.get<{ body: string }>('SELECT body FROM item WHERE sku = $1 OR ean = $1 ORDER BY sku = $1 DESC, id LIMIT 1', code)
  return row ? (JSON.parse(row.body) as ProductItem) : null
}

export async function readSettings(db: PostgresConnection): Promise<ShopSettings | null> {
  const row = await db.get<{ body: string }>('SELECT body FROM shop_settings')
  return row ? (JSON.parse(row.body) as ShopSettings) : null
}

export async function readDesk(db: PostgresConnection, deskId: string): Promise<DeskRecord | null> {
  const row = await db.get<DeskRow>('SELECT * FROM desk WHERE id = $1', deskId)
  return row ? deskOf(row) : null
}

export async function readDesks(db: PostgresConnection): Promise<readonly (DeskRecord & { readonly report: DeskReport | null })[]> {
  const rows = await db.all<DeskRow & { report: string | null }>(
    `SELECT desk.*, desk_report.body AS report
     FROM desk
     LEFT JOIN desk_report ON desk_report.desk_id = desk.id
     ORDER BY desk.added_at, desk.id`,
  )
  return rows.map((row) => ({ ...deskOf(row), report: row.report === null ? null : (JSON.parse(row.report) as DeskReport) }))
}
