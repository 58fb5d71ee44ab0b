import { basesOf, passes } from '../../shared/views/list-filter.ts'
import type { QueueRow } from '../../shared/views/queue-row.ts'
import type { Standing } from '../../shared/views/standing.ts'
import type { DeskCopy } from '../cache/desk-copy.ts'
import type { ViewQuestion } from './desk-session.ts'

/** Rows that are looked at between two moments in which the window answers keys. */
const ROWS_AT_ONCE = 500

/** What a view shows of this window's copy, after a key: the desk process is stopped, so every row of its queues is looked at here. */
export async function viewOfCopy(
  copy: Pick<DeskCopy, 'queueIds' | 'standings'>,
  view: ViewQuestion,
  after: string | null,
): Promise<readonly QueueRow[]> {
  const lists = await Promise.all(basesOf(view).map((queue) => copy.queueIds(queue, view.order)))
  const ids = [...new Set(lists.flat())]
  const now = new Date().toISOString()
  const isAhead = (one: string, other: string) => (view.order === 'oldest-first' ? one < other : one > other)
  const found: Standing[] = []
  for (let place = 0; place < ids.length; place += ROWS_AT_ONCE) {
    const some = await copy.standings(ids.slice(place, place + ROWS_AT_ONCE))
    found.push(...some.filter(({ row, sortKey }) => (after === null || isAhead(after, sortKey)) && passes(view.filter, row, now)))
    await new Promise((resolve) => setTimeout(resolve))
  }
  return found.sort((a, b) => (isAhead(a.sortKey, b.sortKey) ? -1 : 1)).map(({ row }) => row)
}
