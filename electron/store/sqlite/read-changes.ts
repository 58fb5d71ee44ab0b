import type { ChangePage, ChangeRow, ChangeType, Cursor, DeskCursor } from '../../../shared/contract/changes.ts'
import { type DeskPage, type PackedRow, packTexts } from '../../../shared/contract/packed-rows.ts'
import { changePage, cutAtVersion, leftAfter, resetOf } from '../change-page.ts'
import type { SqliteConnection } from './connection.ts'
import { readWindow } from './desk-window.ts'
import { readResult } from './desks.ts'
import { readStoredState } from './read-orders.ts'
import { readItem, readItemStock, readShopSettings } from './read-stock.ts'

export interface Pointer {
  readonly version: number
  readonly type: ChangeType
  readonly id: string
  /** 1 when it was purged, 2 when it left the window of the desks. */
  readonly gone: number
}

export function readHead(db: SqliteConnection): Cursor {
  const row = db.get<{ epoch: string; version: number }>('SELECT epoch, version FROM clock')
  if (!row) throw new Error('The store has no clock')
  return { epoch: row.epoch, version: row.version }
}

/** Must run inside one read transaction: head and rows are of the same moment. */
export function readChanges(db: SqliteConnection, cursor: DeskCursor | null, maxRows: number, forDesk = ''): ChangePage {
  const { place, page, more } = readPointers(db, cursor, maxRows, forDesk)
  return changePage(place, { rows: page.map((pointer) => changeRow(db, pointer)), more })
}

/** A page of more is packed: fewer are read sooner as they are. */
const FEW = 200

/** The same for a desk: many orders and baskets as the texts they are stored as. */
export function readDeskChanges(db: SqliteConnection, cursor: DeskCursor | null, maxRows: number, forDesk: string): DeskPage {
  const { place, page, more } = readPointers(db, cursor, maxRows, forDesk)
  if (page.length <= FEW) return changePage(place, { rows: page.map((pointer) => changeRow(db, pointer)), more })
  const packed = page.flatMap((pointer) => packedRow(db, pointer))
  const rows = page.filter((pointer) => !isPacked(pointer)).map((pointer) => changeRow(db, pointer))
  return { ...changePage(place, { rows, more, last: page.at(-1)?.version }), packed: packTexts(packed) }
}

function isPacked({ type, gone }: Pointer): boolean {
  return gone === 0 && (type === 'order' || type === 'selection')
}

function packedRow(db: SqliteConnection, { type, id, version, gone }: Pointer): readonly PackedRow[] {
  if (gone !== 0 || (type !== 'order' && type !== 'selection')) return []
  const table = type === 'order' ? 'orders' : 'selection'
  const { snapshot } = present(db.get<{ snapshot: string }>(`SELECT snapshot FROM ${table} WHERE id = ?`, id))
  return [{ type, id, version, body: snapshot }]
}

function readPointers(db: SqliteConnection, cursor: DeskCursor | null, maxRows: number, forDesk: string) {
  const head = readHead(db)
  const window = forDesk === '' ? null : readWindow(db)
  const reset = resetOf(cursor, head, window)
  const from = cursor && !reset ? cursor.version : 0
  const desk: DeskPart | null = window && {
    id: forDesk,
    closedUntilMs: window.closedUntilMs,
    leftAfter: leftAfter(from, cursor, reset, head),
  }
  const range = (after: number, limit: number, upTo?: number) => pointers(db, desk, after, limit, upTo)
  const cut = cutAtVersion(range(from, maxRows + 1), maxRows)
  const { page, more } =
    'page' in cut ? cut : { page: range(cut.larger - 1, Number.MAX_SAFE_INTEGER, cut.larger), more: range(cut.larger, 1).length > 0 }
  return { place: { head, from, reset, scope: window?.scope }, page, more }
}

/** What a desk is to hold and to be told of. */
interface DeskPart {
  readonly id: string
  readonly closedUntilMs: number
  readonly leftAfter: number
}

function pointers(
  db: SqliteConnection,
  desk: DeskPart | null,
  after: number,
  limit: number,
  upTo = Number.MAX_SAFE_INTEGER,
): readonly Pointer[] {
  if (!desk) return db.all<Pointer>(FEED, after, upTo, limit)
  return db.all<Pointer>(DESK_FEED, after, upTo, limit, desk.id, desk.closedUntilMs, desk.leftAfter)
}

