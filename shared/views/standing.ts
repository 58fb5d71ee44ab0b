import type { LifecycleState } from '../lifecycle/decision.ts'
import type { Order } from '../lifecycle/order.ts'
import type { Selection } from '../lifecycle/selection.ts'
import { type QueueRow, queueRowOf } from './queue-row.ts'
import { type QueueId, queuesOf, sortKeyOf } from './queues.ts'

/** How an order or a basket stands in the lists: its row, its place, and the queues that hold it. */
export interface Standing {
  readonly row: QueueRow
  readonly sortKey: string
  readonly queues: readonly QueueId[]
}

/** What people see of an id: the order once there is one, else the basket while it stands in a queue. */
export function shownSubject({ order, selection }: LifecycleState): Order | Selection | null {
  if (order) return order
  return selection && queuesOf(selection).length > 0 ? selection : null
}

export function standingOf(subject: Order | Selection): Standing {
  return { row: queueRowOf(subject), sortKey: sortKeyOf(subject), queues: queuesOf(subject) }
}
