import { expect } from 'vitest'
import { scenario } from '../support/scenario-desk.ts'

scenario(
  '4. Waiting for Payment, set by an authorization that takes its time, goes when it is granted, and the deferred shipment appears',
  async (desk) => {
    await desk.opensShop({ store: { directToShipment: true }, main: { shirt: 10 } })
    desk.holdRetries()
    desk.provider.will('does not know')
    await desk.shop.selects('o1', { number: '' })
    await desk.does('CreateOrder', 'o1', { number: 'A-00001', reference: 'ABCDEFGHI' })
    expect(await desk.order('o1')).toMatchObject({ status: 1, isWaitingForPayment: true, shipments: [], allocations: [] })
    expect(await desk.service.counts()).toMatchObject({ waitingForPayment: 1, pending: 0 })
    expect(await desk.shelf('shirt')).toEqual([10, 0])

    await desk.goOnAsking()
    expect(await desk.order('o1')).toMatchObject({
      status: 3,
      isWaitingForPayment: false,
      wfpSince: null,
      shipments: [{ isGoodToGo: true, isPaid: false, lines: [{ quantity: 2 }] }],
    })
    expect(await desk.shelf('shirt')).toEqual([10, 2])
    expect(await desk.money('o1')).toMatchObject({ authorized: 24_900, captured: 0 })
    expect(new Set(desk.provider.asked.map((request) => request.key)).size).toBe(1)
    expect((await desk.history('o1')).slice(-6)).toEqual([
      'PaymentAnswered',
      'WaitingForPaymentCleared',
      'OrderConfirmed',
      'StockAllocated',
      'ShipmentCreated',
      'ShipmentMadeGoodToGo',
    ])
  },
)

scenario('4. Declined, it stays: the order goes on hold for its payment, and no shipment appears', async (desk) => {
  await desk.opensShop({ store: { directToShipment: true }, main: { shirt: 10 } })
  desk.provider.will('does not know', 'declines')
  await desk.shop.selects('o1', { number: '' })
  await desk.does('CreateOrder', 'o1', { number: 'A-00001', reference: 'ABCDEFGHI' })
  expect(await desk.order('o1')).toMatchObject({ status: 1, holds: [{ reasonCode: 'PAYMENT' }], shipments: [] })
  expect(await desk.money('o1')).toMatchObject({ authorized: 0, paid: 0 })
  expect(await desk.shelf('shirt')).toEqual([10, 0])
})

scenario('4. While it waits nothing goes forward, but it can be edited and cancelled', async (desk) => {
  await desk.opensShop({ main: { shirt: 10 } })
  await desk.shop.selects('o1', { number: '', paymentMethodId: 'bankWire' })
  await desk.does('CreateOrder', 'o1', { number: 'A-00001', reference: 'ABCDEFGHI', confirmNow: true })
  for (const name of ['AllocateOrder', 'ExpediteOrder'] as const) {
    expect(await desk.refusalOf(name, 'o1', {})).toMatchObject({ code: 'WAITING_FOR_PAYMENT' })
  }
  await desk.does('EditOrder', 'o1', { changes: { comment: 'leave it at the door' } })
  await desk.does('CancelOrder', 'o1', { comment: 'never paid', stockAction: 'releaseItemsBackToWarehouse' })
  expect((await desk.order('o1')).status).toBe(6)
  expect(await desk.shelf('shirt')).toEqual([10, 0])
})
