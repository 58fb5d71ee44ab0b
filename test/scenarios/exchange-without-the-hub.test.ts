// An exchange at a counter whose line is down: what comes back is given back in cash, and that cash pays for what goes out. Once the
// hub is back both orders stand, whatever has become of the first one meanwhile.

import { afterEach, beforeEach, expect, test } from 'vitest'
import { verifyStore } from '../../electron/service/verify.ts'
import { paid, refunded } from '../../shared/lifecycle/order-money.ts'
import type { SyncCase } from '../../shared/lifecycle/sync-case.ts'
import { lineOf } from '../support/authority.ts'
import { itemAt, returnArgs } from '../support/scenario-desk.ts'
import { SyncedShop, type TestDesk } from '../support/synced-shop.ts'

// A shirt is 10,000 öre, a mug 4,999; a hundred of each stand on the shelf, and a shirt was sold and sent with `o1`.
const ON_SHELF = 100
const SHIRT = 10_000
const MUG = 4_999

let shop: SyncedShop
let counter: TestDesk

beforeEach(async () => {
  shop = await SyncedShop.opened()
  await shop.at.places('o1', { number: 'W-00001', quantity: 1 })
  await sentAndCaptured('o1')
  counter = await shop.desk('k1')
})
afterEach(() => shop.close())

/** From Pending to Completed, by card. */
async function sentAndCaptured(id: string): Promise<void> {
  await shop.at.does('ConfirmOrder', id, {})
  await shop.at.does('ExpediteOrder', id, {})
  const { id: shipmentId } = itemAt((await shop.at.order(id)).shipments, 0)
  await shop.at.does('SetGoodToGo', id, { shipmentId })
  await shop.at.does('CaptureShipment', id, { shipmentId })
  await shop.pace.pass(1_000)
  await shop.at.does('CompleteShipment', id, { shipmentId, dispatch: {} })
}

async function losesTheHub(...desks: readonly TestDesk[]): Promise<void> {
  for (const desk of desks) desk.link.cut()
  await shop.pace.pass(5_000)
}

async function findsTheHub(desk: TestDesk): Promise<void> {
  desk.link.mend()
  await desk.settles()
}

/** What a desk shows of an order. */
async function shown(desk: TestDesk, id: string) {
  const { order } = await desk.gateway.shownState(id)
  if (!order) throw new Error(`desk ${desk.id} shows no order ${id}`)
  return order
}

async function takesTheShirtBack(desk: TestDesk): Promise<string> {
  const shipment = itemAt((await shown(desk, 'o1')).shipments, 0)
  expect(await desk.does('CreateReturn', 'o1', returnArgs(shipment, { quantity: 1 }))).toMatchObject({ status: 'waiting' })
  return itemAt((await shown(desk, 'o1')).returns, 0).id
}

/** The shirt comes back and mugs go out, as the exchange workbench does it: every step is kept before the next. */
async function exchangesForMugs(desk: TestDesk, quantity: number): Promise<void> {
  const cost = quantity * MUG
  const used = Math.min(SHIRT, cost)
  const returnId = await takesTheShirtBack(desk)
  const begun = { storeId: 'store', marketId: 'market', currency: 'SEK', origin: 'counter', originOrderId: 'o1' } as const
  const basket = { ...begun, lines: [lineOf('m', 'mug', quantity)], changes: { customerId: 'customer', paymentMethodId: 'cash' } }
  const inCash = [used, cost - used].filter((amount) => amount > 0).map((amount) => ({ methodId: 'cash', amount }))
  for (const answer of [
    await desk.does('RefundReturn', 'o1', { returnId, amount: used, method: 'cash' }),
    await desk.does('CreateSelection', 'x1', basket),
    await desk.does('CounterSale', 'x1', { number: '', reference: 'XCHANGEDX', tenders: inCash }),
    ...(cost < SHIRT ? [await desk.does('RefundReturn', 'o1', { returnId, amount: SHIRT - cost })] : []),
  ])
    expect(answer).toMatchObject({ status: 'waiting' })
}

async function shelf(itemId: string): Promise<number> {
  const [stock] = await shop.store.readStock([itemId])
  return stock?.levels.find(({ warehouseId }) => warehouseId === 'main')?.physical ?? 0
}

/** What was done at a desk, oldest first. */
async function doneAt(desk: TestDesk) {
  return (await desk.gateway.outboxSince(0, 100)).toSorted((a, b) => a.seq - b.seq)
}

async function casesOf(desk: TestDesk): Promise<readonly SyncCase[]> {
  const cases: SyncCase[] = []
  for (const { outcome } of await doneAt(desk)) {
    if (outcome?.status !== 'accepted-with-case') continue
    const { syncCase } = (await shop.store.readState(outcome.caseId)).state
    if (syncCase) cases.push(syncCase)
  }
  return cases
}