// Each branch is read from its version index in order, so the merge stops after `limit` rows.
function feed({ orders = '', selections = '', cases = '', more = '' }): string {
  return `SELECT version, 'settings' AS type, 'settings' AS id, 0 AS gone FROM shop_settings WHERE version > ?1 AND version <= ?2
     UNION ALL
     SELECT version, 'item', id, 0 FROM item WHERE version > ?1 AND version <= ?2
     UNION ALL
     SELECT version, 'stock', item_id, 0 FROM item_stock WHERE version > ?1 AND version <= ?2
     UNION ALL
     SELECT version, 'selection', id, 0 FROM selection WHERE version > ?1 AND version <= ?2 ${selections}
     UNION ALL
     SELECT version, 'order', id, 0 FROM orders WHERE version > ?1 AND version <= ?2 ${orders}
     UNION ALL
     SELECT version, 'selection', id, 1 FROM tombstone WHERE version > ?1 AND version <= ?2
     UNION ALL
     SELECT version, 'order', id, 1 FROM tombstone WHERE version > ?1 AND version <= ?2
     UNION ALL
     SELECT version, 'case', id, 0 FROM sync_case WHERE version > ?1 AND version <= ?2 ${cases}
     ${more}
     ORDER BY version
     LIMIT ?3`
}

const FEED = feed({})

/** What was closed in what a step of the window let go, by the id under which a desk is told of it. */
function left(type: ChangeType, table: string): string {
  return `UNION ALL
     SELECT desk_window.version, '${type}', ${table}.id, 2
     FROM desk_window JOIN ${table} ON ${table}.closed_ms > closed_from_ms AND ${table}.closed_ms <= closed_until_ms
     WHERE desk_window.version > max(?1, ?6) AND desk_window.version <= ?2 AND ${table}.version < desk_window.version`
}

const WITHOUT_ORDER = 'NOT EXISTS (SELECT 1 FROM orders WHERE orders.id = selection.id)'

const DESK_FEED = feed({
  orders: 'AND (closed_ms IS NULL OR closed_ms > ?5)',
  selections: `AND NOT EXISTS (
       SELECT 1 FROM orders WHERE orders.id = selection.id AND (orders.closed_ms <= ?5 OR back_version > selection.version)
     ) AND (selection.closed_ms IS NULL OR selection.closed_ms > ?5 OR NOT ${WITHOUT_ORDER})`,
  cases: 'AND (closed_ms IS NULL OR closed_ms > ?5)',
  more: `UNION ALL
     SELECT version, 'result', id, 0 FROM command WHERE desk_id = ?4 AND seq IS NOT NULL AND version > ?1 AND version <= ?2
     UNION ALL
     SELECT orders.back_version, 'selection', orders.id, 0 FROM orders JOIN selection ON selection.id = orders.id
     WHERE back_version > ?1 AND back_version <= ?2 AND back_version > selection.version
       AND (orders.closed_ms IS NULL OR orders.closed_ms > ?5)
     ${left('selection', 'orders')}
     ${left('order', 'orders')}
     ${left('selection', 'selection')} AND ${WITHOUT_ORDER}
     ${left('case', 'sync_case')}`,
})

export function changeRow(db: SqliteConnection, { type, id, version, gone }: Pointer): ChangeRow {
  if (gone !== 0) return { type, id, version, row: null, deleted: gone === 1 ? 'purge' : 'archive' }
  switch (type) {
    case 'order':
      return { type, id, version, row: present(readStoredState(db, id)?.order?.value) }
    case 'selection':
      return { type, id, version, row: present(readStoredState(db, id)?.selection?.value) }
    case 'stock':
      return { type, id, version, row: readItemStock(db, id) }
    case 'item':
      return { type, id, version, row: present(readItem(db, id)) }
    case 'settings':
      return { type, id, version, row: present(readShopSettings(db)) }
    case 'case':
      return { type, id, version, row: present(readStoredState(db, id)?.syncCase?.value) }
    case 'result':
      return { type, id, version, row: present(readResult(db, id)) }
  }
}

function present<Row>(row: Row | null | undefined): Row {
  if (row == null) throw new Error('A row of the feed vanished within one snapshot')
  return row
}
