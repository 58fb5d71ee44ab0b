import type { Order } from '../../../shared/lifecycle/order.ts'
import { entryText } from '../../../shared/views/history-entry.ts'
import { momentText } from '../../../shared/views/time-text.ts'
import { newestFirst } from '../../../shared/views/timeline.ts'
import { say } from '../../../shared/wording/say.ts'
import { useNow } from '../../components/use-now.ts'
import { useHistory } from '../../state/use-history.ts'
import styles from './order-timeline.module.css'
import { useTimeZone } from './use-time-zone.ts'

const ENTRIES_SHOWN = 6

/** The last few things that happened. */
export function PreviewHistory({ order }: { readonly order: Order }) {
  const { entries } = useHistory(order.id)
  const timeZone = useTimeZone(order.storeId)
  const now = useNow()
  const last = newestFirst(entries).slice(0, ENTRIES_SHOWN)
  if (last.length === 0) return null
  return (
    <ol className={styles.timeline} aria-label={say('Latest history')}>
      {last.map((entry) => (
        <li key={entry.id}>
          <time className={styles.time} dateTime={entry.at}>
            {momentText(entry.at, now, timeZone)}
          </time>
          <span className={styles.sentence}>
            <bdi>{entryText(entry)}</bdi>
            <span className={styles.dot} aria-hidden="true">
              {'\u00a0· '}
            </span>
            <bdi className={styles.by}>{entry.by}</bdi>
          </span>
        </li>
      ))}
    </ol>
  )
}
