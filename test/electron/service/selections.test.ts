import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OrderStore } from '../../../electron/ports/order-store.ts'
import { submitBatch } from '../../../electron/service/submit-batch.ts'
import { verifyStore } from '../../../electron/service/verify.ts'
import { openOrderStore } from '../../../electron/store/sqlite/open-order-store.ts'
import { referenceOf, TestAuthority, tempFolder } from '../../support/authority.ts'

let folder: ReturnType<typeof tempFolder>
let store: OrderStore
let shop: TestAuthority
beforeEach(async () => {
  folder = tempFolder()
  store = openOrderStore({ folder: folder.path, now: 'now', newEpoch: 'epoch' })
  shop = new TestAuthority(store)
  await shop.opensShop(10)
})
afterEach(async () => {
  const { ok } = await verifyStore(store)
  await store.close()
  folder.remove()
  expect(ok).toBe(true)
})

const STRANGER = { ownerKind: 'anonymous', customerId: null } as const
const selectionOf = async (id: string) => (await store.readState(id)).state.selection

test('the basket a customer had open takes in what they bring, under one version', async () => {
  await shop.selects('own', { number: '', quantity: 3 })
  await shop.selects('guest', { number: '', changes: STRANGER })
  const outcome = await shop.does('AssignCustomer', 'guest', { customerId: 'customer' })
  expect(await selectionOf('own')).toMatchObject({ lines: [{ quantity: 5 }] })
  expect(await selectionOf('guest')).toMatchObject({ state: 'merged', mergedInto: 'own' })
  expect((await store.readState('own')).version).toBe(outcome.version)
  expect((await store.readState('guest')).version).toBe(outcome.version)
  expect((await store.readCounts()).incomplete).toBe(1)
})

test('in a batch the basket begun just before counts too', async () => {
  const make = shop.commands
  const args = { storeId: 'store', marketId: 'market', currency: 'SEK' }
  await shop.selects('guest', { number: '', changes: STRANGER })
  const settings = await store.readSettings()
  if (!settings) throw new Error('the shop has settings')
  const stores = settings.stores.map((each) => ({ ...each, newSelectionAtSignIn: true }))
  const { answer } = await submitBatch({ store, clock: shop.clock }, [
    make.make('SaveSettings', 'settings', { settings: { ...settings, stores } }, { role: 'admin' }),
    make.make('SignIn', 'own', { ...args, customerId: 'eva' }),
    make.make('AssignCustomer', 'guest', { customerId: 'eva' }),
  ])
  expect(answer).toMatchObject({ status: 'accepted' })
  expect(await selectionOf('own')).toMatchObject({ customerId: 'eva', lines: [{ quantity: 2 }] })
})

test('a second CreateOrder with another id finds the order there is', async () => {
  await shop.places('o1', { number: 'A-00001' })
  const before = await store.readOrder('o1')
  const again = await shop.tries('CreateOrder', 'o1', { number: 'A-00002', reference: referenceOf('A-00002') })
  expect(again.status).toBe('accepted-no-effect')
  expect(await store.readOrder('o1')).toEqual(before)
  expect(await store.readOrder('A-00002')).toBeNull()
})

test('an order is duplicated into a basket of its own, and never over something else', async () => {
  await shop.places('o1', { number: 'A-00001' })
  await shop.does('CreateSelectionFromOrder', 'o1', { selectionId: 'again' })
  expect(await selectionOf('again')).toMatchObject({ originOrderId: 'o1', lines: [{ itemId: 'shirt', quantity: 2 }] })
  await shop.selects('taken', { number: '' })
  const outcome = await shop.tries('CreateSelectionFromOrder', 'o1', { selectionId: 'taken' })
  expect(outcome).toMatchObject({ status: 'refused', refusal: { code: 'ID_REUSED' } })
  expect(await selectionOf('taken')).toMatchObject({ origin: 'showroom' })
})
