import { expect } from 'vitest'
import type { CommandArgs } from '../../shared/lifecycle/command.ts'
import type { PaymentKind, Store } from '../../shared/lifecycle/settings.ts'
import { type ScenarioDesk, scenario } from '../support/scenario-desk.ts'

type Answer = CommandArgs['CreateOrder']['authorization']

const GRANTED: Answer = { status: 'success', reference: 'psp' }
const PENDING: Answer = { status: 'pending', reference: 'psp' }

const AUTOCONFIRM: Partial<Store> = { autoconfirmOrders: true }
const DIRECT: Partial<Store> = { directToShipment: true }
const CAPTURE: Partial<Store> = { directCapture: true }

/** Two shirts and the post: 24,900 öre. */
async function checkOut(
  desk: ScenarioDesk,
  store: Partial<Store>,
  payment: PaymentKind,
  authorization?: Answer,
  shirts = 10,
): Promise<void> {
  await desk.opensShop({ store, main: { shirt: shirts } })
  await desk.shop.selects('o1', { number: '', paymentMethodId: payment })
  const names = { number: 'A-00001', reference: 'ABCDEFGHI' }
  await desk.does('CreateOrder', 'o1', { ...names, ...(authorization ? { authorization } : {}) })
}

/** What every row comes to: status, Waiting for Payment, allocated units, and each shipment as good-to-go and paid. */
async function resultOf(desk: ScenarioDesk) {
  const order = await desk.order('o1')
  const [physical, allocated] = await desk.shelf('shirt')
  return {
    status: order.status,
    waits: order.isWaitingForPayment,
    physical,
    allocated,
    shipments: order.shipments.map((each) => [each.isGoodToGo, each.isPaid]),
  }
}

const PAID_UP = { captured: 24_900, paid: 24_900, net: 24_900 }
const NOTHING_PAID = { captured: 0, paid: 0, net: 0 }

scenario('2. All options off and a granted authorization: the order is Pending, and nothing is allocated', async (desk) => {
  await checkOut(desk, {}, 'psp', GRANTED)
  expect(await resultOf(desk)).toEqual({ status: 1, waits: false, physical: 10, allocated: 0, shipments: [] })
  expect(await desk.money('o1')).toMatchObject({ authorized: 24_900, ...NOTHING_PAID })
  expect(await desk.demand('shirt')).toBe(2)
})

scenario('2. Direct Capture alone: Pending, and the captured money belongs to no shipment yet', async (desk) => {
  await checkOut(desk, CAPTURE, 'psp', GRANTED)
  expect(await resultOf(desk)).toEqual({ status: 1, waits: false, physical: 10, allocated: 0, shipments: [] })
  expect(await desk.money('o1')).toMatchObject(PAID_UP)
  expect(await desk.history('o1')).toContain('CaptureRequested')
})

scenario('2. Direct Capture while the provider does not answer: the order waits for its payment and nothing is paid', async (desk) => {
  desk.holdRetries()
  desk.provider.will('does not know')
  await checkOut(desk, CAPTURE, 'psp', GRANTED)
  expect(await resultOf(desk)).toMatchObject({ status: 1, waits: true })
  expect(await desk.money('o1')).toMatchObject(NOTHING_PAID)
  await desk.goOnAsking()
  expect(await resultOf(desk)).toMatchObject({ status: 1, waits: false })
  expect(await desk.money('o1')).toMatchObject(PAID_UP)
})

scenario('2. Autoconfirm: the order is Confirmed and its goods are allocated', async (desk) => {
  await checkOut(desk, AUTOCONFIRM, 'psp', GRANTED)
  expect(await resultOf(desk)).toEqual({ status: 2, waits: false, physical: 10, allocated: 2, shipments: [] })
  expect(await desk.demand('shirt')).toBe(0)
})

scenario('2. Autoconfirm and Direct Capture: Confirmed, and captured', async (desk) => {
  await checkOut(desk, { ...AUTOCONFIRM, ...CAPTURE }, 'psp', GRANTED)
  expect(await resultOf(desk)).toEqual({ status: 2, waits: false, physical: 10, allocated: 2, shipments: [] })
  expect(await desk.money('o1')).toMatchObject(PAID_UP)
})

for (const store of [DIRECT, { ...DIRECT, ...AUTOCONFIRM }]) {
  const also = store.autoconfirmOrders ? ' and Autoconfirm' : ''
  scenario(`2. Direct to Shipment${also}: Processing, one good-to-go shipment that is not paid yet`, async (desk) => {
    await checkOut(desk, store, 'psp', GRANTED)
    expect(await resultOf(desk)).toEqual({ status: 3, waits: false, physical: 10, allocated: 2, shipments: [[true, false]] })
    expect(await desk.money('o1')).toMatchObject(NOTHING_PAID)
    expect(await desk.service.counts()).toMatchObject({ goodToGo: 1, toCapture: 1 })
  })
}

scenario('2. Direct to Shipment and Direct Capture: Processing, good-to-go and paid', async (desk) => {
  await checkOut(desk, { ...DIRECT, ...CAPTURE }, 'psp', GRANTED)
  expect(await resultOf(desk)).toEqual({ status: 3, waits: false, physical: 10, allocated: 2, shipments: [[true, true]] })
  expect(await desk.money('o1')).toMatchObject(PAID_UP)
  expect(await desk.service.counts()).toMatchObject({ goodToGo: 1, toCapture: 0 })
})

