import { expect } from 'vitest'
import type { Order } from '../../shared/lifecycle/order.ts'
import { type ScenarioDesk, scenario } from '../support/scenario-desk.ts'
import { TEST_ADDRESS } from '../support/test-shop.ts'

const WHY = { reasonCode: 'INCORRECT_ADDRESS', reason: 'the street has no number' } as const
const MOVED = { ...TEST_ADDRESS, address1: 'Storgatan 7' }

const STAGES: readonly (readonly [stage: string, goOn: (desk: ScenarioDesk) => Promise<unknown>])[] = [
  ['Pending', async () => undefined],
  ['Confirmed', (desk) => desk.does('ConfirmOrder', 'o1', {})],
  ['shipment created', (desk) => desk.does('ExpediteOrder', 'o1', {})],
  ['shipment good-to-go', async (desk) => desk.does('SetGoodToGo', 'o1', { shipmentId: (await desk.shipment('o1')).id })],
  ['shipment paid', async (desk) => desk.does('CaptureShipment', 'o1', { shipmentId: (await desk.shipment('o1')).id })],
]

/** All of an order but what was edited and who touched it last. */
function unedited(order: Order): object {
  const shipments = order.shipments.map((shipment) => ({ ...shipment, shippingAddress: null }))
  return { ...order, shipments, billingAddress: null, shippingAddress: null, updatedAt: '', updatedBy: '' }
}

STAGES.forEach(([stage], place) => {
  scenario(`3. Hold, edit the address, Resume while ${stage}: the order equals before except its history`, async (desk) => {
    await desk.opensShop({ main: { shirt: 10 } })
    await desk.shop.places('o1', { number: 'A-00001' })
    for (const [, goOn] of STAGES.slice(0, place + 1)) await goOn(desk)
    const before = await desk.order('o1')
    const shelf = await desk.shelf('shirt')
    const money = await desk.money('o1')

    await desk.does('PutOnHold', 'o1', WHY)
    expect(await desk.order('o1')).toMatchObject({ status: before.status, holds: [WHY] })
    expect(await desk.service.counts()).toMatchObject({ held: 1, pending: 0, confirmed: 0, processing: 0 })
    await desk.does('EditOrder', 'o1', { changes: { shippingAddress: MOVED, billingAddress: MOVED } })
    await desk.does('ResumeOrder', 'o1', { comment: 'asked her' })

    const after = await desk.order('o1')
    expect(after).toMatchObject({ shippingAddress: MOVED, billingAddress: MOVED, holds: [] })
    expect(unedited(after)).toEqual(unedited(before))
    // What is not packed yet goes to the new address.
    for (const shipment of after.shipments) {
      expect(shipment.shippingAddress).toEqual(shipment.isGoodToGo ? TEST_ADDRESS : MOVED)
    }
    expect(await desk.shelf('shirt')).toEqual(shelf)
    expect(await desk.money('o1')).toEqual(money)
    expect((await desk.history('o1')).slice(-3)).toEqual(['OrderPutOnHold', 'OrderEdited', 'OrderResumed'])
  })
})

scenario('3. Completing during Hold is refused ON_HOLD: nothing leaves, nothing is captured', async (desk) => {
  await desk.opensShop({ main: { shirt: 10 } })
  await desk.shop.places('o1', { number: 'A-00001' })
  for (const [, goOn] of STAGES) await goOn(desk)
  await desk.does('PutOnHold', 'o1', WHY)
  const { id: shipmentId } = await desk.shipment('o1')
  const history = await desk.history('o1')
  expect(await desk.refusalOf('CompleteShipment', 'o1', { shipmentId, dispatch: {} })).toMatchObject({ code: 'ON_HOLD' })
  expect(await desk.order('o1')).toMatchObject({ status: 3, shipments: [{ shippedAt: null }] })
  expect(await desk.shelf('shirt')).toEqual([10, 2])
  expect(await desk.history('o1')).toEqual(history)
  await desk.does('ResumeOrder', 'o1', {})
  await desk.does('CompleteShipment', 'o1', { shipmentId, dispatch: {} })
  expect((await desk.order('o1')).status).toBe(4)
})

scenario('3. Completed, an order is past being held', async (desk) => {
  await desk.opensShop({ main: { shirt: 10 } })
  await desk.shop.places('o1', { number: 'A-00001' })
  await desk.completes('o1')
  expect(await desk.refusalOf('PutOnHold', 'o1', WHY)).toMatchObject({ code: 'WRONG_STATUS' })
})
