import type { CommandOf } from '../command.ts'
import { accept, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import { standingNumber } from '../find-document.ts'
import type { Order } from '../order.ts'
import { findShipment } from '../quantities.ts'

/** Takes a shipment apart while no money belongs to it; its units stay allocated to the order. */
export function deleteShipment(command: CommandOf<'DeleteShipment'>, order: Order, _context: RuleContext): RuleDecision {
  const shipment = findShipment(order, command.args.shipmentId)
  if (!shipment) return refuse('NOT_FOUND', { shipmentId: command.args.shipmentId })
  if (shipment.shippedAt) return refuse('ALREADY_SHIPPED', { shipment: shipment.number, at: shipment.shippedAt })
  if (shipment.capturePending || (shipment.isPaid && shipment.paidValue > 0)) {
    return refuse('ALREADY_CAPTURED', { shipment: shipment.number, paid: shipment.paidValue })
  }
  const invoice = standingNumber(order, shipment.id)
  if (invoice !== null) return refuse('HAS_INVOICE', { shipment: shipment.number, document: invoice })
  return accept({ kind: 'ShipmentDeleted', shipmentId: shipment.id })
}
