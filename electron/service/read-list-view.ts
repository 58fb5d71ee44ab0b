import { setImmediate } from 'node:timers/promises'
import type { ListView } from '../../shared/lifecycle/list-view.ts'
import { basesOf, passes } from '../../shared/views/list-filter.ts'
import type { QueueRow } from '../../shared/views/queue-row.ts'
import type { ListViewRequest, QueuePage, StoreReads } from '../ports/order-store.ts'

/** So many rows are looked at between two breaths, in which others are answered. */
const ROWS_AT_ONCE = 400

/** A page ends after so many rows were looked at, however few of them were let through: nobody waits long for one answer. */
const MOST_LOOKED_AT = 8_000

/**
 * A page of a view: the queues it is read from, walked by key side by side, each order once. It may hold fewer rows than asked for,
 * even none, while `next` says that there is more to look through.
 */
export async function readListView(reads: Pick<StoreReads, 'readQueue'>, request: ListViewRequest, now: string): Promise<QueuePage> {
  const found: QueueRow[] = []
  let looked = 0
  for await (const { row, key } of eachRow(reads, request)) {
    looked += 1
    if (passes(request.view.filter, row, now)) found.push(row)
    if (found.length === request.limit || looked === MOST_LOOKED_AT) return { rows: found, next: key }
  }
  return { rows: found, next: null }
}

/** The ids of everything a view shows. */
export async function idsOfListView(
  reads: Pick<StoreReads, 'readQueue'>,
  view: Pick<ListView, 'base' | 'filter'>,
  now: string,
): Promise<Set<string>> {
  const ids = new Set<string>()
  for await (const { row } of eachRow(reads, { view: { ...view, order: 'newest-first' }, after: null, limit: 0 })) {
    if (passes(view.filter, row, now)) ids.add(row.id)
  }
  return ids
}

async function* eachRow(
  reads: Pick<StoreReads, 'readQueue'>,
  { view, after }: ListViewRequest,
): AsyncGenerator<{ readonly row: QueueRow; readonly key: string }> {
  const isOldestFirst = view.order === 'oldest-first'
  const isAhead = (one: string, other: string) => (isOldestFirst ? one < other : one > other)
  const bases = basesOf(view)
  let from = after
  for (;;) {
    const pages = await Promise.all(
      bases.map((queue) =>
        reads.readQueue({
          queue,
          limit: ROWS_AT_ONCE,
          order: isOldestFirst ? 'oldest' : 'newest',
          ...(from === null ? {} : { after: from }),
        }),
      ),
    )
    // Beyond the nearest end of a page another row may still come between.
    const bound = pages
      .flatMap(({ next }) => next ?? [])
      .reduce<string | null>((near, next) => (near === null || isAhead(next, near) ? next : near), null)
    const rows = new Map(pages.flatMap((page) => page.rows).map((row) => [keyOf(row), row]))
    const keys = [...rows.keys()].filter((key) => bound === null || !isAhead(bound, key)).sort((a, b) => (isAhead(a, b) ? -1 : 1))
    for (const key of keys) {
      const row = rows.get(key)
      if (row) yield { row, key }
    }
    if (bound === null) return
    from = bound
    await setImmediate()
  }
}

/** As queues are sorted (`sortKeyOf`), said of a row. */
function keyOf({ orderDate, id }: QueueRow): string {
  return `${orderDate} ${id}`
}
