import type { LifecycleState } from '../../shared/lifecycle/decision.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import type { Selection } from '../../shared/lifecycle/selection.ts'
import { queueRowOf } from '../../shared/views/queue-row.ts'
import { queuesOf, sortKeyOf } from '../../shared/views/queues.ts'
import { isFoundAlike, searchTerms } from '../../shared/views/search-terms.ts'
import type { Placement } from '../ports/order-store.ts'

/** Where a state stands and how it is found; null when it stands nowhere. Terms are worked out only when they differ from `before`. */
export function placementOf(state: LifecycleState, before: LifecycleState | null): Placement | null {
  const subject = shownOf(state)
  if (!subject) return null
  const shownBefore = before ? shownOf(before) : null
  return {
    queues: queuesOf(subject),
    sortKey: sortKeyOf(subject),
    row: queueRowOf(subject),
    terms: isFoundAlike(shownBefore, subject) ? null : searchTerms(subject),
    isArchived: 'status' in subject && subject.status === 5,
  }
}

/** What people see of an id: the order once there is one, else the basket while it stands in a queue. */
function shownOf({ order, selection }: LifecycleState): Order | Selection | null {
  if (order) return order
  return selection && queuesOf(selection).length > 0 ? selection : null
}
