import { sumOf } from '../../base/money.ts'
import type { CommandOf } from '../command.ts'
import { accept, noEffect, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import type { EventBody } from '../event.ts'
import { findPaymentMethod } from '../find-setting.ts'
import type { Order } from '../order.ts'
import { availablePaid, markedAsPaidOf, outstanding, pendingCaptures, pendingOrderCapture, refundableThrough } from '../order-money.ts'
import type { Payment } from '../payment.ts'
import { newEntry } from '../payment-entry.ts'
import { findShipment } from '../quantities.ts'
import type { PaymentMethod } from '../settings.ts'
import { neededFor } from './capture-request.ts'
import { holdRefusal } from './flag-guard.ts'
import { moneyReceived } from './money-received.ts'
import { shipmentPaid } from './paid-money.ts'

/**
 * Records money that came by another road than a capture: for one shipment, or for all the order still owes. Money that
 * is there already is used first. The payment the order waited for has come: the flag goes.
 */
export function markAsPaid(command: CommandOf<'MarkAsPaid'>, order: Order, context: RuleContext): RuleDecision {
  const { shipmentId } = command.args
  const held = holdRefusal(order)
  if (shipmentId === undefined) {
    const owed = outstanding(order)
    if (owed === 0 && !order.isWaitingForPayment) return noEffect
    if (held) return held
    // What the provider was asked for is as good as under way: taking it by hand as well would be taking it twice.
    const awaited = sumOf(order.payments, pendingCaptures)
    if (awaited > 0) return refuse('WAITING_FOR_PAYMENT', { number: order.number, awaited })
    return receive(command, order, context, owed, [])
  }
  const shipment = findShipment(order, shipmentId)
  if (!shipment) return refuse('NOT_FOUND', { shipmentId })
  if (shipment.isPaid) return noEffect
  if (held) return held
  if (shipment.capturePending) return refuse('WAITING_FOR_PAYMENT', { number: order.number, shipment: shipment.number })
  const awaited = pendingOrderCapture(order)
  if (awaited > 0) return refuse('WAITING_FOR_PAYMENT', { number: order.number, awaited })
  return receive(command, order, context, neededFor(order, shipment), [shipmentPaid(order, shipment)])
}

interface PaymentPart {
  readonly payment: Payment
  readonly value: number
}

/** Takes back a payment recorded by hand or at the till. Captured money cannot be unmarked: it is given back by a refund. */
export function markAsUnpaid(command: CommandOf<'MarkAsUnpaid'>, order: Order, context: RuleContext): RuleDecision {
  const { shipmentId } = command.args
  if (shipmentId === undefined) return unmarkUnassigned(command, order, context)
  const shipment = findShipment(order, shipmentId)
  if (!shipment) return refuse('NOT_FOUND', { shipmentId })
  if (shipment.shippedAt) return refuse('ALREADY_SHIPPED', { shipment: shipment.number, at: shipment.shippedAt })
  if (shipment.capturePending || shipment.capturedValue > 0) {
    return refuse('ALREADY_CAPTURED', { shipment: shipment.number, paid: shipment.capturedValue })
  }
  if (!shipment.isPaid) return noEffect
  // Vouchers and exchange credits are money somebody else has booked: they are given back, not taken back.
  const marked = sumOf(order.payments, markedAsPaidOf)
  if (marked < shipment.paidValue) return refuse('ALREADY_CAPTURED', { shipment: shipment.number, paid: shipment.paidValue - marked })
  const parts = takeBack(order.payments, shipment.paidValue)
  if (!parts) return refuse('REFUND_EXCEEDS_NET', { shipment: shipment.number, wanted: shipment.paidValue })
  return accept(...takenBack(command, context, parts), { kind: 'ShipmentUnpaid', shipmentId: shipment.id })
}

// An order whose wire or check was never received waits for it again.
function unmarkUnassigned(command: CommandOf<'MarkAsUnpaid'>, order: Order, context: RuleContext): RuleDecision {
  const recorded = sumOf(order.payments, (payment) => Math.min(markedAsPaidOf(payment), refundableThrough(payment)))
  const parts = takeBack(order.payments, Math.min(recorded, availablePaid(order)))
  if (!parts || parts.length === 0) return noEffect
  const isAwaited = parts.some(({ payment }) => payment.kind === 'bankWire' || payment.kind === 'check')
  return accept(
    ...takenBack(command, context, parts),
    ...(isAwaited && !order.isWaitingForPayment ? [{ kind: 'WaitingForPaymentSet', reason: 'MARKED_AS_UNPAID' } as const] : []),
  )
}

function takenBack(command: CommandOf<'MarkAsUnpaid'>, context: RuleContext, parts: readonly PaymentPart[]): readonly EventBody[] {
  const { shipmentId } = command.args
  return parts.map(({ payment, value }) => {
    const about = shipmentId === undefined ? {} : { shipmentId }
    const entry = newEntry(command, context, { entryType: 'MARKED_AS_UNPAID', status: 'success', value, ...about })
    return { kind: 'PaymentEntryAdded', paymentId: payment.id, entry }
  })
}

function receive(
  command: CommandOf<'MarkAsPaid'>,
  order: Order,
  context: RuleContext,
  value: number,
  then: readonly EventBody[],
): RuleDecision {
  const { methodId = order.paymentMethodId, reference = '', shipmentId } = command.args
  if (value === 0) return accept(...then, ...waitingEnds(order))
  const method = methodOf(order, methodId) ?? findPaymentMethod(context.settings, methodId)
  if (!method) return refuse('NOT_FOUND', { methodId })
  const entry = {
    entryType: 'MARKED_AS_PAID',
    status: 'success',
    value,
    externalReference: reference,
    ...(shipmentId === undefined ? {} : { shipmentId }),
  } as const
  return accept(...moneyReceived(command, order, method, entry, context), ...then, ...waitingEnds(order))
}

// A method the order was paid by counts, though the shop has given it up since.
function methodOf(order: Order, methodId: string | null): Pick<PaymentMethod, 'id' | 'name' | 'kind'> | undefined {
  const payment = order.payments.find((each) => each.methodId === methodId)
  return payment && { id: payment.methodId, name: payment.methodName, kind: payment.kind }
}

function waitingEnds(order: Order): readonly EventBody[] {
  return order.isWaitingForPayment ? [{ kind: 'WaitingForPaymentCleared', reason: 'MARKED_AS_PAID' }] : []
}

// The payments `value` can be taken back from, those recorded by hand; null where they do not hold that much.
function takeBack(payments: readonly Payment[], value: number): readonly PaymentPart[] | null {
  const parts: PaymentPart[] = []
  let missing = value
  for (const payment of payments) {
    const part = Math.min(missing, markedAsPaidOf(payment), refundableThrough(payment))
    if (part <= 0) continue
    parts.push({ payment, value: part })
    missing -= part
  }
  return missing === 0 ? parts : null
}
