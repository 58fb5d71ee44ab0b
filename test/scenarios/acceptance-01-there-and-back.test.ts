import { expect } from 'vitest'
import { scenario } from '../support/scenario-desk.ts'

scenario('1. An order with all options off goes 0, 1, 2, 3, 4, 5 and back to 4; each step stands in its history', async (desk) => {
  await desk.opensShop({ main: { shirt: 10 } })
  await desk.shop.selects('o1', { number: '' })
  expect(await desk.service.counts()).toMatchObject({ incomplete: 1, pending: 0 })

  await desk.does('CreateOrder', 'o1', {
    number: 'A-00001',
    reference: 'ABCDEFGHI',
    authorization: { status: 'success', reference: 'psp-1' },
  })
  expect(await desk.order('o1')).toMatchObject({ status: 1, allocations: [] })
  expect(await desk.service.counts()).toMatchObject({ incomplete: 0, pending: 1 })
  expect(await desk.demand('shirt')).toBe(2)

  await desk.does('ConfirmOrder', 'o1', {})
  expect((await desk.order('o1')).status).toBe(2)
  expect(await desk.shelf('shirt')).toEqual([10, 2])
  expect(await desk.demand('shirt')).toBe(0)

  await desk.does('ExpediteOrder', 'o1', {})
  const { id: shipmentId } = await desk.shipment('o1')
  expect((await desk.order('o1')).status).toBe(3)
  await desk.does('SetGoodToGo', 'o1', { shipmentId })
  await desk.does('CaptureShipment', 'o1', { shipmentId })
  expect(await desk.order('o1')).toMatchObject({ status: 3, shipments: [{ isGoodToGo: true, isPaid: true, isCaptured: true }] })

  await desk.does('CompleteShipment', 'o1', { shipmentId, dispatch: { trackingNumber: 'T-1' } })
  const completed = await desk.order('o1')
  expect(completed.status).toBe(4)
  expect(await desk.shelf('shirt')).toEqual([8, 0])
  expect(await desk.money('o1')).toEqual({ authorized: 24_900, captured: 24_900, paid: 24_900, refunded: 0, net: 24_900 })
  expect(desk.provider.moved('capture')).toEqual([24_900])

  await desk.does('ArchiveOrder', 'o1', {})
  expect((await desk.order('o1')).status).toBe(5)
  expect(await desk.service.search('A-00001')).toEqual([])
  expect(await desk.service.search('A-00001', { includeArchived: true })).toHaveLength(1)

  await desk.does('ReactivateOrder', 'o1', {})
  const back = await desk.order('o1')
  expect({ ...back, updatedAt: '', updatedBy: '' }).toEqual({ ...completed, updatedAt: '', updatedBy: '' })
  expect(await desk.service.search('A-00001')).toHaveLength(1)

  expect(await desk.history('o1')).toEqual([
    'SelectionCreated',
    'SelectionCheckedOut',
    'OrderCreated',
    'PaymentAdded',
    'OrderConfirmed',
    'StockAllocated',
    'ShipmentCreated',
    'ShipmentMadeGoodToGo',
    'CaptureRequested',
    'PaymentAnswered',
    'ShipmentPaid',
    'ShipmentCompleted',
    'OrderArchived',
    'OrderReactivated',
  ])
  for (const entry of await desk.service.readHistory('o1')) {
    expect(entry).toMatchObject({ by: expect.stringMatching(/./), deskId: 'desk', recordedAt: expect.stringMatching(/^2025-/) })
  }
})
