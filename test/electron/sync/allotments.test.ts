import { afterEach, beforeEach, expect, test } from 'vitest'
import { verifyStore } from '../../../electron/service/verify.ts'
import { AllotmentTopUp } from '../../../electron/sync/allotment-top-up.ts'
import type { Allotment } from '../../../shared/lifecycle/allotment.ts'
import type { CommandArgs } from '../../../shared/lifecycle/command.ts'
import { countedIds, lineOf } from '../../support/authority.ts'
import { SyncedShop, type TestDesk } from '../../support/synced-shop.ts'
import { TEST_ADDRESS, TEST_SHOP } from '../../support/test-shop.ts'

let shop: SyncedShop
let one: TestDesk
let other: TestDesk
beforeEach(async () => {
  shop = await SyncedShop.opened()
  one = await shop.desk('k1')
  other = await shop.desk('k2')
})
afterEach(() => shop.close())

const mugs = (deskId: string, quantity: number) => ({ warehouseId: 'main', deskId, lines: [{ itemId: 'mug', quantity }] })
const basket = (id: string, quantity: number): CommandArgs['CreateSelection'] => ({
  storeId: 'store',
  marketId: 'market',
  currency: 'SEK',
  origin: 'counter',
  lines: [lineOf(`${id}-L1`, 'mug', quantity)],
  changes: { customerId: null, ownerKind: 'anonymous', paymentMethodId: 'cash' },
})
const NAMES = { number: '', reference: '' }
const shelf = async () => (await shop.store.readStock(['mug']))[0]?.levels[0]
const held = (level: { readonly allotments?: readonly Allotment[] } | undefined) =>
  Object.fromEntries((level?.allotments ?? []).map((each) => [each.deskId, each.quantity]))

async function sells(desk: TestDesk, id: string, quantity: number) {
  await desk.does('CreateSelection', id, basket(id, quantity))
  return desk.does('CounterSale', id, NAMES)
}

test('a right is granted and given back only with a line, and every desk hears of it', async () => {
  await one.does('GrantAllotment', 'main', mugs('k1', 5))
  await one.settles()
  await shop.pace.pass(60_000)
  expect(held((await one.gateway.stock(['mug']))[0]?.levels[0])).toEqual({ k1: 5 })
  expect(held((await other.gateway.stock(['mug']))[0]?.levels[0])).toEqual({ k1: 5 })
  one.link.cut()
  await shop.pace.pass(5_000)
  expect(await one.does('GrantAllotment', 'main', mugs('k1', 1))).toMatchObject({ status: 'refused', refusal: { code: 'REQUIRES_ONLINE' } })
  expect(await one.does('ReturnAllotment', 'main', mugs('k1', 1))).toMatchObject({
    status: 'refused',
    refusal: { code: 'REQUIRES_ONLINE' },
  })
})

test('two desks that sell apart what they have the right to sell the whole shelf without one case', async () => {
  await one.does('GrantAllotment', 'main', mugs('k1', 60))
  await other.does('GrantAllotment', 'main', mugs('k2', 40))
  await one.settles()
  await shop.pace.pass(60_000)
  for (const desk of [one, other]) desk.link.cut()
  await shop.pace.pass(5_000)
  expect(await sells(one, 's1', 60)).toEqual({ status: 'waiting', seq: 2 })
  expect(await sells(other, 's2', 40)).toEqual({ status: 'waiting', seq: 2 })
  for (const desk of [other, one]) desk.link.mend()
  await other.settles()
  await one.settles()
  expect(await shelf()).toEqual({ warehouseId: 'main', itemId: 'mug', physical: 0, allocated: 0 })
  for (const desk of [one, other])
    expect((await desk.gateway.outboxSince(0, 10)).map(({ outcome }) => outcome?.status)).toEqual(['accepted', 'accepted'])
  expect(await verifyStore(shop.store)).toMatchObject({ ok: true, first: null })
})

