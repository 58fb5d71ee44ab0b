import { expect } from 'vitest'
import { type ScenarioDesk, scenario } from '../support/scenario-desk.ts'

const RELEASE = { comment: 'changed her mind', stockAction: 'releaseItemsBackToWarehouse' } as const

async function packed(desk: ScenarioDesk): Promise<void> {
  await desk.shop.places('o1', { number: 'A-00001', quantity: 4 })
  await desk.does('ConfirmOrder', 'o1', {})
  await desk.does('ExpediteOrder', 'o1', {})
  await desk.does('SetGoodToGo', 'o1', { shipmentId: (await desk.shipment('o1')).id })
}

scenario(
  '7. Cancel before capture releases stock and authorization; restore allocates again, and waits for an authorization',
  async (desk) => {
    await desk.opensShop({ main: { shirt: 5 } })
    await packed(desk)
    expect(await desk.shelf('shirt')).toEqual([5, 4])
    await desk.does('CancelOrder', 'o1', RELEASE)
    const off = await desk.order('o1')
    expect(off).toMatchObject({
      status: 6,
      allocations: [],
      cancelled: { previousStatus: 3 },
      lines: [{ quantity: 4, cancelledQuantity: 0 }],
    })
    expect(off.shipments).toMatchObject([{ voidedAt: expect.any(String), voidedByCancel: true }])
    expect(await desk.shelf('shirt')).toEqual([5, 0])
    expect(await desk.demand('shirt')).toBe(0)
    expect(await desk.money('o1')).toEqual({ authorized: 0, captured: 0, paid: 0, refunded: 0, net: 0 })
    expect(off.payments[0]?.entries.map((entry) => entry.entryType)).toEqual(['AUTH', 'CANCEL'])

    await desk.does('RestoreOrder', 'o1', {})
    // Its goods are there again in the same warehouse: the parcel comes back as it was packed.
    expect(await desk.order('o1')).toMatchObject({
      status: 3,
      cancelled: null,
      isWaitingForPayment: true,
      shipments: [{ isGoodToGo: true, voidedAt: null }],
    })
    expect(await desk.shelf('shirt')).toEqual([5, 4])
    expect((await desk.history('o1')).filter((kind) => kind.startsWith('Order')).slice(-2)).toEqual(['OrderCancelled', 'OrderRestored'])
  },
)

scenario('7. With the stock gone and backorders off, restoring is refused INSUFFICIENT_STOCK and changes nothing', async (desk) => {
  await desk.opensShop({ store: { allowBackorders: false }, main: { shirt: 5 } })
  await packed(desk)
  await desk.does('CancelOrder', 'o1', RELEASE)
  await desk.shop.places('o2', { number: 'A-00002', quantity: 2 })
  await desk.does('ConfirmOrder', 'o2', {})
  const before = await desk.order('o1')
  expect(await desk.refusalOf('RestoreOrder', 'o1', {})).toMatchObject({ code: 'INSUFFICIENT_STOCK' })
  expect(await desk.order('o1')).toEqual(before)
  expect(await desk.shelf('shirt')).toEqual([5, 2])
})

scenario('7. With the stock gone and backorders on, it comes back as far as the stock goes: Confirmed, the rest demand', async (desk) => {
  await desk.opensShop({ main: { shirt: 5 } })
  await packed(desk)
  await desk.does('CancelOrder', 'o1', RELEASE)
  await desk.shop.places('o2', { number: 'A-00002', quantity: 2 })
  await desk.does('ConfirmOrder', 'o2', {})
  await desk.does('RestoreOrder', 'o1', {})
  expect(await desk.order('o1')).toMatchObject({ status: 2, allocations: [{ warehouseId: 'main', quantity: 3 }] })
  expect(await desk.shelf('shirt')).toEqual([5, 5])
  expect(await desk.demand('shirt')).toBe(1)
})

scenario(
  '7. Cancelled with its goods thrown away, their stock is gone; with goods sent on, it lies in the other warehouse',
  async (desk) => {
    await desk.opensShop({ main: { shirt: 8 } })
    await packed(desk)
    await desk.does('CancelOrder', 'o1', { comment: 'wet', stockAction: 'removeItemsFromStock' })
    expect(await desk.shelf('shirt')).toEqual([4, 0])
    await desk.shop.places('o2', { number: 'A-00002', quantity: 3 })
    await desk.does('ConfirmOrder', 'o2', {})
    await desk.does('CancelOrder', 'o2', { comment: '', stockAction: 'sendItemsToDifferentWarehouse', toWarehouseId: 'north' })
    expect([await desk.shelf('shirt', 'main'), await desk.shelf('shirt', 'north')]).toEqual([
      [1, 0],
      [3, 0],
    ])
  },
)
