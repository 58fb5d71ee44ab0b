import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OrderStore } from '../../../electron/ports/order-store.ts'
import { verifyStore } from '../../../electron/service/verify.ts'
import { openOrderStore } from '../../../electron/store/sqlite/open-order-store.ts'
import { TestAuthority, tempFolder } from '../../support/authority.ts'

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
  await store.close()
  folder.remove()
})

const shirts = (quantity: number) => ({ warehouseId: 'main', lines: [{ itemId: 'shirt', quantity }], note: '' })
const shelf = async () => (await store.readStock(['shirt']))[0]?.levels.find((level) => level.warehouseId === 'main')

test('a count below what is promised names the orders it endangers, and no other', async () => {
  for (const index of [1, 2, 3]) await shop.places(`o${index}`, { number: `A-0000${index}` })
  for (const id of ['o1', 'o2', 'o3']) await shop.does('ConfirmOrder', id, {})
  await shop.does('CancelOrder', 'o3', { comment: '', stockAction: 'releaseItemsBackToWarehouse' })
  const outcome = await shop.does('CountStock', 'main', shirts(1))
  expect(outcome).toMatchObject({ warnings: [{ code: 'COUNTED_SHORT', facts: { missing: 3, orders: ['A-00001', 'A-00002'] } }] })
  expect(await shelf()).toMatchObject({ physical: 4, allocated: 4, countedShortage: 3 })
})

test('what was shipped is no longer in danger', async () => {
  await shop.places('o1', { number: 'A-00001' })
  await shop.completes('o1')
  await shop.places('o2', { number: 'A-00002' })
  await shop.does('ConfirmOrder', 'o2', {})
  expect(await shop.does('CountStock', 'main', shirts(0))).toMatchObject({ warnings: [{ facts: { orders: ['A-00002'] } }] })
})

test('the shortage stays until the next count, and verify finds everything as the ledger says', async () => {
  await shop.places('o1', { number: 'A-00001' })
  await shop.does('ConfirmOrder', 'o1', {})
  await shop.does('CountStock', 'main', shirts(1))
  await shop.does('ReceiveStock', 'main', shirts(5))
  await shop.does('TransferStock', 'main', { fromWarehouseId: 'main', toWarehouseId: 'north', lines: shirts(2).lines, note: '' })
  await shop.does('RemoveStock', 'main', shirts(1))
  expect(await shelf()).toMatchObject({ physical: 4, allocated: 2, countedShortage: 1 })
  expect(await verifyStore(store)).toMatchObject({ ok: true, first: null })
  await shop.does('CountStock', 'main', shirts(4))
  expect(await shelf()).toEqual({ warehouseId: 'main', itemId: 'shirt', physical: 4, allocated: 2 })
  expect(await verifyStore(store)).toMatchObject({ ok: true, first: null })
})

test('a counter sale stands under a number nobody has', async () => {
  await shop.places('o1', { number: 'A-00001' })
  const line = { id: 'L1', itemId: 'mug', quantity: 1, unitPrice: 4_999, taxPercent: 25 }
  const snapshot = { productName: 'mug', brandName: '', variant: '', size: '', sku: 'SKU-mug', ean: '' }
  await shop.does('CreateSelection', 's1', {
    storeId: 'store',
    marketId: 'market',
    currency: 'SEK',
    origin: 'counter',
    lines: [{ ...line, snapshot }],
    changes: { paymentMethodId: 'cash' },
  })
  const sale = { number: 'A-00001', reference: 'KKKKKKKKK' }
  expect(await shop.tries('CounterSale', 's1', sale, { role: 'counter' })).toMatchObject({
    status: 'accepted',
    warnings: [{ code: 'NUMBER_CLASH', facts: { number: 'A-00001', is: 'A-00001#2' } }],
  })
  expect(await shop.order('s1')).toMatchObject({ number: 'A-00001#2', status: 4, shipments: [{ number: 'A-00001#2-1' }] })
  expect(await verifyStore(store)).toMatchObject({ ok: true, first: null })
})
