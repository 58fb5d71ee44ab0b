import { useEffect, useState } from 'react'
import type { QueueId } from '../../../shared/views/queues.ts'
import { deskSession } from '../../state/desk-session.ts'
import { useDeskState } from '../../state/desk-state.ts'

export interface Neighbours {
  /** The queue the person came from; null when they came another way. */
  readonly queue: QueueId | null
  readonly previous: string | null
  readonly next: string | null
  /** Place in the queue, counted from one; null when the order is not in it. */
  readonly position: number | null
  readonly count: number
}

/** The orders before and after this one in the list the person came from, as it stood on opening it. */
export function useNeighbours(orderId: string): Neighbours {
  const queue = useDeskState((state) => state.lastQueue)
  const list = useDeskState((state) => state.lastList)
  const [ids, setIds] = useState<readonly string[]>(list?.ids ?? [])
  useEffect(() => {
    if (list !== null) return setIds(list.ids)
    if (queue === null) return setIds([])
    let isHere = true
    // The list is not read again while the person pages through it: an order that moves on keeps its place.
    void deskSession()
      .queueWhole(queue)
      .then(
        (keys) => {
          if (isHere) setIds(keys.ids)
        },
        // Without the list there are no neighbours; the order itself needs none.
        () => {
          if (isHere) setIds([])
        },
      )
    return () => {
      isHere = false
    }
  }, [queue, list])
  const index = ids.indexOf(orderId)
  if (index === -1) return { queue, previous: null, next: null, position: null, count: ids.length }
  return { queue, previous: ids[index - 1] ?? null, next: ids[index + 1] ?? null, position: index + 1, count: ids.length }
}
