import type { ChangePage, ChangeRow, ChangeType, Cursor, ItemStock } from '../../../shared/contract/changes.ts'
import type { Outcome } from '../../../shared/contract/outcome.ts'
import { type DeskPage, type PackedRow, packTexts } from '../../../shared/contract/packed-rows.ts'
import { changePage, cutAtVersion, resetOf } from '../change-page.ts'
import { storedOutcome } from '../outcome-detail.ts'
import type { PostgresConnection } from './connection.ts'
import { readStock } from './read-rows.ts'

interface FeedRow {
  readonly version: number
  readonly type: ChangeType
  readonly id: string
  /** Null when the thing was purged. */
  readonly body: string | null
}

export async function readHead(db: PostgresConnection): Promise<Cursor> {
  const row = await db.get<{ epoch: string; version: number }>('SELECT epoch, version FROM clock')
  if (!row) throw new Error('The store has no clock')
  return { epoch: row.epoch, version: row.version }
}

/** Must run inside one snapshot: head and rows are of the same moment. */
export async function readChanges(db: PostgresConnection, cursor: Cursor | null, maxRows: number, forDesk = ''): Promise<ChangePage> {
  const { place, page, more } = await readPage(db, cursor, maxRows, forDesk)
  return changePage(place, { rows: await changeRows(db, page), more })
}

/** A page of more is packed: fewer are read sooner as they are. */
const FEW = 200

/** The same for a desk: many orders and baskets as the texts they are stored as. */
export async function readDeskChanges(db: PostgresConnection, cursor: Cursor | null, maxRows: number, forDesk: string): Promise<DeskPage> {
  const { place, page, more } = await readPage(db, cursor, maxRows, forDesk)
  if (page.length <= FEW) return changePage(place, { rows: await changeRows(db, page), more })
  const packed = page.flatMap(packedRow)
  const others = page.filter((row) => packedRow(row).length === 0)
  const rows = await changeRows(db, others)
  return { ...changePage(place, { rows, more, last: page.at(-1)?.version }), packed: packTexts(packed) }
}

function packedRow({ type, id, version, body }: FeedRow): readonly PackedRow[] {
  return body !== null && (type === 'order' || type === 'selection') ? [{ type, id, version, body }] : []
}

async function readPage(db: PostgresConnection, cursor: Cursor | null, maxRows: number, forDesk: string) {
  const head = await readHead(db)
  const reset = resetOf(cursor, head)
  const from = cursor && !reset ? cursor.version : 0
  const range = (after: number, limit: number, upTo = Number.MAX_SAFE_INTEGER) => feedRows(db, forDesk, after, upTo, limit)
  const cut = cutAtVersion(await range(from, maxRows + 1), maxRows)
  const { page, more } =
    'page' in cut
      ? cut
      : {
          page: await range(cut.larger - 1, Number.MAX_SAFE_INTEGER, cut.larger),
          more: (await range(cut.larger, 1)).length > 0,
        }
  return { place: { head, from, reset }, page, more }
}

/** Tables of the feed, in the order their rows stand within one version: what a row is called there, and its body. */
const BRANCHES: readonly (readonly [table: string, type: ChangeType, id: string, body: string, only?: string])[] = [
  ['shop_settings', 'settings', "'settings'", 'body'],
  ['item', 'item', 'id', 'body'],
  ['item_stock', 'stock', 'item_id', "''"],
  ['selection', 'selection', 'id', 'snapshot'],
  ['orders', 'order', 'id', 'snapshot'],
  ['tombstone', 'selection', 'id', 'NULL'],
  ['tombstone', 'order', 'id', 'NULL'],
  ['sync_case', 'case', 'id', 'snapshot'],
  [
    'command',
    'result',
    'id',
    "json_build_object('seq', seq, 'status', status, 'detail', detail)::text",
    'desk_id = $4 AND seq IS NOT NULL',
  ],
]

// Each branch is read from its version index in order and stops after a page of its own, so that little is left to sort.
const FEED = `${BRANCHES.map(
  ([table, type, id, body, only = 'true'], place) => `
  (SELECT version, ${place} AS place, '${type}' AS type, ${id} AS id, ${body} AS body
   FROM ${table}
   WHERE version > $1 AND version <= $2 AND ${only}
   ORDER BY version, id
   LIMIT $3)`,
).join(' UNION ALL ')}
  ORDER BY version, place, id
  LIMIT $3`

function feedRows(db: PostgresConnection, desk: string, after: number, upTo: number, limit: number): Promise<readonly FeedRow[]> {
  return db.all<FeedRow>(FEED, after, upTo, limit, desk)
}

async function changeRows(db: PostgresConnection, page: readonly FeedRow[]): Promise<readonly ChangeRow[]> {
  const itemIds = page.filter(({ type }) => type === 'stock').map(({ id }) => id)
  const stock = new Map((itemIds.length > 0 ? await readStock(db, itemIds) : []).map((each) => [each.itemId, each]))
  return page.map((row) => changeRow(row, stock))
}

function changeRow({ type, id, version, body }: FeedRow, stock: ReadonlyMap<string, ItemStock>): ChangeRow {
  if (body === null) return { type, id, version, row: null, deleted: 'purge' }
  switch (type) {
    case 'stock':
      return { type, id, version, row: stock.get(id) ?? { itemId: id, levels: [], demand: 0 } }
    case 'result': {
      const { seq, status, detail } = JSON.parse(body) as { seq: number; status: Outcome['status']; detail: string | null }
      return { type, id, version, row: { seq, outcome: storedOutcome(status, detail, version) } }
    }
    default:
      // Every other body is the row itself.
      return { type, id, version, row: JSON.parse(body) } as ChangeRow
  }
}
