import { assertNever } from '../base/invariant.ts'
import type { LifecycleEvent } from './event.ts'
import { changeShipment } from './evolve-shipment.ts'
import type { Order } from './order.ts'
import { costsToCarry } from './order-money.ts'
import type { PaymentHistoryEntry, Refund } from './payment.ts'

export type PaymentEvent = Extract<
  LifecycleEvent,
  {
    readonly kind:
      | 'PaymentAdded'
      | 'PaymentEntryAdded'
      | 'AuthorizationRequested'
      | 'CaptureRequested'
      | 'RefundRequested'
      | 'PaymentAnswered'
      | 'RefundSucceeded'
      | 'RefundFailed'
      | 'RefundMade'
  }
>

/** The order after something happened to its money; entries are only ever added, a request only changes from pending to answered. */
export function evolvePayment(order: Order, event: PaymentEvent): Order {
  switch (event.kind) {
    case 'PaymentAdded':
      return { ...order, payments: [...order.payments, event.payment] }
    case 'PaymentEntryAdded':
    case 'AuthorizationRequested':
      return addEntry(order, event.paymentId, event.entry)
    case 'CaptureRequested':
      return reserveCosts(addEntry(order, event.paymentId, event.entry), event.entry.shipmentId)
    case 'RefundRequested':
    case 'RefundMade':
      return { ...addEntry(order, event.paymentId, event.entry), refunds: [...order.refunds, event.refund] }
    case 'PaymentAnswered':
      return answer(order, event)
    case 'RefundSucceeded':
      return setRefundState(order, event.refundId, 'succeeded')
    case 'RefundFailed':
      return setRefundState(order, event.refundId, 'failed')
    default:
      return assertNever(event)
  }
}

function addEntry(order: Order, paymentId: string, entry: PaymentHistoryEntry): Order {
  return {
    ...order,
    payments: order.payments.map((payment) => (payment.id === paymentId ? { ...payment, entries: [...payment.entries, entry] } : payment)),
  }
}

function answer(order: Order, event: Extract<PaymentEvent, { readonly kind: 'PaymentAnswered' }>): Order {
  const closed: Order = {
    ...order,
    payments: order.payments.map((payment) =>
      payment.id === event.paymentId
        ? {
            ...payment,
            externalReference: event.entry.externalReference || payment.externalReference,
            entries: payment.entries.map((entry) => (entry.id === event.requestEntryId ? { ...entry, status: event.entry.status } : entry)),
          }
        : payment,
    ),
  }
  const answered = addEntry(closed, event.paymentId, event.entry)
  const isCapture = event.entry.entryType === 'CAPTURE' || event.entry.entryType === 'CAPTURE_FAILED'
  if (!isCapture) return answered
  return settleCapture(answered, event.entry)
}

// From the request on this shipment carries the costs, so that a second capture asked for meanwhile does not.
function reserveCosts(order: Order, shipmentId: string | undefined): Order {
  if (shipmentId === undefined) return order
  return changeShipment(order, shipmentId, (shipment) => {
    const { shippingCost, handlingCost } = costsToCarry(order, shipment)
    return { ...shipment, capturePending: true, carriedShippingCost: shippingCost, carriedHandlingCost: handlingCost }
  })
}

// A success is followed by ShipmentPaid, which carries the costs for good. After a failure the parcel stays: what was not
// paid for is not handed over later by surprise.
function settleCapture(order: Order, answer: PaymentHistoryEntry): Order {
  if (answer.shipmentId === undefined) return order
  return changeShipment(order, answer.shipmentId, (shipment) => ({
    ...shipment,
    capturePending: false,
    carriedShippingCost: 0,
    carriedHandlingCost: 0,
    completeWhenPaid: answer.status === 'failed' ? null : shipment.completeWhenPaid,
  }))
}

function setRefundState(order: Order, refundId: string, state: Refund['state']): Order {
  return { ...order, refunds: order.refunds.map((refund) => (refund.id === refundId ? { ...refund, state } : refund)) }
}
