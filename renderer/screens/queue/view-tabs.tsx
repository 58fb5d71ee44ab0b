import { useEffect } from 'react'
import type { QueueId } from '../../../shared/views/queues.ts'
import { say } from '../../../shared/wording/say.ts'
import { countText } from '../../i18n/format.ts'
import { followOwnViews } from '../../state/own-views.ts'
import { QUEUE_NAMES } from '../../state/queue-names.ts'
import { hrefOf } from '../../state/route.ts'
import { useViewCounts } from '../../state/use-view-counts.ts'
import { useViews } from '../../state/use-views.ts'
import styles from './list-bar.module.css'

/** Keys 1 to 9 lead to the first nine. */
const KEYS = 9

/** The saved views as tabs, with how many orders each shows; before them the queue the person came from. */
export function ViewTabs({ queue, current }: { readonly queue: QueueId | null; readonly current: string | null }) {
  const views = useViews()
  const counts = useViewCounts(views)
  useEffect(followOwnViews, [])
  if (views.length === 0) return null
  return (
    <nav className={styles.tabs} aria-label={say('Saved views')}>
      {queue !== null && (
        <a href={hrefOf({ screen: 'queue', queue })} className={styles.tab} aria-current={current === null ? 'page' : undefined}>
          {say(QUEUE_NAMES[queue].label)}
        </a>
      )}
      {views.map((view, place) => (
        <a
          key={view.id}
          href={hrefOf({ screen: 'view', id: view.id })}
          className={styles.tab}
          aria-current={current === view.id ? 'page' : undefined}
          title={view.isShared ? say('Shared with the shop') : undefined}
        >
          {place < KEYS && <kbd>{place + 1}</kbd>} <bdi>{view.name}</bdi>{' '}
          {counts[view.id] !== undefined && <b>{countText(counts[view.id] ?? 0)}</b>}
        </a>
      ))}
    </nav>
  )
}
