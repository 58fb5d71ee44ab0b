import { returnableLines, returnableUnits } from '../../shared/views/order-facts.ts'
import { msg } from '../../shared/wording/say.ts'
import { navigate } from '../state/navigate.ts'
import type { OrderAction } from './action.ts'

/** Opens the return wizard with the shipment chosen. What is tried here is one unit; the wizard asks for the rest. */
export const returnProducts: OrderAction = {
  id: 'return-products',
  label: msg('Return products'),
  shortcut: 'r',
  intent: ({ order, shipmentId }) => {
    const shipments = order.shipments.filter((shipment) => shipmentId === undefined || shipment.id === shipmentId)
    for (const shipment of shipments) {
      const line = returnableLines(order, shipment).find((each) => each.returnable > 0)
      if (!line) continue
      const unit = {
        shipmentLineId: line.shipmentLineId,
        quantity: 1,
        stockAction: 'removeItemsFromStock',
        condition: 'A',
        reasonCode: 'OTHER',
      } as const
      const costs = { shippingCost: 0, handlingCost: 0, returnCost: 0, voucherValue: 0 }
      return { name: 'CreateReturn', args: { shipmentId: shipment.id, lines: [unit], ...costs, comment: '' } }
    }
    return null
  },
  go: ({ order, shipmentId }) => {
    const givingBack = order.shipments.filter((shipment) => returnableUnits(order, shipment) > 0)
    const only = givingBack.length === 1 ? (givingBack[0]?.id ?? null) : null
    navigate({ screen: 'return', shipmentId: shipmentId ?? only, orderId: order.id })
  },
}
