import { findStore } from '../../shared/lifecycle/find-setting.ts'
import { findShipment } from '../../shared/lifecycle/quantities.ts'
import { msg } from '../../shared/wording/say.ts'
import { navigate } from '../state/navigate.ts'
import type { ActionTarget, OrderAction } from './action.ts'

/** Puts the parcel on the packing table, where each unit is scanned. Asked of the rules as a scan would be. */
export const packAndVerify: OrderAction = {
  id: 'pack-and-verify',
  label: msg('Pack and verify'),
  shortcut: null,
  intent: (target) => {
    const shipment = unverified(target)
    return shipment ? { name: 'ScanItem', args: { shipmentId: shipment.id, code: codeOfMissing(target) } } : null
  },
  go: ({ order, shipmentId = '' }) => navigate({ screen: 'pack', orderId: order.id, shipmentId }),
}

/** The same as the next step of a parcel: only where the store lets no parcel go unverified. */
export const packFirst: OrderAction = {
  ...packAndVerify,
  intent: (target, context) =>
    findStore(context.rules.settings, target.order.storeId)?.requirePackVerification ? packAndVerify.intent(target, context) : null,
}

function unverified({ order, shipmentId = '' }: ActionTarget) {
  const shipment = findShipment(order, shipmentId)
  return shipment && !shipment.isGoodToGo && shipment.lines.some((line) => line.packedQuantity < line.quantity) ? shipment : undefined
}

function codeOfMissing(target: ActionTarget): string {
  const line = unverified(target)?.lines.find((each) => each.packedQuantity < each.quantity)
  const snapshot = target.order.lines.find((each) => each.id === line?.orderLineId)?.snapshot
  return snapshot?.sku || snapshot?.ean || ''
}