async function expectAllAddsUp(...desks: readonly TestDesk[]): Promise<void> {
  expect(await verifyStore(shop.store)).toMatchObject({ ok: true, first: null })
  for (const desk of desks) desk.gateway.syncNow()
  await shop.pace.pass(60_000)
  const { rows } = await shop.store.changesSince(null, 100_000)
  for (const desk of desks) expect((await desk.replica.changesSince(null, 100_000)).rows).toEqual(rows)
}

/** Handed over, paid in full, and by nothing but what went over the counter. */
async function expectSold(quantity: number): Promise<void> {
  const order = await shop.at.order('x1')
  expect(order).toMatchObject({ status: 4, originOrderId: 'o1', customerId: 'customer', lines: [{ itemId: 'mug', quantity }] })
  expect([paid(order), refunded(order)]).toEqual([quantity * MUG, 0])
  expect(new Set(order.payments.map(({ kind }) => kind))).toEqual(new Set(['cash']))
}

test('what was exchanged without a line is shown at once, and stands with its goods and its money once the hub is back', async () => {
  await losesTheHub(counter)
  await exchangesForMugs(counter, 3)
  expect(await shown(counter, 'o1')).toMatchObject({ returns: [{ status: 'completed' }], refunds: [{ amount: SHIRT, method: 'cash' }] })
  expect(await shown(counter, 'x1')).toMatchObject({ status: 4, totals: { grandTotal: 3 * MUG } })

  await findsTheHub(counter)
  expect(new Set((await doneAt(counter)).map(({ state }) => state))).toEqual(new Set(['settled']))
  const order = await shop.at.order('o1')
  expect(order).toMatchObject({ status: 4, returns: [{ status: 'completed', exchange: null }] })
  expect(refunded(order)).toBe(SHIRT)
  await expectSold(3)
  expect([await shelf('shirt'), await shelf('mug')]).toEqual([ON_SHELF, ON_SHELF - 3])
  await expectAllAddsUp(counter)
})

test('what is left of a card payment is asked back of the provider once the hub is here, and not before', async () => {
  await losesTheHub(counter)
  await exchangesForMugs(counter, 1)
  expect(refunded(await shown(counter, 'o1'))).toBe(MUG)

  await findsTheHub(counter)
  await shop.pace.pass(1_000)
  expect((await shop.at.order('o1')).refunds.map(({ amount, method, state }) => [amount, method, state])).toEqual([
    [MUG, 'cash', 'succeeded'],
    [SHIRT - MUG, 'psp', 'succeeded'],
  ])
  await expectSold(1)
  await expectAllAddsUp(counter)
})

test('the same shirt taken back at another counter meanwhile: the sale stands, the goods are counted, and a manager sees the money', async () => {
  const other = await shop.desk('k2')
  await losesTheHub(counter, other)
  const returnId = await takesTheShirtBack(other)
  await other.does('RefundReturn', 'o1', { returnId, amount: SHIRT, method: 'cash' })
  await exchangesForMugs(counter, 3)
  await findsTheHub(other)
  await findsTheHub(counter)

  const order = await shop.at.order('o1')
  expect(order.returns).toHaveLength(1)
  expect(refunded(order)).toBe(SHIRT)
  await expectSold(3)
  expect(await casesOf(counter)).toMatchObject([
    { kind: 'OVER_RETURN', recorded: [{ as: 'unlinkedReceipt', goods: [{ itemId: 'shirt', quantity: 1 }] }] },
    { kind: 'OVER_REFUND', recorded: [{ as: 'tillDifference', amount: SHIRT, currency: 'SEK' }] },
  ])
  // Two shirts lie there, whoever brought the second.
  expect([await shelf('shirt'), await shelf('mug')]).toEqual([ON_SHELF + 1, ON_SHELF - 3])
  await expectAllAddsUp(counter, other)
})

test('what the office gave back for the order meanwhile is not given back twice: the cash is a case, the rest is not asked for', async () => {
  await losesTheHub(counter)
  await exchangesForMugs(counter, 1)
  const order = await shop.at.order('o1')
  const shipment = itemAt(order.shipments, 0)
  await shop.at.does('CreateReturn', 'o1', returnArgs(shipment, { quantity: 1 }))
  await shop.at.does('RefundReturn', 'o1', { returnId: itemAt((await shop.at.order('o1')).returns, 0).id })

  await findsTheHub(counter)
  expect(refunded(await shop.at.order('o1'))).toBe(SHIRT)
  await expectSold(1)
  expect(
    (await casesOf(counter)).map(({ kind, recorded: [first] }) => [kind, first?.as === 'tillDifference' ? first.amount : null]),
  ).toEqual([
    ['OVER_RETURN', null],
    ['OVER_REFUND', MUG],
  ])
  const last = (await doneAt(counter)).at(-1)
  expect([last?.command.name, last?.state]).toEqual(['RefundReturn', 'refused'])
  await expectAllAddsUp(counter)
})
