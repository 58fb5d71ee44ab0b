import { expect } from 'vitest'
import { refusalText } from '../../shared/views/refusal-sentence.ts'
import { scenario } from '../support/scenario-desk.ts'

const RELEASE = 'releaseItemsBackToWarehouse'

scenario(
  '8. Cancel after capture is refused and points to the refund; refunding the unshipped units ends it Cancelled with nothing kept',
  async (desk) => {
    await desk.opensShop({ main: { shirt: 5 } })
    await desk.shop.places('o1', { number: 'A-00001', quantity: 3 })
    await desk.does('ConfirmOrder', 'o1', {})
    await desk.does('CaptureOrder', 'o1', { amount: 34_900 })
    expect(await desk.money('o1')).toMatchObject({ captured: 34_900, net: 34_900 })

    const refusal = await desk.refusalOf('CancelOrder', 'o1', { comment: '', stockAction: RELEASE })
    expect(refusal).toMatchObject({ code: 'ALREADY_CAPTURED', facts: { paid: 34_900 } })
    expect(refusalText(refusal)).toMatch(/refund/i)
    expect(await desk.order('o1')).toMatchObject({ status: 2, cancelled: null })
    expect(await desk.shelf('shirt')).toEqual([5, 3])

    const lines = [{ orderLineId: 'o1-L1', quantity: 3 }]
    await desk.does('StandardRefund', 'o1', { lines, stockAction: RELEASE, shippingCost: 4_900, reason: 'changed her mind' })
    expect(await desk.order('o1')).toMatchObject({
      status: 6,
      cancelled: { viaLines: true, previousStatus: 2 },
      lines: [{ quantity: 3, cancelledQuantity: 3 }],
      refunds: [{ amount: 34_900, state: 'succeeded', method: 'psp' }],
      totals: { grandTotal: 0 },
    })
    expect(await desk.money('o1')).toMatchObject({ captured: 34_900, refunded: 34_900, net: 0 })
    expect(desk.provider.moved('refund')).toEqual([34_900])
    expect(await desk.shelf('shirt')).toEqual([5, 0])
    expect((await desk.history('o1')).slice(-6)).toEqual(
      expect.arrayContaining(['LinesCancelled', 'ShippingCostChanged', 'RefundRequested', 'RefundSucceeded', 'OrderCancelled']),
    )
  },
)

scenario('8. A capture that is still under way cannot be cancelled either', async (desk) => {
  await desk.opensShop({ main: { shirt: 5 } })
  await desk.shop.places('o1', { number: 'A-00001' })
  await desk.does('ConfirmOrder', 'o1', {})
  desk.holdRetries()
  desk.provider.will('cannot be reached')
  await desk.does('CaptureOrder', 'o1', { amount: 24_900 })
  expect(await desk.refusalOf('CancelOrder', 'o1', { comment: '', stockAction: RELEASE })).toMatchObject({ code: 'ALREADY_CAPTURED' })
  await desk.goOnAsking()
  expect(await desk.money('o1')).toMatchObject({ captured: 24_900 })
})

scenario('8. Part of it refunded, the rest is shipped and Completed', async (desk) => {
  await desk.opensShop({ main: { shirt: 5 } })
  await desk.shop.places('o1', { number: 'A-00001', quantity: 3 })
  await desk.does('ConfirmOrder', 'o1', {})
  await desk.does('CaptureOrder', 'o1', { amount: 34_900 })
  const lines = [{ orderLineId: 'o1-L1', quantity: 1 }]
  await desk.does('StandardRefund', 'o1', { lines, stockAction: RELEASE, shippingCost: 0, reason: 'one is enough' })
  await desk.does('ExpediteOrder', 'o1', {})
  await desk.sends('o1')
  expect((await desk.order('o1')).status).toBe(4)
  expect(await desk.money('o1')).toMatchObject({ captured: 34_900, refunded: 10_000, net: 24_900 })
  expect(await desk.shelf('shirt')).toEqual([3, 0])
})
