import type { ChangeRow, Cursor } from '../../../shared/contract/changes.ts'
import { type ListedThing, type PackedListing, type PackedPage, packListing } from '../../../shared/contract/packed-changes.ts'
import { resetOf } from '../change-page.ts'
import type { SqliteConnection } from './connection.ts'
import { readWindow } from './desk-window.ts'
import { changeRow, type Pointer, readChanges, readHead } from './read-changes.ts'
import { readQueueCounts } from './read-queues.ts'

/** A page of so few things is given whole: what changes while people work. */
const FEW = 200

/**
 * The feed for windows. What lists need of an order already stands beside it (`queue_row`, `order_queue`, `search_doc`), so a page
 * of thousands is copied from there column by column and no order is parsed.
 *
 * Must run inside one read transaction. `forDesk` leaves out what desks do not hold any more.
 */
export function readPacked(db: SqliteConnection, cursor: Cursor | null, maxRows: number, forDesk = ''): PackedPage {
  const head = readHead(db)
  const reset = resetOf(cursor, head)
  const from = cursor && !reset ? cursor.version : 0
  const counts = readQueueCounts(db)
  const few = Math.min(FEW, maxRows)
  if (versionsAfter(db, from, few + 1).length <= few) {
    return { ...readChanges(db, cursor, Number.MAX_SAFE_INTEGER), listing: null, counts }
  }
  const { to, more } = cutAtVersion(db, from, maxRows, head.version)
  const listing = readListing(db, from, to, forDesk === '' ? -1 : readWindow(db).closedUntilMs)
  const rows = from === 0 ? [...catalogueNow(db), ...othersBetween(db, 0, to, 'without catalogue')] : othersBetween(db, from, to, 'all')
  return { epoch: head.epoch, head: head.version, from, to, more, rows, listing, counts, ...(reset ? { reset } : {}) }
}

/** Where a page of about `maxRows` ends: never within a version; a version larger than a page is taken whole. */
function cutAtVersion(db: SqliteConnection, from: number, maxRows: number, head: number): { to: number; more: boolean } {
  const versions = versionsAfter(db, from, maxRows + 1)
  const overflow = versions[maxRows]
  if (overflow === undefined) return { to: head, more: false }
  const last = versions.findLast((version) => version < overflow)
  if (last !== undefined) return { to: last, more: true }
  const more = versionsAfter(db, overflow, 1).length > 0
  return { to: more ? overflow : head, more }
}

// Each branch is read from its version index in order. The basket an order was made of is not counted, the order stands for it; so
// that this branch does not look through all of those for one that is still open, it ends where the orders alone fill the page.
function versionsAfter(db: SqliteConnection, after: number, limit: number): readonly number[] {
  const filled = db.get<{ version: number }>(
    'SELECT version FROM orders WHERE version > ? ORDER BY version LIMIT 1 OFFSET ?',
    after,
    Math.max(0, limit - 1),
  )
  return db
    .all<{ version: number }>(
      `SELECT version FROM orders WHERE version > ?1 AND version <= ?2
       UNION ALL
       SELECT version FROM selection
       WHERE version > ?1 AND version <= ?2 AND NOT EXISTS (SELECT 1 FROM orders WHERE orders.id = selection.id)
       UNION ALL
       SELECT version FROM item WHERE version > ?1 AND version <= ?2
       UNION ALL
       SELECT version FROM item_stock WHERE version > ?1 AND version <= ?2
       UNION ALL
       SELECT version FROM shop_settings WHERE version > ?1 AND version <= ?2
       UNION ALL
       SELECT version FROM tombstone WHERE version > ?1 AND version <= ?2
       UNION ALL
       SELECT version FROM sync_case WHERE version > ?1 AND version <= ?2
       ORDER BY version
       LIMIT ?3`,
      after,
      filled?.version ?? Number.MAX_SAFE_INTEGER,
      limit,
    )
    .map(({ version }) => version)
}

interface ListedRow {
  readonly id: string
  readonly version: number
  readonly sort_key: string
  readonly queues: string | null
  readonly body: string
  readonly terms: string
}

function readListing(db: SqliteConnection, from: number, to: number, closedUntilMs: number): PackedListing {
  const orders = db.all<ListedRow>(
    `${listedFrom('orders')} AND (orders.closed_ms IS NULL OR orders.closed_ms > ?3)`,
    from,
    to,
    closedUntilMs,
  )
  const baskets = db.all<ListedRow>(
    `${listedFrom('selection')} AND NOT EXISTS (SELECT 1 FROM orders WHERE orders.id = selection.id)`,
    from,
    to,
  )
  const listed = [...orders, ...baskets]
  return packListing((baskets.length === 0 ? listed : listed.sort((a, b) => a.version - b.version)).map(listedThing))
}

function listedFrom(table: 'orders' | 'selection'): string {
  return `SELECT ${table}.id, ${table}.version, queue_row.sort_key, queue_row.body, search_doc.terms,
            (SELECT group_concat(queue, ' ') FROM order_queue WHERE order_queue.id = ${table}.id) AS queues
          FROM ${table}
          JOIN queue_row ON queue_row.id = ${table}.id
          JOIN search_doc ON search_doc.id = ${table}.id
          WHERE ${table}.version > ?1 AND ${table}.version <= ?2`
}

function listedThing({ id, version, sort_key, queues, body, terms }: ListedRow): ListedThing {
  return { id, version, sortKey: sort_key, queues: queues ?? '', row: body, terms: terms === '' ? '' : ` ${terms}` }
}

function catalogueNow(db: SqliteConnection): readonly ChangeRow[] {
  return db
    .all<Pointer>(
      `SELECT version, 'settings' AS type, 'settings' AS id, 0 AS gone FROM shop_settings
       UNION ALL
       SELECT version, 'item', id, 0 FROM item
       UNION ALL
       SELECT version, 'stock', item_id, 0 FROM item_stock`,
    )
    .map((pointer) => changeRow(db, pointer))
}

/** Everything of these versions that no list shows. To who begins, baskets that are over and things deleted before are nothing. */
function othersBetween(db: SqliteConnection, from: number, to: number, which: 'all' | 'without catalogue'): readonly ChangeRow[] {
  const catalogue = `
     SELECT version, 'settings' AS type, 'settings' AS id, 0 AS gone FROM shop_settings WHERE version > ?1 AND version <= ?2
     UNION ALL
     SELECT version, 'item', id, 0 FROM item WHERE version > ?1 AND version <= ?2
     UNION ALL
     SELECT version, 'stock', item_id, 0 FROM item_stock WHERE version > ?1 AND version <= ?2
     UNION ALL
     SELECT version, 'selection', id, 0 FROM selection
     WHERE version > ?1 AND version <= ?2
       AND NOT EXISTS (SELECT 1 FROM orders WHERE orders.id = selection.id)
       AND NOT EXISTS (SELECT 1 FROM queue_row WHERE queue_row.id = selection.id)
     UNION ALL
     SELECT version, 'selection', id, 1 FROM tombstone WHERE version > ?1 AND version <= ?2
     UNION ALL
     SELECT version, 'order', id, 1 FROM tombstone WHERE version > ?1 AND version <= ?2
     UNION ALL`
  return db
    .all<Pointer>(
      `${which === 'all' ? catalogue : ''}
       SELECT version, 'case' AS type, id, 0 AS gone FROM sync_case WHERE version > ?1 AND version <= ?2
       ORDER BY version`,
      from,
      to,
    )
    .map((pointer) => changeRow(db, pointer))
}
