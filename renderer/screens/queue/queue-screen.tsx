import { Button } from '@mantine/core'
import { useEffect } from 'react'
import type { QueueId } from '../../../shared/views/queues.ts'
import { factsLine } from '../../../shared/wording/facts-line.ts'
import { msg, say } from '../../../shared/wording/say.ts'
import { KeySequence } from '../../components/key-sequence.tsx'
import { clockText } from '../../i18n/format.ts'
import { sayNodes } from '../../i18n/say-nodes.ts'
import { useDeskState } from '../../state/desk-state.ts'
import { QUEUE_NAMES } from '../../state/queue-names.ts'
import { queueOrder } from '../../state/queue-order.ts'
import { hrefOf } from '../../state/route.ts'
import { useConnection } from '../../state/use-connection.ts'
import { useQueueCounts } from '../../state/use-queue-counts.ts'
import { discardDraft, draftList, useListDraft } from '../../state/view-drafts.ts'
import { later } from '../later.tsx'
import { FilterBar, type ListTools } from './filter-bar.tsx'
import { ListScreen } from './list-screen.tsx'
import { stageOf } from './list-stage.ts'
import { PrintPickList } from './print-keys.tsx'
import type { OrderList } from './use-followed-list.ts'
import { useHasOlder } from './use-has-older.ts'
import { useListCursor } from './use-list-cursor.ts'
import { useQueueList } from './use-queue-list.ts'
import { ViewTabs } from './view-tabs.tsx'

const NarrowedList = later(() => import('./narrowed-list.tsx'), 'NarrowedList')

/** One queue: its orders, their state at a glance, and the current one beside them; narrowed where the person filters it. */
export function QueueScreen({ queue }: { readonly queue: QueueId }) {
  const list = `queue ${queue}`
  const saved = { base: queue, filter: {}, order: queueOrder(queue) }
  const draft = useListDraft(list)
  useEffect(() => useDeskState.setState({ lastQueue: queue }), [queue])
  const tools: ListTools = {
    view: draft ?? saved,
    saved: null,
    isChanged: draft !== null,
    home: { screen: 'queue', queue },
    queue,
    narrow: (wanted) => draftList(list, { ...(draft ?? saved), ...wanted }, saved),
    sort: (order) => draftList(list, { ...(draft ?? saved), order }, saved),
    discard: () => discardDraft(list),
  }
  if (draft === null) return <WholeQueue queue={queue} tools={tools} />
  return (
    <NarrowedList
      list={list}
      title={draft.base === 'all' ? say('All orders') : say(QUEUE_NAMES[queue].label)}
      tools={tools}
      tabs={<ViewTabs queue={queue} current={null} />}
      isFloor={draft.base === queue && FLOOR_QUEUES.has(queue)}
      aside={draft.base === queue && PACKED_FROM.has(queue) && <PackButton />}
    />
  )
}

function WholeQueue({ queue, tools }: { readonly queue: QueueId; readonly tools: ListTools }) {
  const list = useQueueList(queue)
  const cursor = useListCursor(queue, list.ids)
  const connection = useConnection()
  const count = useQueueCounts()[queue] ?? 0
  const order = queueOrder(queue)
  const hasOlder = useHasOlder([queue])
  useEffect(() => useDeskState.setState({ lastList: null }), [])
  return (
    <ListScreen
      key={queue}
      title={say(QUEUE_NAMES[queue].label)}
      note={factsLine([
        countNote(queue, list, count),
        order === 'oldest-first' ? say('oldest first') : say('newest first'),
        hasOlder ? say('closed orders older than this desk keeps: search finds them') : '',
        connection.upToDateAt === null ? '' : say('as of {time}', { time: clockText(connection.upToDateAt) }),
      ])}
      list={list}
      cursor={cursor}
      bar={
        <>
          <ViewTabs queue={queue} current={null} />
          {/* Baskets are no orders yet: nothing of what orders are narrowed by is known of them. */}
          {queue !== 'incomplete' && <FilterBar {...tools} />}
        </>
      }
      isWork={order === 'oldest-first'}
      isFloor={FLOOR_QUEUES.has(queue)}
      stage={stageOf([queue])}
      aside={
        <>
          {queue === 'toPick' && <PrintPickList orderIds={list.ids} />}
          {PACKED_FROM.has(queue) && <PackButton />}
          {queue === 'pickup' && <HandOverButton />}
        </>
      }
      printsRow={queue !== 'toPick'}
      empty={<EmptyQueue queue={queue} />}
      takesFocus
    />
  )
}

/** Queues whose orders go to the packing table. */
const PACKED_FROM: ReadonlySet<QueueId> = new Set(['toPick', 'toPack'])

/** Queues of pickers and packers: who packs what counts there, and money does not. */
export const FLOOR_QUEUES: ReadonlySet<QueueId> = new Set(['toPick', 'toPack', 'goodToGo', 'pickup'])

function PackButton() {
  return (
    <Button
      component="a"
      href={hrefOf({ screen: 'pack', orderId: null, shipmentId: null })}
      variant="default"
      size="xs"
      rightSection={<KeySequence keys={['G', 'V']} />}
    >
      {say('Pack and verify')}
    </Button>
  )
}

function HandOverButton() {
  return (
    <Button
      component="a"
      href={hrefOf({ screen: 'hand-over', orderId: null })}
      variant="default"
      size="compact-sm"
      rightSection={<KeySequence keys={['G', 'O']} />}
    >
      {say('Hand over a pick-up')}
    </Button>
  )
}

/** How many there are: what is listed, or what the copy counts while it lists only a part. */
function countNote(queue: QueueId, list: OrderList, counted: number): string {
  const isWhole = list.isWhole || list.from === 'copy'
  const count = list.isWhole ? list.ids.length : Math.max(counted, list.ids.length)
  if (queue === 'incomplete') {
    return isWhole
      ? say('{count, plural, one {# basket} other {# baskets}}', { count })
      : say('the first {count, plural, one {# basket} other {# baskets}}', { count: list.ids.length })
  }
  return isWhole
    ? say('{count, plural, one {# order} other {# orders}}', { count })
    : say('the first {count, plural, one {# order} other {# orders}}', { count: list.ids.length })
}

/** What to do next instead. */
function EmptyQueue({ queue }: { readonly queue: QueueId }) {
  const { empty, before } = QUEUE_NAMES[queue]
  const counts = useQueueCounts()
  const waiting = before === null ? 0 : (counts[before] ?? 0)
  return (
    <>
      <h2>{say(empty)}</h2>
      {before !== null && waiting > 0 ? (
        <p>
          {sayNodes(
            before === 'incomplete'
              ? msg('{waiting, plural, one {# basket stands} other {# baskets stand}} one step before, in {queue}.')
              : msg('{waiting, plural, one {# order stands} other {# orders stand}} one step before, in {queue}.'),
            { waiting, queue: <a href={hrefOf({ screen: 'queue', queue: before })}>{say(QUEUE_NAMES[before].label)}</a> },
          )}
        </p>
      ) : (
        <p>
          {sayNodes('Orders come in by {newOrder} or {import}.', {
            newOrder: <a href={hrefOf({ screen: 'new', selectionId: null })}>{say('a new order')}</a>,
            import: <a href={hrefOf({ screen: 'import' })}>{say('an import')}</a>,
          })}
        </p>
      )}
    </>
  )
}
