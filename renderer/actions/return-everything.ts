import type { Order } from '../../shared/lifecycle/order.ts'
import type { Shipment } from '../../shared/lifecycle/shipment.ts'
import { returnableLines } from '../../shared/views/order-facts.ts'
import type { Intent } from './action.ts'

/** The return of all that a shipment can still give back: what the wizard begins from, and the trial that says whether it may. */
export function returnEverything(order: Order, shipment: Shipment): Intent {
  const lines = returnableLines(order, shipment)
    .filter((line) => line.returnable > 0)
    .map((line) => ({
      shipmentLineId: line.shipmentLineId,
      quantity: line.returnable,
      stockAction: 'removeItemsFromStock' as const,
      condition: 'A' as const,
      reasonCode: 'OTHER',
    }))
  return {
    name: 'CreateReturn',
    args: { shipmentId: shipment.id, lines, shippingCost: 0, handlingCost: 0, returnCost: 0, voucherValue: 0, comment: '' },
  }
}
