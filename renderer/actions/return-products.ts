import { returnableUnits } from '../../shared/views/order-facts.ts'
import { navigate } from '../state/navigate.ts'
import type { OrderAction } from './action.ts'
import { returnEverything } from './return-everything.ts'

/** Opens the return wizard with the shipment chosen. */
export const returnProducts: OrderAction = {
  id: 'return-products',
  label: 'Return products',
  shortcut: 'r',
  intent: (target) => {
    const shipments = target.order.shipments.filter((shipment) => shipment.id === target.shipmentId || target.shipmentId === undefined)
    const shipment = shipments.find((each) => returnableUnits(target.order, each) > 0)
    return shipment ? returnEverything(target.order, shipment) : null
  },
  go: ({ order, shipmentId }) => {
    const givingBack = order.shipments.filter((shipment) => returnableUnits(order, shipment) > 0)
    const only = givingBack.length === 1 ? (givingBack[0]?.id ?? null) : null
    navigate({ screen: 'return', shipmentId: shipmentId ?? only, orderId: order.id })
  },
}
