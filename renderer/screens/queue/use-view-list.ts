import { useMemo } from 'react'
import { canonicalJson } from '../../../shared/base/canonical-json.ts'
import { isInView } from '../../../shared/views/list-filter.ts'
import type { QueueRow } from '../../../shared/views/queue-row.ts'
import { deskSession, type ViewQuestion } from '../../state/desk-session.ts'
import { type ListKeys, type ListSource, type OrderList, useFollowedList } from './use-followed-list.ts'

/** A page with fewer rows than this is followed by the next at once: a screen is filled, however rare what it shows. */
const ROWS_OF_A_SCREEN = 60

/** What a view shows, read from the desk process page by page and followed as it changes. */
export function useViewList(view: ViewQuestion): OrderList {
  const key = canonicalJson({ base: view.base, filter: view.filter, order: view.order })
  // biome-ignore lint/correctness/useExhaustiveDependencies: views that say the same are one list
  const source = useMemo(
    (): ListSource => ({
      isOldestFirst: view.order === 'oldest-first',
      start: () => someOf(view, null),
      more: (next) => someOf(view, next),
      has: (standing) => standing !== undefined && isInView(view, standing, new Date().toISOString()),
    }),
    [key],
  )
  return useFollowedList(source)
}

async function someOf(view: ViewQuestion, after: string | null): Promise<ListKeys> {
  const rows: QueueRow[] = []
  let next = after
  for (;;) {
    const page = await deskSession().viewPage(view, next)
    rows.push(...page.rows)
    next = page.next
    if (next === null || rows.length >= ROWS_OF_A_SCREEN)
      return { ids: rows.map((row) => row.id), rows, next, isWhole: next === null, from: page.from }
  }
}
