import { useMemo } from 'react'
import type { QueueId } from '../../../shared/views/queues.ts'
import { deskSession } from '../../state/desk-session.ts'
import { queueOrder } from '../../state/queue-order.ts'
import { type ListSource, type OrderList, useFollowedList } from './use-followed-list.ts'

/** The first screen comes with its rows; more are read as they come into sight. */
const FIRST_ROWS = 100

/** One queue, read from the copy and followed as it changes. */
export function useQueueList(queue: QueueId): OrderList {
  const source = useMemo(
    (): ListSource => ({
      isOldestFirst: queueOrder(queue) === 'oldest-first',
      start: () => deskSession().queueStart(queue, FIRST_ROWS),
      whole: () => deskSession().queueWhole(queue),
      has: (standing) => standing?.queues.includes(queue) === true,
    }),
    [queue],
  )
  return useFollowedList(source)
}
