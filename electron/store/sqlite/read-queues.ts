import type { QueueRow } from '../../../shared/views/queue-row.ts'
import { QUEUE_IDS, type QueueId } from '../../../shared/views/queues.ts'
import type { QueuePage, QueuePageRequest, SearchOptions, SearchRequest } from '../../ports/order-store.ts'
import type { SqliteConnection } from './connection.ts'
import { firstDocAt } from './save-placements.ts'

interface KeyedRow {
  readonly sort_key: string
  readonly body: string
}

/** Seeks to the key and reads on: the cost is the page's, however long the queue and however deep the page. */
export function readQueuePage(db: SqliteConnection, { queue, after, limit, order = 'newest' }: QueuePageRequest): QueuePage {
  const found =
    order === 'newest'
      ? db.all<KeyedRow>(
          `SELECT placed.sort_key, queue_row.body
           FROM order_queue AS placed
           JOIN queue_row ON queue_row.id = placed.id
           WHERE placed.queue = ? AND placed.sort_key < ?
           ORDER BY placed.sort_key DESC
           LIMIT ?`,
          queue,
          after ?? AFTER_EVERY_KEY,
          limit + 1,
        )
      : db.all<KeyedRow>(
          `SELECT placed.sort_key, queue_row.body
           FROM order_queue AS placed
           JOIN queue_row ON queue_row.id = placed.id
           WHERE placed.queue = ? AND placed.sort_key > ?
           ORDER BY placed.sort_key
           LIMIT ?`,
          queue,
          after ?? '',
          limit + 1,
        )
  const rows = found.slice(0, limit)
  const next = found.length > limit ? (rows.at(-1)?.sort_key ?? null) : null
  return { rows: rows.map(({ body }) => JSON.parse(body) as QueueRow), next }
}

// Keys begin with a date.
const AFTER_EVERY_KEY = '~'

export function readQueueCounts(db: SqliteConnection): Readonly<Record<QueueId, number>> {
  const counts = new Map(
    db.all<{ queue: QueueId; count: number }>('SELECT queue, count FROM queue_count').map(({ queue, count }) => [queue, count]),
  )
  return Object.fromEntries(QUEUE_IDS.map((queue) => [queue, counts.get(queue) ?? 0])) as Record<QueueId, number>
}

/** First the rows that carry the words whole, then those where they are beginnings; newest first in both. */
export function searchRows(db: SqliteConnection, { words, ...options }: SearchRequest): readonly QueueRow[] {
  if (words.length === 0) return []
  const whole = words.map((word) => `"${word}"`).join(' AND ')
  const beginnings = words.map((word) => `"${word}"*`).join(' AND ')
  const found = new Map<string, string>()
  const { limit } = options
  for (const query of [whole, beginnings]) {
    for (const { id, body } of matches(db, query, options)) if (found.size < limit) found.set(id, found.get(id) ?? body)
    if (found.size >= limit) break
  }
  return [...found.values()].map((body) => JSON.parse(body) as QueueRow)
}

function matches(
  db: SqliteConnection,
  query: string,
  { limit, includeArchived = false, placed = {} }: SearchOptions,
): readonly { id: string; body: string }[] {
  return db.all(
    `SELECT queue_row.id, queue_row.body
     FROM search_index
     JOIN search_doc ON search_doc.doc = search_index.rowid
     JOIN queue_row ON queue_row.id = search_doc.id
     WHERE search_index MATCH ? AND search_index.rowid >= ? AND search_index.rowid < ? AND search_doc.is_archived <= ?
     ORDER BY search_index.rowid DESC
     LIMIT ?`,
    query,
    placed.from === undefined ? Number.MIN_SAFE_INTEGER : firstDocAt(placed.from),
    placed.before === undefined ? Number.MAX_SAFE_INTEGER : firstDocAt(placed.before),
    includeArchived ? 1 : 0,
    limit,
  )
}
