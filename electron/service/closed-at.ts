import type { Order } from '../../shared/lifecycle/order.ts'
import type { Selection } from '../../shared/lifecycle/selection.ts'
import { queuesOf } from '../../shared/views/queues.ts'
import type { TouchedState } from './working-set.ts'

/**
 * Since when nothing is to be done about an order, a basket that never became one, or a case, for the window of the desks; null while
 * something is. What a desk has shown is counted from when the authority heard that it was over; only what never was on a desk, such
 * as an imported invoice, from its own date.
 */
export function closedAt({ before, after }: TouchedState, now: string, isFromDesk: boolean): string | null {
  const { order, selection, syncCase = null } = after
  if (order) return isOver(order) ? overSince(before.order, order, now, isFromDesk) : null
  if (selection) return hasEnded(selection) ? overSince(before.selection, selection, now, isFromDesk) : null
  return syncCase?.resolution ? now : null
}

function overSince(before: object | null, { updatedAt }: Pick<Order, 'updatedAt'>, now: string, isFromDesk: boolean): string {
  return before === null && !isFromDesk && Date.parse(updatedAt) < Date.parse(now) ? updatedAt : now
}

function isOver(order: Order): boolean {
  return queuesOf(order).every((queue) => queue === 'completed' || queue === 'archived' || queue === 'cancelled')
}

function hasEnded({ state }: Selection): boolean {
  return state !== 'open' && state !== 'checkoutRequested'
}
