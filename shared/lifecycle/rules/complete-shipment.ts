import type { CommandOf } from '../command.ts'
import { accept, noEffect, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import { findPaymentMethod } from '../find-setting.ts'
import type { Order } from '../order.ts'
import { capturable, pendingOrderCapture } from '../order-money.ts'
import { findShipment } from '../quantities.ts'
import type { ShopSettings } from '../settings.ts'
import { captureRequested, neededFor, paymentToCapture } from './capture-request.ts'
import { dispatchOf, shipmentCompleted } from './dispatch.ts'
import { flagRefusal } from './flag-guard.ts'
import { shipmentPaid } from './paid-money.ts'

/**
 * A shipment leaves once, packed and paid. An unpaid one whose money is authorized is captured first and leaves when the
 * provider says yes; methods that are paid later (invoice, cash on delivery) let it leave unpaid.
 */
export function completeShipment(command: CommandOf<'CompleteShipment'>, order: Order, context: RuleContext): RuleDecision {
  const shipment = findShipment(order, command.args.shipmentId)
  if (!shipment) return refuse('NOT_FOUND', { shipmentId: command.args.shipmentId })
  if (shipment.shippedAt) return refuse('ALREADY_SHIPPED', { shipment: shipment.number, at: shipment.shippedAt })
  const flagged = flagRefusal(order)
  if (flagged) return flagged
  if (!shipment.isGoodToGo) return refuse('NOT_GOOD_TO_GO', { shipment: shipment.number })

  const dispatch = dispatchOf(shipment, command.args.dispatch)
  const completed = shipmentCompleted(shipment, dispatch, context.settings)
  if (shipment.isPaid) return accept(completed)
  if (shipment.capturePending) {
    if (shipment.completeWhenPaid) return noEffect
    return accept({ kind: 'ShipmentCompletionAwaitsPayment', shipmentId: shipment.id, dispatch })
  }
  const needed = neededFor(order, shipment)
  if (needed === 0) return accept(shipmentPaid(order, shipment), completed)
  if (shipsBeforePayment(order, context.settings)) return accept(completed)

  const awaited = pendingOrderCapture(order)
  if (awaited > 0) return refuse('WAITING_FOR_PAYMENT', { number: order.number, awaited })
  const payment = paymentToCapture(order)
  if (!payment || capturable(payment) <= 0) return refuse('NOT_PAID', { shipment: shipment.number, missing: needed })
  if (needed > capturable(payment)) return refuse('AUTH_EXCEEDED', { wanted: needed, max: capturable(payment), currency: order.currency })
  return accept(captureRequested(command, context, payment, needed, shipment.id), {
    kind: 'ShipmentCompletionAwaitsPayment',
    shipmentId: shipment.id,
    dispatch,
  })
}

/** Whether goods of this order may leave before they are paid for: the method says so, or, unknown by now, its kind does. */
function shipsBeforePayment(order: Order, settings: ShopSettings): boolean {
  const method = findPaymentMethod(settings, order.paymentMethodId)
  if (method) return method.shipBeforePayment
  return order.payments.some((payment) => payment.kind === 'invoice' || payment.kind === 'cod')
}
