// The next step somebody who wants the order done would take. Walks use it to get somewhere; that it always leads to an
// end is a property of its own: no order may be stuck.

import type { CommandName } from '../../shared/lifecycle/command.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import { uncarriedShippingCost } from '../../shared/lifecycle/order-money.ts'
import { freeQuantity, liveShipments, openShipments, unshippedQuantity } from '../../shared/lifecycle/quantities.ts'
import { openRequests } from '../support/open-requests.ts'

export interface Asked {
  readonly name: CommandName
  readonly args: object
}

/** Towards Completed or Cancelled with a provider that agrees; null at the end, or where units are missing from the shelves. */
export function onward(order: Order, verifiesPacking: boolean): Asked | null {
  if (order.status > 3) return null
  if (order.isLocked) return { name: 'SetOrderLock', args: { isLocked: false } }
  const [request] = openRequests(order)
  if (request) return answer(request, 'success')
  if (order.holds.length > 0) return { name: 'ResumeOrder', args: {} }
  if (order.isWaitingForPayment) return { name: 'ClearWaitingForPayment', args: { reason: 'the customer is known' } }
  if (order.lines.every((line) => line.cancelledQuantity === line.quantity) && liveShipments(order).length === 0) return giveUp(order)
  if (order.status === 1) return { name: 'ConfirmOrder', args: {} }
  const parcel = openShipments(order)[0]
  if (parcel) return withParcel(order, parcel, verifiesPacking)
  const isUnsent = order.lines.some((line) => freeQuantity(order, line) > 0)
  if (isUnsent) return { name: 'ExpediteOrder', args: { allocateDemand: true } }
  const unpaid = liveShipments(order).find((shipment) => !shipment.isPaid)
  return { name: 'MarkAsPaid', args: unpaid ? { shipmentId: unpaid.id, methodId: 'cash' } : { methodId: 'cash' } }
}

/** What would be missing on the shelves to send everything; by item. */
export function missingUnits(order: Order): ReadonlyMap<string, number> {
  const missing = new Map<string, number>()
  for (const line of order.lines) missing.set(line.itemId, (missing.get(line.itemId) ?? 0) + unshippedQuantity(order, line))
  return missing
}

export function answer(request: ReturnType<typeof openRequests>[number], status: 'success' | 'failed'): Asked {
  return {
    name: 'RecordPaymentResult',
    args: { paymentId: request.paymentId, requestEntryId: request.entry.id, status, reference: 'psp', message: '' },
  }
}

function withParcel(order: Order, parcel: Order['shipments'][number], verifiesPacking: boolean): Asked {
  const { id: shipmentId } = parcel
  const unpacked = parcel.lines.find((line) => line.packedQuantity < line.quantity)
  if (unpacked && verifiesPacking && !parcel.isGoodToGo) {
    const code = order.lines.find((line) => line.id === unpacked.orderLineId)?.snapshot.sku ?? ''
    return { name: 'ScanItem', args: { shipmentId, code } }
  }
  if (!parcel.isGoodToGo) return { name: 'SetGoodToGo', args: { shipmentId } }
  const isCardPaid = order.payments.some((payment) => payment.entries.some((entry) => entry.entryType === 'AUTH' && entry.value > 1_000))
  const isLater = order.paymentMethodId === 'invoice' || order.paymentMethodId === 'cod'
  if (parcel.isPaid || isLater || isCardPaid) return { name: 'CompleteShipment', args: { shipmentId, dispatch: {} } }
  return { name: 'MarkAsPaid', args: { shipmentId, methodId: 'cash' } }
}

function giveUp(order: Order): Asked {
  const shippingCost = uncarriedShippingCost(order)
  return { name: 'StandardRefund', args: { lines: [], stockAction: 'releaseItemsBackToWarehouse', shippingCost, reason: 'nothing left' } }
}
