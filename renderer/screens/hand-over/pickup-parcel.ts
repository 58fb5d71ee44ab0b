import type { Order } from '../../../shared/lifecycle/order.ts'
import { openShipments } from '../../../shared/lifecycle/quantities.ts'
import type { Shipment } from '../../../shared/lifecycle/shipment.ts'

/** The parcel of an order that goes over the counter next: packed before unpacked, and once all are gone the last that went. */
export function pickupParcelOf(order: Order): Shipment | undefined {
  const open = openShipments(order)
  return open.find(({ isGoodToGo }) => isGoodToGo) ?? open[0] ?? lastGone(order)
}

function lastGone(order: Order): Shipment | undefined {
  return order.shipments
    .filter(({ shippedAt, voidedAt }) => shippedAt !== null && voidedAt === null)
    .toSorted((one, other) => (one.shippedAt ?? '').localeCompare(other.shippedAt ?? ''))
    .at(-1)
}
