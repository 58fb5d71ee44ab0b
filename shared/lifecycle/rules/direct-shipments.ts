import type { CommandName, CommandOf } from '../command.ts'
import type { RuleContext } from '../decision.ts'
import type { EventBody } from '../event.ts'
import type { Order } from '../order.ts'
import { mergeAllocations } from '../quantities.ts'
import { allocateByRule } from './allocation.ts'
import { everythingFree, newShipments } from './new-shipments.ts'

/**
 * Direct to Shipment: the order is confirmed and everything stock can cover stands packed, a shipment per warehouse. What
 * stock cannot cover is demand; an order it covers nothing of is Confirmed without a shipment.
 */
export function directShipments(order: Order, command: CommandOf<CommandName>, context: RuleContext): readonly EventBody[] {
  const allocations = allocateByRule(order, context)
  const allocated: Order = { ...order, allocations: mergeAllocations(order.allocations, allocations, 1) }
  const shipments = newShipments(allocated, everythingFree(allocated), command, context)
  return [
    ...(order.confirmedAt === null ? [{ kind: 'OrderConfirmed' } as const] : []),
    ...(allocations.length > 0 ? [{ kind: 'StockAllocated', allocations, because: 'allocate' } as const] : []),
    ...shipments.flatMap((shipment): readonly EventBody[] => [
      { kind: 'ShipmentCreated', shipment },
      { kind: 'ShipmentMadeGoodToGo', shipmentId: shipment.id },
    ]),
  ]
}
