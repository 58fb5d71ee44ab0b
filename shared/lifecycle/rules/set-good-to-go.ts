import type { CommandOf } from '../command.ts'
import { accept, noEffect, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import { findStore } from '../find-setting.ts'
import type { Order } from '../order.ts'
import { findLine, findShipment } from '../quantities.ts'
import { flagRefusal } from './flag-guard.ts'

/** The parcel is packed and labelled; where the store verifies packing, every unit must have been scanned. */
export function setGoodToGo(command: CommandOf<'SetGoodToGo'>, order: Order, context: RuleContext): RuleDecision {
  const shipment = findShipment(order, command.args.shipmentId)
  if (!shipment) return refuse('NOT_FOUND', { shipmentId: command.args.shipmentId })
  if (shipment.shippedAt) return refuse('ALREADY_SHIPPED', { shipment: shipment.number, at: shipment.shippedAt })
  if (shipment.isGoodToGo) return noEffect
  const flagged = flagRefusal(order)
  if (flagged) return flagged
  const store = findStore(context.settings, order.storeId)
  const unpacked = shipment.lines.filter((line) => line.packedQuantity < line.quantity)
  if (store?.requirePackVerification && unpacked.length > 0) {
    return refuse('PACK_NOT_VERIFIED', {
      shipment: shipment.number,
      items: unpacked.map((line) => findLine(order, line.orderLineId)?.snapshot.productName ?? line.orderLineId),
      missing: unpacked.reduce((sum, line) => sum + line.quantity - line.packedQuantity, 0),
    })
  }
  return accept({ kind: 'ShipmentMadeGoodToGo', shipmentId: shipment.id })
}

/** Back to the packing table; whether the shipment is paid stays as it is. Allowed on Hold: it is a step back. */
export function unsetGoodToGo(command: CommandOf<'UnsetGoodToGo'>, order: Order, _context: RuleContext): RuleDecision {
  const shipment = findShipment(order, command.args.shipmentId)
  if (!shipment) return refuse('NOT_FOUND', { shipmentId: command.args.shipmentId })
  if (shipment.shippedAt) return refuse('ALREADY_SHIPPED', { shipment: shipment.number, at: shipment.shippedAt })
  return shipment.isGoodToGo ? accept({ kind: 'ShipmentGoodToGoRemoved', shipmentId: shipment.id }) : noEffect
}
