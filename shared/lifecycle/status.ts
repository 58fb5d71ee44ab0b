import { sumOf } from '../base/money.ts'
import type { Order, OrderStatus } from './order.ts'
import { netPaid, paidTowards, pendingCaptures, pendingRefunds } from './order-money.ts'
import { liveShipments, unshippedQuantity } from './quantities.ts'

/** Centra's words for its numbers; 0 is the selection before checkout. */
export const STATUS_NAMES = {
  0: 'Incomplete',
  1: 'Pending',
  2: 'Confirmed',
  3: 'Processing',
  4: 'Completed',
  5: 'Archived',
  6: 'Cancelled',
} as const satisfies Record<0 | OrderStatus, string>

/** The only place where Processing, Completed and Cancelled-by-lines come from (domain.md 6.3). `order.totals` must be up to date. */
export function recomputeStatus(order: Omit<Order, 'status'>): OrderStatus {
  const whole = order as Order
  if (order.cancelled) return 6
  if (order.archivedAt) return 5
  const shipments = liveShipments(whole)
  const unshipped = sumOf(order.lines, (line) => unshippedQuantity(whole, line))
  // Money on its way, back or in, is not at rest: the order must not be closed over it.
  const money = netPaid(whole) + pendingRefunds(whole) + sumOf(order.payments, pendingCaptures)
  if (allLinesCancelled(whole) && shipments.length === 0 && money === 0) return 6
  if (shipments.length === 0) return order.confirmedAt ? 2 : 1
  const allShipped = shipments.every((shipment) => shipment.shippedAt !== null)
  if (unshipped === 0 && allShipped && paidTowards(whole) >= order.totals.grandTotal) return 4
  return 3
}

/** On hold or waiting for payment: nothing moves forward, edits and steps back stay possible. */
export function isFlagged(order: Order): boolean {
  return isHeld(order) || order.isWaitingForPayment
}

export function isHeld(order: Order): boolean {
  return order.holds.length > 0
}

function allLinesCancelled(order: Order): boolean {
  return order.lines.length > 0 && order.lines.every((line) => line.cancelledQuantity === line.quantity)
}
