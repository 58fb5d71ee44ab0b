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

/** Recorded as paid by hand or at the till, and not taken back: what a person may have recorded by mistake. */
export function markedAsPaidOf(payment: Payment): number {
  return succeeded(payment, 'MARKED_AS_PAID') + succeeded(payment, 'ADDITIONAL_ORDER_PAYMENT') - succeeded(payment, 'MARKED_AS_UNPAID')
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

/** What the shop could still give back: exchanges have taken theirs as credit. */
export function netRefundable(order: Order): number {
  return netPaid(order) - sumOf(order.returns, (each) => (each.deletedAt === null ? lentCredit(each) : 0))
}

/** Asked to be given back and not yet answered. */
export function pendingRefunds(order: Order): number {
  return sumOf(order.payments, (payment) => pending(payment, 'REFUND_REQUEST'))
}

export function pendingCaptures(payment: Payment): number {
  return pending(payment, 'CAPTURE_REQUEST')
}

/** Asked of the provider to be reserved and not yet answered. */
export function pendingAuthorization(payment: Payment): number {
  return pending(payment, 'AUTH_PENDING')
}

/** What may still be captured: authorized, neither captured nor asked to be. */
export function capturable(payment: Payment): number {
  return authorizedOf(payment) - capturedOf(payment) - pendingCaptures(payment)
}

/** What may still be given back through this payment. */
export function refundableThrough(payment: Payment): number {
  return Math.max(0, paidOf(payment) - refundedOf(payment))
}

/** What the payment provider may still be asked to give back. */
export function refundableAtProvider(payment: Payment): number {
  return Math.max(0, Math.min(capturedOf(payment), paidOf(payment)) - refundedOf(payment))
}

/** Given back for goods that never left, as opposed to returns (the goods left and count as sold) and to goodwill (a present). */
function refundedUnshipped(order: Order): number {
  return sumOf(order.refunds, (refund) => (isForUnshipped(refund) && refund.state !== 'failed' ? refund.amount : 0))
}

/** Paid money that counts towards the order's total: what was given back for goods that never left does not. */
export function paidTowards(order: Order): number {
  return paid(order) - refundedUnshipped(order)
}

/** What is still to be paid, captures asked for not being paid yet; never negative. */
export function outstanding(order: Order): number {
  return Math.max(0, order.totals.grandTotal - paidTowards(order))
}

/** Asked of the provider for the order as a whole and not yet answered. */
export function pendingOrderCapture(order: Order): number {
  return sumOf(order.payments, (payment) =>
    sumOf(payment.entries, (entry) => (isPendingCapture(entry) && entry.shipmentId === undefined ? entry.value : 0)),
  )
}

/** Asked of the provider for this shipment and not yet answered. */
function pendingShipmentCapture(order: Order, shipmentId: string): number {
  return sumOf(order.payments, (payment) =>
    sumOf(payment.entries, (entry) => (isPendingCapture(entry) && entry.shipmentId === shipmentId ? entry.value : 0)),
  )
}

/** Paid money that no live shipment has taken and no refund without a return gave back. */
function unassignedPaid(order: Order): number {
  return paidTowards(order) - sumOf(liveShipments(order), (shipment) => shipment.paidValue)
}

/**
 * Unassigned paid money a shipment may take now; never negative. What a pending capture counts on (it asked the
 * provider only for the rest) is spoken for.
 */
export function availablePaid(order: Order): number {
  const spokenFor = sumOf(liveShipments(order), (shipment) =>
    shipment.capturePending ? Math.max(0, shipmentTotal(order, shipment) - pendingShipmentCapture(order, shipment.id)) : 0,
  )
  return Math.max(0, unassignedPaid(order) - spokenFor)
}

/** The part of unassigned money that came through captures rather than over a till or by hand; never negative. */
export function unassignedCaptured(order: Order): number {
  const refunded = sumOf(order.refunds, (refund) =>
    isForUnshipped(refund) && refund.method === 'psp' && refund.state !== 'failed' ? refund.amount : 0,
  )
  return Math.max(0, captured(order) - refunded - sumOf(liveShipments(order), (shipment) => shipment.capturedValue))
}

/** What the goods in a shipment are worth, without shipping and handling. */
export function goodsValue(shipment: Shipment): number {
  return sumOf(shipment.lines, (line) => line.value)
}

/** Shipping cost of the order that no live shipment carries, be it paid or waiting for its capture. */
export function uncarriedShippingCost(order: Order): number {
  return order.shippingCost - sumOf(liveShipments(order), (shipment) => shipment.carriedShippingCost)
}

export function uncarriedHandlingCost(order: Order): number {
  return order.handlingCost - sumOf(liveShipments(order), (shipment) => shipment.carriedHandlingCost)
}

/** What this shipment must be paid with: its goods, and the order's shipping and handling where no other carries them. */
export function shipmentTotal(order: Order, shipment: Shipment): number {
  if (shipment.isPaid) return shipment.paidValue
  const carried = costsToCarry(order, shipment)
  return goodsValue(shipment) + carried.shippingCost + carried.handlingCost
}

/** Shipping and handling a shipment's payment carries: what it was asked for with, or else all that no other carries. */
export function costsToCarry(order: Order, shipment: Shipment): { readonly shippingCost: number; readonly handlingCost: number } {
  if (shipment.capturePending || shipment.isPaid) {
    return { shippingCost: shipment.carriedShippingCost, handlingCost: shipment.carriedHandlingCost }
  }
  return { shippingCost: uncarriedShippingCost(order), handlingCost: uncarriedHandlingCost(order) }
}

/** What may still be given back out of a shipment's payment: its returns' refunds and exchange credits are gone from it. */
export function refundableOfShipment(order: Order, shipment: Shipment): number {
  const given = sumOf(order.returns, (each) =>
    each.shipmentId === shipment.id && each.deletedAt === null
      ? sumOf(refundsOfReturn(order, each.id), (refund) => refund.amount) + lentCredit(each)
      : 0,
  )
  return Math.max(0, shipment.paidValue - given)
}

export function refundsOfReturn(order: Order, returnId: string): readonly Refund[] {
  return order.refunds.filter((refund) => refund.returnId === returnId && refund.state !== 'failed')
}

/** What a return is worth before anything was given back for it; never negative. */
export function returnValue(each: Return): number {
  const goods = sumOf(each.lines, (line) => line.value)
  return Math.max(0, goods + each.shippingCost + each.handlingCost - each.voucherValue - each.returnCost)
}

/** What may still be given back for a return: its worth less refunds made or asked for, less the credit exchanges took. */
export function refundable(order: Order, each: Return): number {
  const given = sumOf(refundsOfReturn(order, each.id), (refund) => refund.amount)
  return Math.max(0, returnValue(each) - given - lentCredit(each))
}

/** What exchanges of a return have taken of its worth, or may still take. */
export function lentCredit({ exchange, exchangedBefore = [] }: Return): number {
  return (exchange?.credit ?? 0) + sumOf(exchangedBefore, ({ credit }) => credit)
}

export function findPayment(order: Order, paymentId: string): Payment | undefined {
  return order.payments.find((payment) => payment.id === paymentId)
}

function isForUnshipped(refund: Refund): boolean {
  return refund.returnId === null && !refund.isGoodwill
}

function isPendingCapture(entry: PaymentHistoryEntry): boolean {
  return entry.entryType === 'CAPTURE_REQUEST' && entry.status === 'pending'
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
