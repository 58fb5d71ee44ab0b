// What an order's payments add up to, in minor units of its currency. Nothing here is stored: it is read off the entries.

import { sumOf } from '../base/money.ts'
import type { Order } from './order.ts'
import type { Payment, PaymentEntryType, PaymentHistoryEntry, Refund } from './payment.ts'
import { liveShipments } from './quantities.ts'
import type { Return } from './return.ts'
import type { Shipment } from './shipment.ts'

export function authorizedOf(payment: Payment): number {
  return succeeded(payment, 'AUTH') - succeeded(payment, 'CANCEL')
}

export function capturedOf(payment: Payment): number {
  return succeeded(payment, 'CAPTURE')
}

/** Captured, prepaid, taken at a till or marked as paid by hand. */
export function paidOf(payment: Payment): number {
  return (
    succeeded(payment, 'CAPTURE') +
    succeeded(payment, 'PREPAID') +
    succeeded(payment, 'MARKED_AS_PAID') +
    succeeded(payment, 'ADDITIONAL_ORDER_PAYMENT') -
    succeeded(payment, 'MARKED_AS_UNPAID')
  )
}

/** Given back, and asked to be given back: pending refunds count, so that two clicks cannot spend the same money. */
export function refundedOf(payment: Payment): number {
  return succeeded(payment, 'REFUND') + pending(payment, 'REFUND_REQUEST')
}

export function authorized(order: Order): number {
  return sumOf(order.payments, authorizedOf)
}

export function captured(order: Order): number {
  return sumOf(order.payments, capturedOf)
}

export function paid(order: Order): number {
  return sumOf(order.payments, paidOf)
}

export function refunded(order: Order): number {
  return sumOf(order.payments, refundedOf)
}

/** What the shop holds of the customer's money. */
export function netPaid(order: Order): number {
  return paid(order) - refunded(order)
}

export function pendingCaptures(payment: Payment): number {
  return pending(payment, 'CAPTURE_REQUEST')
}

/** What may still be captured: authorized, neither captured nor asked to be. */
export function capturable(payment: Payment): number {
  return authorizedOf(payment) - capturedOf(payment) - pendingCaptures(payment)
}

/** Paid money that no live shipment has taken and no refund without a return gave back. */
export function unassignedPaid(order: Order): number {
  const withoutReturn = sumOf(order.refunds, (refund) => (refund.returnId === null && refund.state !== 'failed' ? refund.amount : 0))
  return paid(order) - withoutReturn - sumOf(liveShipments(order), (shipment) => shipment.paidValue)
}

/** What the goods in a shipment are worth, without shipping and handling. */
export function goodsValue(shipment: Shipment): number {
  return sumOf(shipment.lines, (line) => line.value)
}

/** Shipping cost of the order that no live paid shipment carries yet. */
export function uncarriedShippingCost(order: Order): number {
  return order.shippingCost - sumOf(liveShipments(order), (shipment) => shipment.carriedShippingCost)
}

export function uncarriedHandlingCost(order: Order): number {
  return order.handlingCost - sumOf(liveShipments(order), (shipment) => shipment.carriedHandlingCost)
}

/** What this shipment must be paid with: its goods, and the order's shipping and handling where no other carries them. */
export function shipmentTotal(order: Order, shipment: Shipment): number {
  if (shipment.isPaid) return shipment.paidValue
  return goodsValue(shipment) + uncarriedShippingCost(order) + uncarriedHandlingCost(order)
}

export function refundsOfReturn(order: Order, returnId: string): readonly Refund[] {
  return order.refunds.filter((refund) => refund.returnId === returnId && refund.state !== 'failed')
}

/** What a return is worth before anything was given back for it; never negative. */
export function returnValue(each: Return): number {
  const goods = sumOf(each.lines, (line) => line.value)
  return Math.max(0, goods + each.shippingCost + each.handlingCost - each.voucherValue - each.returnCost)
}

/** What may still be given back for a return: its worth less refunds made or asked for, less the credit an exchange took. */
export function refundable(order: Order, each: Return): number {
  const given = sumOf(refundsOfReturn(order, each.id), (refund) => refund.amount)
  return Math.max(0, returnValue(each) - given - (each.exchange?.credit ?? 0))
}

export function findPayment(order: Order, paymentId: string): Payment | undefined {
  return order.payments.find((payment) => payment.id === paymentId)
}

function succeeded(payment: Payment, entryType: PaymentEntryType): number {
  return entriesValue(payment.entries, entryType, 'success')
}

function pending(payment: Payment, entryType: PaymentEntryType): number {
  return entriesValue(payment.entries, entryType, 'pending')
}

function entriesValue(entries: readonly PaymentHistoryEntry[], entryType: PaymentEntryType, status: PaymentHistoryEntry['status']): number {
  return sumOf(entries, (entry) => (entry.entryType === entryType && entry.status === status ? entry.value : 0))
}
