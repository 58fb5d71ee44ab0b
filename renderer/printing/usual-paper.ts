import type { Order } from '../../shared/lifecycle/order.ts'
import { liveShipments, openShipments } from '../../shared/lifecycle/quantities.ts'
import type { PrintRequest } from './print-request.ts'

/** The paper somebody most likely wants of an order: what lies in the open parcel, else what went with the last one, else the receipt. */
export function usualPaper(order: Order): PrintRequest {
  const orderId = order.id
  const open = openShipments(order)[0]
  if (open) return { kind: 'packingSlip', orderId, shipmentId: open.id }
  const left = liveShipments(order).at(-1)
  const isCounterSale = order.isPickup || order.shippingAddress === null
  if (left && !isCounterSale) return { kind: 'deliveryNote', orderId, shipmentId: left.id }
  return { kind: 'receipt', orderId }
}
