import type { ChangePage, ChangeRow, ChangeType, Cursor, DeskCursor, ItemStock } from '../../../shared/contract/changes.ts'
import type { Outcome } from '../../../shared/contract/outcome.ts'
import { type DeskPage, type PackedRow, packTexts } from '../../../shared/contract/packed-rows.ts'
import { changePage, cutAtVersion, leftAfter, resetOf } from '../change-page.ts'
import { storedOutcome } from '../outcome-detail.ts'
import type { PostgresConnection } from './connection.ts'
import { readWindow } from './desk-window.ts'
import { readStock } from './read-rows.ts'

interface FeedRow {
  readonly version: number
  readonly type: ChangeType
  readonly id: string
  /** Null when the thing is gone. */
  readonly body: string | null
  readonly has_left: boolean
}

export async function readHead(db: PostgresConnection): Promise<Cursor> {
  const row = await db.get<{ epoch: string; version: number }>('SELECT epoch, version FROM clock')
  if (!row) throw new Error('The store has no clock')
  return { epoch: row.epoch, version: row.version }
}

/** Must run inside one snapshot: head and rows are of the same moment. */
export async function readChanges(db: PostgresConnection, cursor: DeskCursor | null, maxRows: number, forDesk = ''): Promise<ChangePage> {
  const { place, page, more } = await readPage(db, cursor, maxRows, forDesk)
  return changePage(place, { rows: await changeRows(db, page), more })
}

/** A page of more is packed: fewer are read sooner as they are. */
const FEW = 200

/** The same for a desk: many orders and baskets as the texts they are stored as. */
export async function readDeskChanges(
  db: PostgresConnection,
  cursor: DeskCursor | null,
  maxRows: number,
  forDesk: string,
): Promise<DeskPage> {
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

async function readPage(db: PostgresConnection, cursor: DeskCursor | null, maxRows: number, forDesk: string) {
  const head = await readHead(db)
  const window = forDesk === '' ? null : await readWindow(db)
  const reset = resetOf(cursor, head, window)
  const from = cursor && !reset ? cursor.version : 0
  const part = window && [forDesk, window.closedUntilMs, leftAfter(from, cursor, reset, head)]
  const range = (after: number, limit: number, upTo = Number.MAX_SAFE_INTEGER) =>
    part ? db.all<FeedRow>(DESK_FEED, after, upTo, limit, ...part) : db.all<FeedRow>(FEED, after, upTo, limit)
  const cut = cutAtVersion(await range(from, maxRows + 1), maxRows)
  const { page, more } =
    'page' in cut
      ? cut
      : {
          page: await range(cut.larger - 1, Number.MAX_SAFE_INTEGER, cut.larger),
          more: (await range(cut.larger, 1)).length > 0,
        }
  return { place: { head, from, reset, scope: window?.scope }, page, more }
}

interface Branch {
  readonly from: string
  readonly type: ChangeType
  readonly id: string
  readonly body: string
  /** Of whose version the row is; the table's own where left out. */
  readonly version?: string
  readonly only?: string
  readonly hasLeft?: boolean
}

/** Tables of the feed, in the order their rows stand within one version: what a row is called there, and its body. */
const BRANCHES: readonly Branch[] = [
  { from: 'shop_settings', type: 'settings', id: "'settings'", body: 'body' },
  { from: 'item', type: 'item', id: 'id', body: 'body' },
  { from: 'item_stock', type: 'stock', id: 'item_id', body: "''" },
  { from: 'selection', type: 'selection', id: 'id', body: 'snapshot' },
  { from: 'orders', type: 'order', id: 'id', body: 'snapshot' },
  { from: 'tombstone', type: 'selection', id: 'id', body: 'NULL' },
  { from: 'tombstone', type: 'order', id: 'id', body: 'NULL' },
  { from: 'sync_case', type: 'case', id: 'id', body: 'snapshot' },
]

/** What was closed in what a step of the window let go, by the id under which a desk is told of it. */
function left(type: ChangeType, table: string, only = 'true'): Branch {
  return {
    from: `desk_window JOIN ${table} ON ${table}.closed_ms > closed_from_ms AND ${table}.closed_ms <= closed_until_ms`,
    type,
    id: `${table}.id`,
    body: 'NULL',
    version: 'desk_window.version',
    only: `desk_window.version > $6 AND ${table}.version < desk_window.version AND ${only}`,
    hasLeft: true,
  }
}

const WITHOUT_ORDER = 'NOT EXISTS (SELECT 1 FROM orders WHERE orders.id = selection.id)'

const IN_WINDOW: Readonly<Partial<Record<ChangeType, string>>> = {
  order: '(closed_ms IS NULL OR closed_ms > $5)',
  selection: `NOT EXISTS (SELECT 1 FROM orders WHERE orders.id = selection.id AND (orders.closed_ms <= $5 OR back_version > selection.version))
     AND (selection.closed_ms IS NULL OR selection.closed_ms > $5 OR NOT ${WITHOUT_ORDER})`,
  case: '(closed_ms IS NULL OR closed_ms > $5)',
}

/** The same for a desk: the orders of its window, those that left it, and what became of its commands. */
const DESK_BRANCHES: readonly Branch[] = [
  ...BRANCHES.map((branch) => (branch.from === 'tombstone' ? branch : { ...branch, only: IN_WINDOW[branch.type] ?? 'true' })),
  {
    from: 'command',
    type: 'result',
    id: 'id',
    body: "json_build_object('seq', seq, 'status', status, 'detail', detail)::text",
    only: 'desk_id = $4 AND seq IS NOT NULL',
  },
  {
    from: 'orders JOIN selection ON selection.id = orders.id',
    type: 'selection',
    id: 'orders.id',
    body: 'selection.snapshot',
    version: 'orders.back_version',
    only: 'orders.back_version > selection.version AND (orders.closed_ms IS NULL OR orders.closed_ms > $5)',
  },
  left('selection', 'orders'),
  left('order', 'orders'),
  left('selection', 'selection', WITHOUT_ORDER),
  left('case', 'sync_case'),
]

// Each branch is read from its version index in order and stops after a page of its own, so that little is left to sort.
function feed(branches: readonly Branch[]): string {
  const parts = branches.map(
    ({ from, type, id, body, version = 'version', only = 'true', hasLeft = false }, place) => `
  (SELECT ${version} AS version, ${place} AS place, '${type}' AS type, ${id} AS id, ${body} AS body, ${hasLeft} AS has_left
   FROM ${from}
   WHERE ${version} > $1 AND ${version} <= $2 AND ${only}
   ORDER BY 1, 4
   LIMIT $3)`,
  )
  return `${parts.join(' UNION ALL ')}
  ORDER BY version, place, id
  LIMIT $3`
}

const FEED = feed(BRANCHES)
const DESK_FEED = feed(DESK_BRANCHES)

async function changeRows(db: PostgresConnection, page: readonly FeedRow[]): Promise<readonly ChangeRow[]> {
  const itemIds = page.filter(({ type }) => type === 'stock').map(({ id }) => id)
  const stock = new Map((itemIds.length > 0 ? await readStock(db, itemIds) : []).map((each) => [each.itemId, each]))
  return page.map((row) => changeRow(row, stock))
}

function changeRow({ type, id, version, body, has_left }: FeedRow, stock: ReadonlyMap<string, ItemStock>): ChangeRow {
  if (body === null) return { type, id, version, row: null, deleted: has_left ? 'archive' : 'purge' }
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
