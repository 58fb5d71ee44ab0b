import type { Order } from '../../shared/lifecycle/order.ts'
import { queuesOf } from '../../shared/views/queues.ts'

/**
 * Since when nothing is to be done about an order, for the window of the desks; null while something is. What a desk has shown is
 * counted from when the authority heard that it was over; only what never was on a desk, such as an imported invoice, from its own
 * date.
 */
export function closedAt(before: Order | null, after: Order | null, now: string, isFromDesk: boolean): string | null {
  if (!after || !isOver(after)) return null
  return before === null && !isFromDesk && Date.parse(after.updatedAt) < Date.parse(now) ? after.updatedAt : now
}

function isOver(order: Order): boolean {
  return queuesOf(order).every((queue) => queue === 'completed' || queue === 'archived' || queue === 'cancelled')
}
