import { sumOf } from '../../base/money.ts'
import type { CommandOf } from '../command.ts'
import { accept, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import { standingNumber } from '../find-document.ts'
import type { Order } from '../order.ts'
import { paid, pendingCaptures } from '../order-money.ts'
import { liveShipments, openShipments } from '../quantities.ts'
import { releaseOf, stockActionFault } from './allocation.ts'
import { authorizationsCancelled } from './cancelled-authorization.ts'

/**
 * Ends an order before money or goods have moved, held or not. Its quantities stay as they were ordered and its status is
 * remembered, so that it can be restored.
 */
export function cancelOrder(command: CommandOf<'CancelOrder'>, order: Order, context: RuleContext): RuleDecision {
  const { comment, stockAction, toWarehouseId } = command.args
  const shipped = liveShipments(order).find((shipment) => shipment.shippedAt !== null)
  if (shipped) return refuse('ALREADY_SHIPPED', { number: order.number, shipment: shipped.number })
  const taken = paid(order) + sumOf(order.payments, pendingCaptures)
  if (taken > 0) return refuse('ALREADY_CAPTURED', { number: order.number, paid: taken, currency: order.currency })
  const invoiced = openShipments(order).find((shipment) => standingNumber(order, shipment.id) !== null)
  if (invoiced)
    return refuse('HAS_INVOICE', { number: order.number, shipment: invoiced.number, document: standingNumber(order, invoiced.id) })
  const field = stockActionFault(stockAction, toWarehouseId, context)
  if (field) return refuse('VALIDATION', { field })
  return accept(
    {
      kind: 'OrderCancelled',
      comment,
      previousStatus: order.status,
      viaLines: false,
      release: releaseOf(order.allocations, stockAction, toWarehouseId),
      voidedShipmentIds: openShipments(order).map((shipment) => shipment.id),
    },
    ...authorizationsCancelled(order, command, context),
  )
}
