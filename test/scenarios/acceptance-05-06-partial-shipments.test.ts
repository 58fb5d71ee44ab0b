import { expect } from 'vitest'
import { openShipments } from '../../shared/lifecycle/quantities.ts'
import { scenario } from '../support/scenario-desk.ts'

scenario(
  '5. An order of 10: 4 shipped and captured with the shipping cost, 6 backordered, then shipped without it: Completed',
  async (desk) => {
    await desk.opensShop({ main: { shirt: 4 } })
    await desk.shop.places('o1', { number: 'A-00001', quantity: 10 })
    await desk.does('ConfirmOrder', 'o1', {})
    expect(await desk.shelf('shirt')).toEqual([4, 4])
    expect(await desk.demand('shirt')).toBe(6)
    await desk.does('ExpediteOrder', 'o1', {})
    await desk.sends('o1')
    expect((await desk.order('o1')).status).toBe(3)
    expect(desk.provider.moved('capture')).toEqual([4 * 10_000 + 4_900])
    expect(await desk.shipment('o1', 0)).toMatchObject({ carriedShippingCost: 4_900, capturedValue: 44_900 })
    expect(await desk.shelf('shirt')).toEqual([0, 0])
    expect(await desk.demand('shirt')).toBe(6)

    await desk.receives('main', { shirt: 6 })
    await desk.does('ExpediteOrder', 'o1', { allocateDemand: true })
    expect(await desk.shelf('shirt')).toEqual([6, 6])
    await desk.sends('o1')
    expect((await desk.order('o1')).status).toBe(4)
    expect(desk.provider.moved('capture')).toEqual([44_900, 60_000])
    expect(await desk.shipment('o1', 1)).toMatchObject({ carriedShippingCost: 0, capturedValue: 60_000 })
    expect(await desk.money('o1')).toEqual({ authorized: 104_900, captured: 104_900, paid: 104_900, refunded: 0, net: 104_900 })
    expect(await desk.shelf('shirt')).toEqual([0, 0])
    expect(await desk.demand('shirt')).toBe(0)
    expect((await desk.history('o1')).filter((kind) => kind === 'ShipmentCompleted')).toHaveLength(2)
  },
)

scenario('6. Two shipments, one completed, the other deleted: Processing, not Confirmed; the rest cancelled: Completed', async (desk) => {
  await desk.opensShop({ main: { shirt: 2 }, north: { shirt: 3 } })
  await desk.shop.places('o1', { number: 'A-00001', quantity: 5 })
  await desk.does('ConfirmOrder', 'o1', {})
  await desk.does('ExpediteOrder', 'o1', {})
  const [fromMain, fromNorth] = openShipments(await desk.order('o1'))
  expect([fromMain?.warehouseId, fromNorth?.warehouseId]).toEqual(['main', 'north'])
  const shipmentId = fromMain?.id ?? ''
  await desk.does('SetGoodToGo', 'o1', { shipmentId })
  await desk.does('CompleteShipment', 'o1', { shipmentId, dispatch: {} })
  await desk.does('DeleteShipment', 'o1', { shipmentId: fromNorth?.id ?? '' })
  expect((await desk.order('o1')).status).toBe(3)
  // What was in the deleted parcel is still promised.
  expect(await desk.shelf('shirt', 'north')).toEqual([3, 3])

  const lines = [{ orderLineId: 'o1-L1', quantity: 3 }]
  await desk.does('CancelLines', 'o1', { lines, stockAction: 'releaseItemsBackToWarehouse' })
  expect(await desk.order('o1')).toMatchObject({ status: 4, totals: { grandTotal: 24_900 } })
  expect([await desk.shelf('shirt', 'main'), await desk.shelf('shirt', 'north')]).toEqual([
    [0, 0],
    [3, 0],
  ])
  expect(await desk.money('o1')).toMatchObject({ captured: 24_900, net: 24_900 })
  const history = await desk.history('o1')
  expect(history).toEqual(expect.arrayContaining(['ShipmentCompleted', 'ShipmentDeleted', 'LinesCancelled']))
  expect(history.indexOf('ShipmentDeleted')).toBeGreaterThan(history.indexOf('ShipmentCompleted'))
})
