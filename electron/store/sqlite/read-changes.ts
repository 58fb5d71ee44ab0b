import type { ChangePage, ChangeRow, ChangeType, Cursor } from '../../../shared/contract/changes.ts'
import { type DeskPage, type PackedRow, packTexts } from '../../../shared/contract/packed-rows.ts'
import { changePage, cutAtVersion, resetOf } from '../change-page.ts'
import type { SqliteConnection } from './connection.ts'
import { readResult } from './desks.ts'
import { readStoredState } from './read-orders.ts'
import { readItem, readItemStock, readShopSettings } from './read-stock.ts'

export interface Pointer {
  readonly version: number
  readonly type: ChangeType
  readonly id: string
  readonly gone: number
}

export function readHead(db: SqliteConnection): Cursor {
  const row = db.get<{ epoch: string; version: number }>('SELECT epoch, version FROM clock')
  if (!row) throw new Error('The store has no clock')
  return { epoch: row.epoch, version: row.version }
}

/** Must run inside one read transaction: head and rows are of the same moment. */
export function readChanges(db: SqliteConnection, cursor: Cursor | null, maxRows: number, forDesk = ''): ChangePage {
  const { place, page, more } = readPointers(db, cursor, maxRows, forDesk)
  return changePage(place, { rows: page.map((pointer) => changeRow(db, pointer)), more })
}

/** A page of more is packed: fewer are read sooner as they are. */
const FEW = 200

/** The same for a desk: many orders and baskets as the texts they are stored as. */
export function readDeskChanges(db: SqliteConnection, cursor: Cursor | null, maxRows: number, forDesk: string): DeskPage {
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
  if (gone === 1 || (type !== 'order' && type !== 'selection')) return []
  const table = type === 'order' ? 'orders' : 'selection'
  const { snapshot } = present(db.get<{ snapshot: string }>(`SELECT snapshot FROM ${table} WHERE id = ?`, id))
  return [{ type, id, version, body: snapshot }]
}

function readPointers(db: SqliteConnection, cursor: Cursor | null, maxRows: number, forDesk: string) {
  const head = readHead(db)
  const reset = resetOf(cursor, head)
  const from = cursor && !reset ? cursor.version : 0
  const range = (after: number, limit: number, upTo?: number) => pointers(db, forDesk, after, limit, upTo)
  const cut = cutAtVersion(range(from, maxRows + 1), maxRows)
  const { page, more } =
    'page' in cut ? cut : { page: range(cut.larger - 1, Number.MAX_SAFE_INTEGER, cut.larger), more: range(cut.larger, 1).length > 0 }
  return { place: { head, from, reset }, page, more }
}

// Each branch is read from its version index in order, so the merge stops after `limit` rows.
function pointers(db: SqliteConnection, desk: string, after: number, limit: number, upTo = Number.MAX_SAFE_INTEGER): readonly Pointer[] {
  return db.all<Pointer>(
    `SELECT version, 'settings' AS type, 'settings' AS id, 0 AS gone FROM shop_settings WHERE version > ?1 AND version <= ?2
     UNION ALL
     SELECT version, 'item', id, 0 FROM item WHERE version > ?1 AND version <= ?2
     UNION ALL
     SELECT version, 'stock', item_id, 0 FROM item_stock WHERE version > ?1 AND version <= ?2
     UNION ALL
     SELECT version, 'selection', id, 0 FROM selection WHERE version > ?1 AND version <= ?2
     UNION ALL
     SELECT version, 'order', id, 0 FROM orders WHERE version > ?1 AND version <= ?2
     UNION ALL
     SELECT version, 'selection', id, 1 FROM tombstone WHERE version > ?1 AND version <= ?2
     UNION ALL
     SELECT version, 'order', id, 1 FROM tombstone WHERE version > ?1 AND version <= ?2
     UNION ALL
     SELECT version, 'case', id, 0 FROM sync_case WHERE version > ?1 AND version <= ?2
     UNION ALL
     SELECT version, 'result', id, 0 FROM command WHERE desk_id = ?4 AND seq IS NOT NULL AND version > ?1 AND version <= ?2
     ORDER BY version
     LIMIT ?3`,
    after,
    upTo,
    limit,
    desk,
  )
}

export function changeRow(db: SqliteConnection, { type, id, version, gone }: Pointer): ChangeRow {
  if (gone === 1) return { type, id, version, row: null, deleted: 'purge' }
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
