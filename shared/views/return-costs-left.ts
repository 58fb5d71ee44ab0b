import { sumOf } from '../base/money.ts'
import type { Order } from '../lifecycle/order.ts'
import type { Shipment } from '../lifecycle/shipment.ts'

/** Shipping and handling this shipment's payment carried and no return has given back yet: what the fields say as their most. */
export function returnCostsLeft(order: Order, shipment: Shipment): { readonly shipping: number; readonly handling: number } {
  const returns = order.returns.filter((each) => each.shipmentId === shipment.id && each.deletedAt === null)
  return {
    shipping: Math.max(0, shipment.carriedShippingCost - sumOf(returns, (each) => each.shippingCost)),
    handling: Math.max(0, shipment.carriedHandlingCost - sumOf(returns, (each) => each.handlingCost)),
  }
}