test('without a line, what is sold beyond the right is told to be not reserved, and stands all the same', async () => {
  await one.does('GrantAllotment', 'main', mugs('k1', 2))
  await other.does('GrantAllotment', 'main', mugs('k2', 97))
  await one.settles()
  await shop.pace.pass(60_000)
  one.link.cut()
  await shop.pace.pass(5_000)
  expect(await sells(one, 's1', 2)).toEqual({ status: 'waiting', seq: 2 })
  expect(await sells(one, 's2', 4)).toMatchObject({ status: 'waiting', warnings: [{ code: 'NOT_RESERVED', facts: { units: 4 } }] })
  one.link.mend()
  await one.settles()
  expect((await one.gateway.outboxSince(0, 10)).at(-1)?.outcome).toMatchObject({ status: 'accepted-with-case' })
  expect(await shelf()).toMatchObject({ physical: 94, allotments: [{ deskId: 'k2', quantity: 94 }] })
  expect(await verifyStore(shop.store)).toMatchObject({ ok: true, first: null })
})

test('without a line an order promises what the desk has the right to, and the rest is to be confirmed', async () => {
  await one.does('GrantAllotment', 'main', mugs('k1', 2))
  await one.settles()
  await shop.pace.pass(60_000)
  one.link.cut()
  await shop.pace.pass(5_000)
  const paidInCash = { ...basket('n1', 3), origin: 'showroom' as const, changes: { ...SHIPPED, paymentMethodId: 'cash' } }
  await one.does('CreateSelection', 'n1', paidInCash)
  expect(await one.does('CreateOrder', 'n1', { ...NAMES, confirmNow: true })).toMatchObject({
    status: 'waiting',
    warnings: [{ code: 'STOCK_TO_BE_CONFIRMED' }],
  })
  expect((await one.gateway.shownState('n1')).order?.allocations).toMatchObject([{ quantity: 2 }])
  one.link.mend()
  await one.settles()
  expect((await shop.at.order('n1')).allocations).toMatchObject([{ quantity: 3 }])
  expect(held(await shelf())).toEqual({})
})

test('what a lost desk still has the right to is taken back by a manager, and goods it sold before are a case then', async () => {
  await one.does('GrantAllotment', 'main', mugs('k1', 100))
  await one.settles()
  await shop.pace.pass(60_000)
  one.link.cut()
  await shop.pace.pass(5_000)
  await sells(one, 's1', 3)
  await shop.at.does('ReturnAllotment', 'main', mugs('k1', 100), { role: 'manager' })
  await shop.pace.pass(60_000)
  await sells(other, 's2', 100)
  await other.settles()
  one.link.mend()
  await one.settles()
  expect((await one.gateway.outboxSince(0, 10)).at(-1)?.outcome).toMatchObject({ status: 'accepted-with-case' })
  expect(await verifyStore(shop.store)).toMatchObject({ ok: true, first: null })
})

test('a desk keeps the right to what its warehouse says: so many of each item, or all that is free', async () => {
  const keeps = (keep: number | 'everything') => ({
    ...TEST_SHOP,
    warehouses: TEST_SHOP.warehouses.map((each) => (each.id === 'main' ? { ...each, allotments: [{ deskId: 'k1', keep }] } : each)),
  })
  const { gateway } = one
  const topUp = new AllotmentTopUp({ gateway, clock: shop.pace.clock, ids: countedIds('top-up'), logger: SILENT, deskId: 'k1' })
  await shop.pace.pass(60_000)
  expect(held(await shelf())).toEqual({})
  await shop.at.does('SaveSettings', 'settings', { settings: keeps(3) }, { role: 'admin' })
  await shop.pace.pass(60_000)
  expect(held(await shelf())).toEqual({ k1: 3 })
  await sells(one, 's1', 2)
  await shop.pace.pass(60_000)
  expect(held(await shelf())).toEqual({ k1: 3 })
  await shop.at.does('SaveSettings', 'settings', { settings: keeps('everything') }, { role: 'admin' })
  await shop.pace.pass(60_000)
  expect(await shelf()).toMatchObject({ physical: 98, allotments: [{ deskId: 'k1', quantity: 98 }] })
  await shop.pace.until(topUp.stop())
})

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined }

const SHIPPED = {
  customerId: 'customer',
  ownerKind: 'customer' as const,
  shippingMethodId: 'home',
  address: TEST_ADDRESS,
  shippingAddress: TEST_ADDRESS,
}
