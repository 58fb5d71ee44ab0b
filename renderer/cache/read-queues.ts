import type { QueueRow } from '../../shared/views/queue-row.ts'
import type { QueueId } from '../../shared/views/queues.ts'
import { isFoundBy, queryWords } from '../../shared/views/search-words.ts'
import type { CacheDatabase } from './cache-database.ts'
import { type Standing, standingOf } from './cache-records.ts'

export type QueueOrder = 'oldest-first' | 'newest-first'

/** The ids of a queue in its order: the first `limit` of them, or all. Reads keys only, so that 50,000 take no longer than a glance. */
export async function queueIds(database: CacheDatabase, queue: QueueId, order: QueueOrder, limit?: number): Promise<readonly string[]> {
  // An array sorts after every text, so this spans all keys that begin with the queue.
  const all = database.placements.where('[queue+sortKey+id]').between([queue], [queue, []])
  if (limit === undefined) {
    const keys = await all.primaryKeys()
    const ids = keys.map(([, , id]) => id)
    return order === 'oldest-first' ? ids : ids.reverse()
  }
  const part = order === 'oldest-first' ? all : all.reverse()
  const keys = await part.limit(limit).primaryKeys()
  return keys.map(([, , id]) => id)
}

/** The rows of these ids in the order asked for; ids no longer in the copy are left out. */
export async function rowsOf(database: CacheDatabase, ids: readonly string[]): Promise<readonly QueueRow[]> {
  return (await standingsOf(database, ids)).map((standing) => standing.row)
}

/** The same with the queues each stands in. */
export async function standingsOf(database: CacheDatabase, ids: readonly string[]): Promise<readonly Standing[]> {
  const records = await database.rows.bulkGet([...ids])
  return records.flatMap((record) => (record === undefined ? [] : (standingOf(record) ?? [])))
}

export async function queueCounts(database: CacheDatabase): Promise<Readonly<Partial<Record<QueueId, number>>>> {
  const counters = await database.counters.toArray()
  return Object.fromEntries(counters.filter((counter) => counter.name !== 'bodies').map((counter) => [counter.name, counter.count]))
}

/** Rows in which every word of the text begins some term, newest first. Looks at the first few thousand of the rarest-looking word. */
export async function searchRows(
  database: CacheDatabase,
  text: string,
  limit: number,
  includeArchived: boolean,
): Promise<readonly QueueRow[]> {
  const words = queryWords(text)
  const longest = words.toSorted((a, b) => b.length - a.length)[0]
  if (longest === undefined) return []
  const hits = await database.rows
    .where('terms')
    .startsWith(longest)
    .distinct()
    .and((record) => (words.length === 1 || isFoundBy(record.terms, words)) && (includeArchived || record.order?.row.status !== 5))
    .limit(Math.max(limit * 2, 300))
    .toArray()
  return hits
    .flatMap((record) => standingOf(record) ?? [])
    .sort((a, b) => (a.sortKey < b.sortKey ? 1 : -1))
    .slice(0, limit)
    .map((standing) => standing.row)
}
