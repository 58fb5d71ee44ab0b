import type { Selection } from '../../../shared/lifecycle/selection.ts'
import type { QueueRow } from '../../../shared/views/queue-row.ts'
import { QUEUE_IDS, type QueueId } from '../../../shared/views/queues.ts'
import type { QueuePage, QueuePageRequest, SearchRequest, SelectionsDue } from '../../ports/order-store.ts'
import type { PostgresConnection } from './connection.ts'
import { questionOf } from './search-words.ts'

interface KeyedRow {
  readonly sort_key: string
  readonly body: string
}

/** Seeks to the key and reads on: the cost is the page's, however long the queue and however deep the page. */
export async function readQueuePage(
  db: PostgresConnection,
  { queue, after, limit, order = 'newest' }: QueuePageRequest,
): Promise<QueuePage> {
  const isNewest = order === 'newest'
  const found = await db.all<KeyedRow>(
    `SELECT placed.sort_key, queue_row.body
     FROM order_queue AS placed
     JOIN queue_row ON queue_row.id = placed.id
     WHERE placed.queue = $1 AND placed.sort_key ${isNewest ? '<' : '>'} $2
     ORDER BY placed.sort_key ${isNewest ? 'DESC' : 'ASC'}
     LIMIT $3`,
    queue,
    after ?? (isNewest ? AFTER_EVERY_KEY : ''),
    limit + 1,
  )
  const rows = found.slice(0, limit)
  const next = found.length > limit ? (rows.at(-1)?.sort_key ?? null) : null
  return { rows: rows.map(({ body }) => JSON.parse(body) as QueueRow), next }
}

// Keys begin with a date.
const AFTER_EVERY_KEY = '~'

export async function readQueueCounts(db: PostgresConnection): Promise<Readonly<Record<QueueId, number>>> {
  const rows = await db.all<{ queue: QueueId; count: number }>('SELECT queue, count FROM queue_count')
  const counts = new Map(rows.map(({ queue, count }) => [queue, count]))
  return Object.fromEntries(QUEUE_IDS.map((queue) => [queue, counts.get(queue) ?? 0])) as Record<QueueId, number>
}

interface FoundRow {
  readonly id: string
  readonly body: string
}

/** First the rows that carry the words whole, then those where they are beginnings; newest first in both. */
export async function searchRows(
  db: PostgresConnection,
  { words, limit, includeArchived = false, placed: { from = '', before = AFTER_EVERY_KEY } = {} }: SearchRequest,
): Promise<readonly QueueRow[]> {
  if (words.length === 0) return []
  const find = (as: 'whole' | 'beginnings', among: string) =>
    db.allPlanned<FoundRow>(matchesAmong(among), questionOf(words, as), includeArchived, limit, from, before)
  const found = new Map<string, string>()
  const take = (rows: readonly FoundRow[]) => {
    for (const { id, body } of rows) if (found.size < limit) found.set(id, found.get(id) ?? body)
  }
  take(await find('whole', 'search_doc'))
  if (found.size < limit) {
    const recent = await find('beginnings', NEWEST)
    // A beginning that half the shop shares fills the page from the newest alone; a rare one is quickly found by the index.
    take(recent.length === limit ? recent : await find('beginnings', 'search_doc'))
  }
  return [...found.values()].map((body) => JSON.parse(body) as QueueRow)
}

const NEWEST = '(SELECT * FROM search_doc WHERE sort_key >= $4 AND sort_key < $5 ORDER BY sort_key DESC LIMIT 2000)'

function matchesAmong(docs: string): string {
  return `SELECT queue_row.id, queue_row.body
    FROM (SELECT doc.id, doc.sort_key
          FROM ${docs} AS doc
          WHERE doc.lexemes @@ $1::tsquery AND (NOT doc.is_archived OR $2) AND doc.sort_key >= $4 AND doc.sort_key < $5
          ORDER BY doc.sort_key DESC
          LIMIT $3) AS found
    JOIN queue_row ON queue_row.id = found.id
    ORDER BY found.sort_key DESC`
}

/** Baskets the clock may have something to do with, those changed longest ago first. Only what is neither ordered nor over is looked at. */
export async function selectionsDue(db: PostgresConnection, { now, idleSince, limit }: SelectionsDue): Promise<readonly Selection[]> {
  const rows = await db.all<{ snapshot: string }>(
    `SELECT selection.snapshot
     FROM order_queue AS placed
     JOIN selection ON selection.id = placed.id
     WHERE placed.queue = 'incomplete' AND (selection.lapses_at <= $1 OR selection.idle_since < $2)
     ORDER BY selection.updated_at, selection.id
     LIMIT $3`,
    now,
    idleSince,
    limit,
  )
  return rows.map(({ snapshot }) => JSON.parse(snapshot) as Selection)
}