scenario('2. Direct to Shipment out of two warehouses: one shipment each', async (desk) => {
  await desk.opensShop({ store: DIRECT, main: { shirt: 1 }, north: { shirt: 5 } })
  await desk.shop.places('o1', { number: 'A-00001', quantity: 3 })
  const { status, shipments } = await desk.order('o1')
  expect(status).toBe(3)
  expect(shipments.map((each) => [each.warehouseId, each.lines.map((line) => line.quantity), each.isGoodToGo])).toEqual([
    ['main', [1], true],
    ['north', [2], true],
  ])
  expect([await desk.shelf('shirt', 'main'), await desk.shelf('shirt', 'north')]).toEqual([
    [1, 1],
    [5, 2],
  ])
})

scenario('2. Direct to Shipment with nothing to allocate: Confirmed without a shipment, all of it demand', async (desk) => {
  await checkOut(desk, { ...DIRECT, ...CAPTURE }, 'psp', GRANTED, 0)
  expect(await resultOf(desk)).toEqual({ status: 2, waits: false, physical: 0, allocated: 0, shipments: [] })
  expect(await desk.demand('shirt')).toBe(2)
})

for (const payment of ['bankWire', 'check'] as const) {
  scenario(`2. A ${payment} waits for its money whatever the options; the shipment comes when it is there`, async (desk) => {
    await checkOut(desk, { ...DIRECT, ...AUTOCONFIRM, ...CAPTURE }, payment)
    expect(await resultOf(desk)).toEqual({ status: 2, waits: true, physical: 10, allocated: 0, shipments: [] })
    await desk.does('MarkAsPaid', 'o1', {})
    expect(await resultOf(desk)).toEqual({ status: 3, waits: false, physical: 10, allocated: 2, shipments: [[true, true]] })
    expect(await desk.money('o1')).toMatchObject({ captured: 0, paid: 24_900 })
  })
}

scenario('2. A pending authorization leaves the order where it would be without a shipment, waiting', async (desk) => {
  await checkOut(desk, DIRECT, 'psp', PENDING)
  expect(await resultOf(desk)).toMatchObject({ status: 1, waits: true, allocated: 0, shipments: [] })
})

scenario('2. A declined authorization makes no order: the selection stays open, its number is void', async (desk) => {
  await desk.opensShop()
  await desk.shop.selects('o1', { number: '' })
  const declined = { status: 'failed', reference: 'psp' } as const
  const args = { number: 'A-00001', reference: 'ABCDEFGHI', authorization: declined }
  expect(await desk.refusalOf('CreateOrder', 'o1', args)).toMatchObject({ code: 'CAPTURE_FAILED' })
  const { state } = await desk.service.readState('o1')
  expect(state).toMatchObject({ order: null, selection: { state: 'open' } })
  expect(await desk.history('o1')).toEqual(['SelectionCreated'])
  await desk.does('CreateOrder', 'o1', { number: 'A-00002', reference: 'JKLMNOPQR', authorization: GRANTED })
  expect((await desk.order('o1')).number).toBe('A-00002')
})

for (const [payment, entry] of [
  ['cash', 'MARKED_AS_PAID'],
  ['externalTerminal', 'MARKED_AS_PAID'],
  ['prepaid', 'PREPAID'],
] as const) {
  scenario(`2. Paid by ${payment}, Direct to Shipment: Processing, good-to-go and paid, without asking a provider`, async (desk) => {
    await checkOut(desk, DIRECT, payment)
    expect(await resultOf(desk)).toEqual({ status: 3, waits: false, physical: 10, allocated: 2, shipments: [[true, true]] })
    expect(await desk.money('o1')).toEqual({ authorized: 0, captured: 0, paid: 24_900, refunded: 0, net: 24_900 })
    expect((await desk.order('o1')).payments[0]?.entries.map((each) => [each.entryType, each.value])).toEqual([[entry, 24_900]])
    expect(desk.provider.asked).toEqual([])
  })
}

for (const payment of ['invoice', 'cod'] as const) {
  scenario(`2. By ${payment} goods leave before they are paid for; the order is Completed when they are`, async (desk) => {
    await checkOut(desk, DIRECT, payment)
    expect(await resultOf(desk)).toEqual({ status: 3, waits: false, physical: 10, allocated: 2, shipments: [[true, false]] })
    await desk.sends('o1')
    expect(await resultOf(desk)).toEqual({ status: 3, waits: false, physical: 8, allocated: 0, shipments: [[true, false]] })
    expect(await desk.service.counts()).toMatchObject({ shippedNotPaid: 1, completed: 0 })
    await desk.does('MarkAsPaid', 'o1', { shipmentId: (await desk.shipment('o1')).id })
    expect(await resultOf(desk)).toMatchObject({ status: 4, shipments: [[true, true]] })
  })
}

scenario('2. What costs nothing asks no provider and is paid as it is', async (desk) => {
  await desk.opensShop({ store: { ...DIRECT, ...CAPTURE }, main: { shirt: 10 } })
  const discounts = [{ kind: 'voucher', name: 'GIFT', amount: 20_000 } as const]
  await desk.shop.places('o1', { number: 'A-00001', paymentMethodId: 'free', changes: { shippingCost: 0, discounts } })
  expect(await resultOf(desk)).toMatchObject({ status: 3, waits: false, shipments: [[true, true]] })
  await desk.sends('o1')
  expect((await desk.order('o1')).status).toBe(4)
  expect(desk.provider.asked).toEqual([])
})
