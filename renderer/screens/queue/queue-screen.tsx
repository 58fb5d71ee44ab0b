import { useEffect } from 'react'
import type { QueueId } from '../../../shared/views/queues.ts'
import { clockText, countedText } from '../../i18n/format.ts'
import { useDeskState } from '../../state/desk-state.ts'
import { QUEUE_NAMES } from '../../state/queue-names.ts'
import { queueOrder } from '../../state/queue-order.ts'
import { hrefOf } from '../../state/route.ts'
import { useConnection } from '../../state/use-connection.ts'
import { useQueueCounts } from '../../state/use-queue-counts.ts'
import { ListScreen } from './list-screen.tsx'
import { useListCursor } from './use-list-cursor.ts'
import { type OrderList, useQueueList } from './use-queue-list.ts'

/** One queue: its orders, their state at a glance, and the current one beside them. */
export function QueueScreen({ queue }: { readonly queue: QueueId }) {
  const list = useQueueList(queue)
  const cursor = useListCursor(queue, list.ids)
  const connection = useConnection()
  const count = useQueueCounts()[queue] ?? 0
  const order = queueOrder(queue)
  useEffect(() => useDeskState.setState({ lastQueue: queue }), [queue])
  return (
    <ListScreen
      key={queue}
      title={QUEUE_NAMES[queue].label}
      note={[
        countNote(queue, list, count),
        order === 'oldest-first' ? 'oldest first' : 'newest first',
        connection.upToDateAt === null ? '' : `as of ${clockText(connection.upToDateAt)}`,
      ]
        .filter((part) => part !== '')
        .join(' · ')}
      list={list}
      cursor={cursor}
      isWork={order === 'oldest-first'}
      empty={<EmptyQueue queue={queue} />}
      takesFocus
    />
  )
}

/** How many there are: what is listed, or what the copy counts while it lists only a part. */
function countNote(queue: QueueId, list: OrderList, count: number): string {
  const noun = queue === 'incomplete' ? 'basket' : 'order'
  if (list.isWhole) return countedText(list.ids.length, noun)
  return list.from === 'copy' ? countedText(Math.max(count, list.ids.length), noun) : `the first ${countedText(list.ids.length, noun)}`
}

/** What to do next instead. */
function EmptyQueue({ queue }: { readonly queue: QueueId }) {
  const { empty, before } = QUEUE_NAMES[queue]
  const counts = useQueueCounts()
  const waiting = before === null ? 0 : (counts[before] ?? 0)
  return (
    <>
      <h2>{empty}</h2>
      {before !== null && waiting > 0 ? (
        <p>
          {countedText(waiting, before === 'incomplete' ? 'basket' : 'order')} {waiting === 1 ? 'stands' : 'stand'} one step before, in{' '}
          <a href={hrefOf({ screen: 'queue', queue: before })}>{QUEUE_NAMES[before].label}</a>.
        </p>
      ) : (
        <p>
          Orders come in by <a href={hrefOf({ screen: 'new', selectionId: null })}>a new order</a> or{' '}
          <a href={hrefOf({ screen: 'import' })}>an import</a>.
        </p>
      )}
    </>
  )
}
