import { Progress } from '@mantine/core'
import { useEffect } from 'react'
import type { QueueId } from '../../shared/views/queues.ts'
import { say } from '../../shared/wording/say.ts'
import { useJob } from '../state/jobs.ts'
import { currentRoute, navigate } from '../state/navigate.ts'
import { useConnection } from '../state/use-connection.ts'
import { useQueueCounts } from '../state/use-queue-counts.ts'
import { later } from './later.tsx'
import styles from './start-screen.module.css'

const FirstRunScreen = later(() => import('./first-run/first-run-screen.tsx'), 'FirstRunScreen')

/** Where the day begins: with what can be worked on, else with what there is. */
const FIRST_LOOKED_AT: readonly QueueId[] = ['toPick', 'toPack', 'pending', 'confirmed', 'goodToGo', 'incomplete', 'completed']

/** Leads to the first queue that holds something; an empty desk offers ways to begin. */
export function StartScreen() {
  const connection = useConnection()
  const counts = useQueueCounts()
  const isJobShown = useJob()?.kind === 'sample'
  const hasOrders = Object.values(counts).some((count) => count > 0)
  const isEmpty = connection.greeting?.isEmpty === true && !hasOrders
  // While the copy is being filled the counts are those of the desk process; without a line nothing will fill it.
  const isAlone = connection.line === 'stopped' || connection.line === 'turned-away'
  // Whether a desk without orders is at its beginning, only the desk process can say.
  const isKnown = hasOrders || isAlone || (connection.isCopyWhole && connection.greeting !== null)

  useEffect(() => {
    if (!isKnown || isEmpty || isJobShown) return
    // Somebody was quicker and is on the way elsewhere.
    if (currentRoute().screen !== 'start') return
    navigate({ screen: 'queue', queue: FIRST_LOOKED_AT.find((queue) => (counts[queue] ?? 0) > 0) ?? 'pending' }, 'replace')
  }, [isKnown, isEmpty, isJobShown, counts])

  if (isEmpty || isJobShown) return <FirstRunScreen />
  return connection.catchUp === null ? null : <Filling {...connection.catchUp} />
}

/** Only a large desk takes long enough to be seen. Every queue can be opened meanwhile. */
function Filling({ done, total }: { readonly done: number; readonly total: number }) {
  return (
    <section className={styles.filling} aria-label={say('Filling this window’s copy')}>
      <h1>{say('Filling this window’s copy')}</h1>
      <Progress.Root size="lg">
        <Progress.Section value={total === 0 ? 0 : (100 * done) / total} aria-label={say('Changes taken over')} />
      </Progress.Root>
      <p>{say('{done, number} of {total, number} changes. Every queue can be opened meanwhile.', { done, total })}</p>
    </section>
  )
}
