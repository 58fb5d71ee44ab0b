import type { TestAuthority } from './authority.ts'

/** Orders of every kind a report tells apart: on hand, cancelled, left late, partly left, archived unshipped, with a return. */
export async function tradeOfEveryKind(shop: TestAuthority): Promise<void> {
  await shop.opensShop()
  for (const [index, id] of ['pending', 'cancelled', 'late', 'partly', 'back'].entries()) {
    const orderDate = `2025-03-0${index + 1}T10:20:30.${index}45Z`
    await shop.places(id, { number: `A-0000${index + 1}`, paymentMethodId: 'invoice', orderDate })
  }
  await shop.does('CancelOrder', 'cancelled', { comment: '', stockAction: 'releaseItemsBackToWarehouse' })
  await ships(shop, 'late', 2)
  await ships(shop, 'partly', 1)
  await ships(shop, 'back', 2)
  const [shipment] = (await shop.order('back')).shipments
  const [line] = shipment?.lines ?? []
  const back = { shipmentLineId: line?.id ?? '', quantity: 1, stockAction: 'releaseItemsBackToWarehouse', warehouseId: 'main' } as const
  const costs = { shippingCost: 0, handlingCost: 0, returnCost: 0, voucherValue: 0 }
  const lines = [{ ...back, condition: 'A', reasonCode: 'other' }] as const
  for (const comment of ['completed', 'pending']) {
    await shop.does('CreateReturn', 'back', { shipmentId: shipment?.id ?? '', lines, ...costs, comment })
    if (comment === 'pending') continue
    const [{ id: returnId = '' } = {}] = (await shop.order('back')).returns
    await shop.does('CompleteReturn', 'back', { returnId })
  }
}

async function ships(shop: TestAuthority, id: string, units: number): Promise<void> {
  await shop.does('ConfirmOrder', id, {})
  const [{ id: orderLineId = '' } = {}] = (await shop.order(id)).lines
  await shop.does('ExpediteOrder', id, { lines: [{ orderLineId, quantity: units }] })
  const shipmentId = (await shop.order(id)).shipments[0]?.id ?? ''
  await shop.does('SetGoodToGo', id, { shipmentId })
  await shop.does('CompleteShipment', id, { shipmentId, dispatch: { trackingNumber: 'T' } })
}
