import { IconArrowsExchange, IconBarcode, IconChartBar, IconPackages, IconPlus, IconUpload } from '@tabler/icons-react'
import type { QueueId } from '../../../shared/views/queues.ts'
import { say } from '../../../shared/wording/say.ts'
import { countText } from '../../i18n/format.ts'
import { useOpenCaseCount } from '../../state/cases.ts'
import { useRoute } from '../../state/navigate.ts'
import { QUEUE_GROUPS, QUEUE_NAMES, URGENT_QUEUES } from '../../state/queue-names.ts'
import { hrefOf, type Route } from '../../state/route.ts'
import { usePerson } from '../../state/use-person.ts'
import { useQueueCounts } from '../../state/use-queue-counts.ts'
import styles from './queue-rail.module.css'

/** All queues with their counts, the shelves, and the two ways orders come in by hand. */
export function QueueRail() {
  const route = useRoute()
  const { role } = usePerson()
  const counts = useQueueCounts()
  const cases = useOpenCaseCount()
  return (
    <nav className={styles.rail} aria-label={say('Queues')} data-region>
      {QUEUE_GROUPS.map((group) => (
        <section key={say(group.label)} aria-label={say(group.label)}>
          <h2 className={styles.label}>{say(group.label)}</h2>
          <ul>
            {group.queues.map((queue) => (
              <li key={queue}>
                <QueueLink queue={queue} count={counts[queue] ?? 0} isCurrent={route.screen === 'queue' && route.queue === queue} />
              </li>
            ))}
            {group.queues.includes('held') && (
              <li>
                <CountedLink
                  route={{ screen: 'conflicts', id: null }}
                  label={say('Conflicts')}
                  count={cases}
                  isCurrent={route.screen === 'conflicts'}
                  isUrgent
                />
              </li>
            )}
          </ul>
        </section>
      ))}
      <section className={styles.foot} aria-label={say('Beside the queues')}>
        <RailLink route={{ screen: 'pack', orderId: null, shipmentId: null }} isCurrent={route.screen === 'pack'}>
          <IconBarcode size={16} aria-hidden="true" />
          {say('Pack and verify')}
        </RailLink>
        <RailLink route={{ screen: 'stock', itemId: null }} isCurrent={route.screen === 'stock'}>
          <IconPackages size={16} aria-hidden="true" />
          {say('Stock')}
        </RailLink>
        <RailLink route={{ screen: 'exchange', orderId: null }} isCurrent={route.screen === 'exchange'}>
          <IconArrowsExchange size={16} aria-hidden="true" />
          {say('Exchange goods')}
        </RailLink>
        <RailLink route={{ screen: 'new', selectionId: null }} isCurrent={route.screen === 'new'}>
          <IconPlus size={16} aria-hidden="true" />
          {say('New order')}
        </RailLink>
        {(role === 'manager' || role === 'admin') && (
          <RailLink route={{ screen: 'reports' }} isCurrent={route.screen === 'reports'}>
            <IconChartBar size={16} aria-hidden="true" />
            {say('Reports')}
          </RailLink>
        )}
        <RailLink route={{ screen: 'import' }} isCurrent={route.screen === 'import'}>
          <IconUpload size={16} aria-hidden="true" />
          {say('Import orders')}
        </RailLink>
      </section>
    </nav>
  )
}

function QueueLink({ queue, count, isCurrent }: { readonly queue: QueueId; readonly count: number; readonly isCurrent: boolean }) {
  return (
    <CountedLink
      route={{ screen: 'queue', queue }}
      label={say(QUEUE_NAMES[queue].label)}
      count={count}
      isCurrent={isCurrent}
      isUrgent={URGENT_QUEUES.has(queue)}
    />
  )
}

interface CountedLinkProps {
  readonly route: Route
  readonly label: string
  readonly count: number
  readonly isCurrent: boolean
  /** Its count is a request rather than a fact. */
  readonly isUrgent: boolean
}

function CountedLink({ route, label, count, isCurrent, isUrgent }: CountedLinkProps) {
  return (
    <a
      href={hrefOf(route)}
      className={styles.link}
      aria-current={isCurrent ? 'page' : undefined}
      data-urgent={(count > 0 && isUrgent) || undefined}
      data-empty={count === 0 || undefined}
    >
      <span>{label}</span> <b>{count === 0 ? <span className="visually-hidden">0</span> : countText(count)}</b>
    </a>
  )
}

function RailLink({
  route,
  isCurrent,
  children,
}: {
  readonly route: Route
  readonly isCurrent: boolean
  readonly children: React.ReactNode
}) {
  return (
    <a href={hrefOf(route)} className={styles.plain} aria-current={isCurrent ? 'page' : undefined}>
      {children}
    </a>
  )
}
