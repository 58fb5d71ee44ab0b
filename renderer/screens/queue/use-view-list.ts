import { useMemo } from 'react'
import { canonicalJson } from '../../../shared/base/canonical-json.ts'
import type { ListView } from '../../../shared/lifecycle/list-view.ts'
import { isInView } from '../../../shared/views/list-filter.ts'
import type { QueueRow } from '../../../shared/views/queue-row.ts'
import { deskSession, type ViewQuestion } from '../../state/desk-session.ts'
import { rowFilterNow } from '../../state/row-filter-now.ts'
import { useSettings } from '../../state/use-settings.ts'
import { type ListKeys, type ListSource, type OrderList, useFollowedList } from './use-followed-list.ts'

/** A page with fewer rows than this is followed by the next at once: a screen is filled, however rare what it shows. */
const ROWS_OF_A_SCREEN = 60

/** What a view shows, read from the desk process page by page and followed as it changes. */
export function useViewList({ base, filter: kept, order }: Pick<ListView, 'base' | 'filter' | 'order'>): OrderList {
  const filter = rowFilterNow(kept, useSettings())
  const view = filter && { base, filter, order }
  const key = canonicalJson({ base, filter, order })
  // biome-ignore lint/correctness/useExhaustiveDependencies: views that say the same are one list
  const source = useMemo(
    (): ListSource => ({
      isOldestFirst: order === 'oldest-first',
      start: () => (view ? someOf(view, null) : NOT_YET),
      more: (next) => (view ? someOf(view, next) : NOT_YET),
      has: (standing) => view !== null && standing !== undefined && isInView(view, standing, new Date().toISOString()),
    }),
    [key],
  )
  return useFollowedList(source)
}

/** Until the shop's settings are here it cannot be asked; once they are, there is another source. */
const NOT_YET = new Promise<never>(() => undefined)

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
