import type { CommandOf } from '../command.ts'
import { accept, noEffect, type RuleContext, type RuleDecision } from '../decision.ts'
import type { EventBody } from '../event.ts'
import { findStore } from '../find-setting.ts'
import type { Order } from '../order.ts'
import { capturable, findPayment, netPaid, outstanding, refundsOfReturn } from '../order-money.ts'
import type { Payment, PaymentEntryType, PaymentHistoryEntry } from '../payment.ts'
import { newEntry } from '../payment-entry.ts'
import { findReturn, findShipment } from '../quantities.ts'
import { isFlagged, isHeld } from '../status.ts'
import { captureRequested } from './capture-request.ts'
import { shipmentCompleted } from './dispatch.ts'
import { shipmentPaid } from './paid-money.ts'
import { refundEvents } from './refund-split.ts'

interface Answer {
  readonly command: CommandOf<'RecordPaymentResult'>
  readonly order: Order
  readonly context: RuleContext
  readonly payment: Payment
  readonly request: PaymentHistoryEntry
}

/**
 * The provider's answer to an authorization, capture or refund that was asked for. It is a fact and never refused; an
 * answer to what nobody asked, or that was answered before, or that says "not yet", changes nothing.
 */
export function recordPaymentResult(command: CommandOf<'RecordPaymentResult'>, order: Order, context: RuleContext): RuleDecision {
  const payment = findPayment(order, command.args.paymentId)
  const request = payment?.entries.find((entry) => entry.id === command.args.requestEntryId)
  if (!payment || request?.status !== 'pending' || command.args.status === 'pending') return noEffect
  const answer: Answer = { command, order, context, payment, request }
  const isSuccess = command.args.status === 'success'
  switch (request.entryType) {
    case 'AUTH_PENDING':
      return isSuccess ? authorizationGranted(answer) : authorizationDenied(answer)
    case 'CAPTURE_REQUEST':
      return isSuccess ? captureDone(answer) : captureFailed(answer)
    case 'REFUND_REQUEST':
      return isSuccess ? refundDone(answer) : refundFailed(answer)
    default:
      return noEffect
  }
}

function authorizationGranted(answer: Answer): RuleDecision {
  const { command, order, context, payment, request } = answer
  const granted = answered(answer, 'AUTH', 'success')
  // Nobody will capture for a cancelled order: the customer's money is set free again.
  if (order.status === 6) {
    const entry = newEntry(command, context, { entryType: 'CANCEL', status: 'success', value: request.value })
    return accept(granted, { kind: 'PaymentEntryAdded', paymentId: payment.id, entry })
  }
  const store = findStore(context.settings, order.storeId)
  const toCapture = Math.min(capturable(payment) + request.value, outstanding(order))
  // With direct capture the order goes on waiting: now for the money itself.
  if (store?.directCapture && toCapture > 0 && !isHeld(order)) {
    return accept(granted, captureRequested(command, context, payment, toCapture))
  }
  return accept(granted, ...waitingEnds(order, 'AUTHORIZED'))
}

function authorizationDenied(answer: Answer): RuleDecision {
  return accept(answered(answer, 'AUTH', 'failed'), ...paymentTrouble(answer), ...waitingEnds(answer.order, 'AUTHORIZATION_FAILED'))
}

function captureDone(answer: Answer): RuleDecision {
  const { command, order, context, request } = answer
  const captured = answered(answer, 'CAPTURE', 'success')
  // The order was given up while the provider took its time: what came too late goes straight back.
  if (order.status === 6) return accept(captured, ...givenStraightBack(answer, request.value))
  const shipment = request.shipmentId === undefined ? undefined : findShipment(order, request.shipmentId)
  if (!shipment) return accept(captured, ...surplusGivenBack(answer), ...waitingEnds(order, 'CAPTURED'))
  const paid = shipmentPaid(order, shipment, request.value)
  const { completeWhenPaid: dispatch } = shipment
  const mayLeave = dispatch && shipment.isGoodToGo && !shipment.shippedAt && !isFlagged(order)
  return accept(captured, paid, ...(mayLeave ? [shipmentCompleted(shipment, dispatch, context.settings)] : []))
  function givenStraightBack({ payment }: Answer, value: number): readonly EventBody[] {
    const after = { ...order, payments: [{ ...payment, entries: [...payment.entries, captured.entry] }] }
    return refundEvents(command, after, context, value, 'psp', LATE_MONEY)
  }
  // The order became smaller meanwhile (I-47): what it no longer costs goes back as well.
  function surplusGivenBack(late: Answer): readonly EventBody[] {
    const surplus = netPaid(order) + request.value - order.totals.grandTotal
    return surplus > 0 ? givenStraightBack(late, Math.min(surplus, request.value)) : []
  }
}

const LATE_MONEY = {
  returnId: null,
  lines: [],
  shippingCost: 0,
  handlingCost: 0,
  returnCost: 0,
  voucherValue: 0,
  isGoodwill: false,
  reason: 'CAPTURED_AFTER_CANCEL',
} as const

function captureFailed(answer: Answer): RuleDecision {
  const isForOrder = answer.request.shipmentId === undefined
  return accept(
    answered(answer, 'CAPTURE_FAILED', 'failed'),
    ...paymentTrouble(answer),
    ...(isForOrder ? waitingEnds(answer.order, 'CAPTURE_FAILED') : []),
  )
}

function refundDone(answer: Answer): RuleDecision {
  const { order, request } = answer
  const { refundId, returnId } = request
  const back = returnId === undefined ? undefined : findReturn(order, returnId)
  const othersPending = back && refundsOfReturn(order, back.id).some((refund) => refund.state === 'requested' && refund.id !== refundId)
  return accept(
    answered(answer, 'REFUND', 'success'),
    ...(refundId === undefined ? [] : [{ kind: 'RefundSucceeded', refundId } as const]),
    ...(back?.status === 'pending' && !othersPending ? [{ kind: 'ReturnCompleted', returnId: back.id } as const] : []),
  )
}

function refundFailed(answer: Answer): RuleDecision {
  const { command, request } = answer
  const { refundId } = request
  return accept(
    answered(answer, 'REFUND_FAILED', 'failed'),
    ...(refundId === undefined ? [] : [{ kind: 'RefundFailed', refundId, message: command.args.message ?? '' } as const]),
  )
}

function answered({ command, context, payment, request }: Answer, entryType: PaymentEntryType, status: 'success' | 'failed') {
  const { value, shipmentId, returnId, refundId } = request
  const entry = newEntry(command, context, {
    entryType,
    status,
    value,
    externalReference: command.args.reference,
    ...(shipmentId === undefined ? {} : { shipmentId }),
    ...(returnId === undefined ? {} : { returnId }),
    ...(refundId === undefined ? {} : { refundId }),
  })
  return { kind: 'PaymentAnswered', paymentId: payment.id, requestEntryId: request.id, entry } as const
}

// Money that does not come stops the order where it is, once; a person decides what next.
function paymentTrouble({ command, order }: Answer): readonly EventBody[] {
  if (order.status > 3 || order.holds.some((hold) => hold.reasonCode === 'PAYMENT')) return []
  const reason = command.args.message ?? ''
  return [{ kind: 'OrderPutOnHold', hold: { reasonCode: 'PAYMENT', reason, at: command.occurredAt, by: command.actor.name } }]
}

function waitingEnds(order: Order, reason: string): readonly EventBody[] {
  return order.isWaitingForPayment ? [{ kind: 'WaitingForPaymentCleared', reason }] : []
}
