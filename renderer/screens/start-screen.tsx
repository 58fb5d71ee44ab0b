import { useEffect } from 'react'
import type { QueueId } from '../../shared/views/queues.ts'
import { useDeskState } from '../state/desk-state.ts'
import { navigate } from '../state/navigate.ts'
import { FirstRunScreen } from './first-run/first-run-screen.tsx'

/** Where the day begins: with what can be worked on, else with what there is. */
const FIRST_LOOKED_AT: readonly QueueId[] = ['toPack', 'pending', 'confirmed', 'goodToGo', 'incomplete', 'completed']

/** Leads to the first queue that holds something; an empty desk offers ways to begin. */
export function StartScreen() {
  const greeting = useDeskState((state) => state.greeting)
  const isCopyWhole = useDeskState((state) => state.isCopyWhole)
  const counts = useDeskState((state) => state.counts)
  const isJobShown = useDeskState((state) => state.job !== null)
  const hasOrders = Object.values(counts).some((count) => count > 0)
  const isEmpty = greeting?.isEmpty === true && !hasOrders
  const isKnown = hasOrders || isCopyWhole || greeting !== null

  useEffect(() => {
    if (!isKnown || isEmpty || isJobShown) return
    navigate({ screen: 'queue', queue: FIRST_LOOKED_AT.find((queue) => (counts[queue] ?? 0) > 0) ?? 'pending' }, 'replace')
  }, [isKnown, isEmpty, isJobShown, counts])

  return isEmpty || isJobShown ? <FirstRunScreen /> : null
}
