import type { CommandOf } from '../command.ts'
import { accept, noEffect, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import type { Order } from '../order.ts'
import { capturable, pendingOrderCapture } from '../order-money.ts'
import { findShipment } from '../quantities.ts'
import { captureRequested, neededFor, paymentToCapture } from './capture-request.ts'
import { flagRefusal } from './flag-guard.ts'
import { shipmentPaid } from './paid-money.ts'

/** Takes money that is already there first; asks the payment provider only for what is missing, never above the authorization. */
export function captureShipment(command: CommandOf<'CaptureShipment'>, order: Order, context: RuleContext): RuleDecision {
  const shipment = findShipment(order, command.args.shipmentId)
  if (!shipment) return refuse('NOT_FOUND', { shipmentId: command.args.shipmentId })
  if (shipment.isPaid) return refuse('ALREADY_CAPTURED', { shipment: shipment.number, paid: shipment.paidValue })
  if (shipment.capturePending) return noEffect
  const flagged = flagRefusal(order)
  if (flagged) return flagged

  const needed = neededFor(order, shipment)
  if (needed === 0) return accept(shipmentPaid(order, shipment))
  const payment = paymentToCapture(order)
  if (!payment) return refuse('PAYMENT_METHOD_RESTRICTED', { method: order.paymentMethodName })
  const awaited = pendingOrderCapture(order)
  if (awaited > 0) return refuse('WAITING_FOR_PAYMENT', { number: order.number, awaited })
  if (needed > capturable(payment)) return refuse('AUTH_EXCEEDED', { wanted: needed, max: capturable(payment), currency: order.currency })
  return accept(captureRequested(command, context, payment, needed, shipment.id))
}
