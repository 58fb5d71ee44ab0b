import { useEffect, useRef, useState } from 'react'
import { canonicalJson } from '../../shared/base/canonical-json.ts'
import type { ListView } from '../../shared/lifecycle/list-view.ts'
import { type Asking, askTogether } from './ask-together.ts'
import { deskSession } from './desk-session.ts'
import { useDeskState } from './desk-state.ts'
import { rowFilterNow } from './row-filter-now.ts'
import { useSettings } from './use-settings.ts'

/** After a change the counts are asked once for all that come so close together. */
const SETTLE_MS = 150

type Counted = Pick<ListView, 'id' | 'base' | 'filter'>

/** How many orders each view shows, by its id, as the desk process counts them; empty until it has, and while it is stopped. */
export function useViewCounts(all: readonly Counted[]): Readonly<Record<string, number>> {
  const settings = useSettings()
  const views = all.flatMap(({ id, base, filter: kept }) => {
    const filter = rowFilterNow(kept, settings)
    return filter ? { id, base, filter } : []
  })
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>({})
  const reveal = useDeskState((state) => state.changed.reveal)
  const line = useDeskState((state) => state.line)
  const asking = useRef<Asking | null>(null)
  const key = canonicalJson(views)
  // biome-ignore lint/correctness/useExhaustiveDependencies: views that say the same are counted alike
  useEffect(() => {
    if (views.length === 0) return setCounts({})
    let isHere = true
    asking.current = askTogether(async () => {
      const answer = await deskSession().viewCounts(views)
      if (isHere) setCounts(answer === null ? {} : Object.fromEntries(views.map((view, place) => [view.id, answer[place] ?? 0])))
    }, SETTLE_MS)
    return () => {
      isHere = false
      asking.current?.stop()
      asking.current = null
    }
  }, [key])
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for other views, after a change and when the line comes back
  useEffect(() => asking.current?.ask(), [key, reveal, line])
  return counts
}
