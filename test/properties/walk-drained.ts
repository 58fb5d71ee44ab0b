// What kinds of orders were led to their end, so that "no dead ends" is not promised of worlds nobody saw.

import type { Order } from '../../shared/lifecycle/order.ts'
import { demandQuantity } from '../../shared/lifecycle/quantities.ts'

/** Every kind of open order that must have been led to its end in a run. */
export const DRAINED_KINDS = [
  'held',
  'waiting for payment',
  'held and waiting',
  'locked',
  'backordered',
  'shipped in part',
  'invoice',
  'cash on delivery',
  'bank wire or check',
  'refunded in part',
  'lines cancelled',
  'of an exchange',
  'exchanged in part',
  'capture under way',
  'refund failed',
  'restored',
] as const

export type DrainedKind = (typeof DRAINED_KINDS)[number]

/** What an open order is, of these. */
export function kindsOf(order: Order): readonly DrainedKind[] {
  const kinds: readonly (readonly [DrainedKind, boolean])[] = [
    ['held', order.holds.length > 0],
    ['waiting for payment', order.isWaitingForPayment],
    ['held and waiting', order.holds.length > 0 && order.isWaitingForPayment],
    ['locked', order.isLocked],
    ['backordered', order.confirmedAt !== null && order.lines.some((line) => demandQuantity(order, line) > 0)],
    ['shipped in part', order.shipments.some((shipment) => shipment.shippedAt !== null)],
    ['invoice', order.paymentMethodId === 'invoice'],
    ['cash on delivery', order.paymentMethodId === 'cod'],
    ['bank wire or check', order.paymentMethodId === 'bankWire' || order.paymentMethodId === 'check'],
    ['refunded in part', order.refunds.some((refund) => refund.state === 'succeeded')],
    ['lines cancelled', order.lines.some((line) => line.cancelledQuantity > 0)],
    ['of an exchange', order.originReturnId !== null],
    ['exchanged in part', order.returns.some((back) => back.exchange !== null)],
    ['capture under way', order.shipments.some((shipment) => shipment.capturePending)],
    ['refund failed', order.refunds.some((refund) => refund.state === 'failed')],
    ['restored', order.shipments.some((shipment) => shipment.voidedAt === null) && hasLostAuthorization(order)],
  ]
  return kinds.flatMap(([kind, holds]) => (holds ? [kind] : []))
}

function hasLostAuthorization(order: Order): boolean {
  return order.payments.some((payment) => payment.entries.some((entry) => entry.entryType === 'CANCEL'))
}
