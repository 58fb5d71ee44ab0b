import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OrderStore } from '../../../electron/ports/order-store.ts'
import { submitCommand } from '../../../electron/service/submit-command.ts'
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

test('the same command delivered again has one effect and gets the same answer', async () => {
  await shop.places('o1', { number: 'A-00001' })
  const command = shop.commands.make('ConfirmOrder', 'o1', {})
  const first = await shop.submit(command)
  const { version } = await store.head()
  const answers = await Promise.all([shop.submit(command), shop.submit(structuredClone(command)), shop.submit(command)])
  expect(answers).toEqual([first, first, first])
  expect((await store.head()).version).toBe(version)
  expect((await store.readStock(['shirt']))[0]?.levels).toMatchObject([{ physical: 10, allocated: 2 }])
  expect((await store.readHistory('o1')).filter((each) => each.kind === 'OrderConfirmed')).toHaveLength(1)
})

test('an answer is given again with a new hand and a later clock, for the person asked the same', async () => {
  const command = shop.commands.make('ReceiveStock', 'main', { warehouseId: 'main', lines: [{ itemId: 'mug', quantity: 4 }], note: '' })
  const first = await shop.submit(command)
  const again = await shop.submit({ ...command, deskId: 'another desk', issuedAt: '2030-01-01T00:00:00.000Z' })
  expect(again).toEqual(first)
  expect((await store.readStock(['mug']))[0]?.levels).toMatchObject([{ physical: 14 }])
})

test('an id used again for something else is refused and changes nothing', async () => {
  await shop.places('o1', { number: 'A-00001' })
  const first = await shop.does('AddNote', 'o1', { note: 'one' }, { id: 'note' })
  const { version } = await store.head()
  for (const args of [{ note: 'two' }, { note: 'one', extra: 1 }]) {
    const outcome = await shop.tries('AddNote', 'o1', args, { id: 'note' })
    expect(outcome).toMatchObject({ status: 'refused', refusal: { code: 'ID_REUSED', facts: { id: 'note' } } })
  }
  expect(await shop.tries('AddNote', 'o2', { note: 'one' }, { id: 'note' })).toMatchObject({ refusal: { code: 'ID_REUSED' } })
  expect((await store.head()).version).toBe(version)
  expect(await store.readOutcome('note')).toEqual(first)
})

test('a refusal is kept: asked again after the reason went away, the answer is still no', async () => {
  await shop.places('o1', { number: 'A-00001' })
  const command = shop.commands.make('ExpediteOrder', 'o1', {})
  const refused = await shop.submit(command)
  expect(refused.status).toBe('refused')
  await shop.does('ConfirmOrder', 'o1', {})
  expect(await shop.submit(command)).toEqual(refused)
  expect(await shop.tries('ExpediteOrder', 'o1', {})).toMatchObject({ status: 'accepted' })
})

test('a command whose wish already holds is accepted without effect, and its answer kept', async () => {
  await shop.places('o1', { number: 'A-00001' })
  await shop.does('ConfirmOrder', 'o1', {})
  const outcome = await shop.tries('ConfirmOrder', 'o1', {}, { id: 'again' })
  expect(outcome).toEqual({ status: 'accepted-no-effect', version: (await store.head()).version })
  expect(await store.readOutcome('again')).toEqual(outcome)
})

test('a number or a reference another order has, or had before it was purged, is given once and then with a suffix', async () => {
  await shop.places('o1', { number: 'A-00001', reference: 'QWERTYUIO' })
  await shop.does('CancelOrder', 'o1', { comment: 'x', stockAction: 'releaseItemsBackToWarehouse' })
  await shop.does('DeleteOrder', 'o1', { typedNumber: 'A-00001' }, { role: 'admin' })
  await shop.selects('o2', { number: '' })
  const authorization = { status: 'success' as const, reference: 'psp' }
  expect(await shop.tries('CreateOrder', 'o2', { number: 'A-00001', reference: 'ASDFGHJKL', authorization })).toMatchObject({
    status: 'accepted',
    warnings: [{ code: 'NUMBER_CLASH', facts: { number: 'A-00001', is: 'A-00001#2' } }],
  })
  await shop.selects('o3', { number: '' })
  expect(await shop.tries('CreateOrder', 'o3', { number: 'A-00001', reference: 'QWERTYUIO', authorization })).toMatchObject({
    status: 'accepted',
    warnings: [
      { code: 'NUMBER_CLASH', facts: { is: 'A-00001#3' } },
      { code: 'REFERENCE_CLASH', facts: { reference: 'QWERTYUIO', is: 'QWERTYUIO#2' } },
    ],
  })
  await shop.selects('o4', { number: '' })
  expect(await shop.does('CreateOrder', 'o4', { number: 'A-00002', reference: 'ZXCVBNMAS', authorization })).toMatchObject({ warnings: [] })
  expect(await shop.order('o2')).toMatchObject({ number: 'A-00001#2', reference: 'ASDFGHJKL' })
  expect(await shop.order('o3')).toMatchObject({ number: 'A-00001#3', reference: 'QWERTYUIO#2' })
  expect(await shop.order('o4')).toMatchObject({ number: 'A-00002', reference: 'ZXCVBNMAS' })
  expect(await store.highestCounter('A')).toBe(2)
  expect(await store.readOrder('qwertyuio#2')).toMatchObject({ order: { id: 'o3' } })
  const rows = await store.search({ words: ['a', '00001'], limit: 10 })
  expect(rows.map((row) => row.number).toSorted()).toEqual(['A-00001#2', 'A-00001#3'])
})

test('a deleted order does not come back, whatever is asked of its id', async () => {
  await shop.places('o1', { number: 'A-00001' })
  await shop.does('CancelOrder', 'o1', { comment: 'x', stockAction: 'releaseItemsBackToWarehouse' })
  await shop.does('DeleteOrder', 'o1', { typedNumber: 'A-00001' }, { role: 'admin' })
  expect(await shop.tries('AddNote', 'o1', { note: 'hello?' })).toMatchObject({ refusal: { code: 'DELETED' } })
  await expect(shop.selects('o1', { number: '' })).rejects.toThrow('DELETED')
})

test('two orders asking for the last unit at once do not both get it', async () => {
  await shop.places('o1', { number: 'A-00001', quantity: 10 })
  await shop.places('o2', { number: 'A-00002', quantity: 10 })
  await Promise.all([shop.tries('ConfirmOrder', 'o1', {}), shop.tries('ConfirmOrder', 'o2', {})])
  const [shirt] = await store.readStock(['shirt'])
  expect(shirt).toMatchObject({ levels: [{ physical: 10, allocated: 10 }], demand: 10 })
})

test('an exchange makes a basket of its own, kept together with the return that gave the credit', async () => {
  await shop.places('o1', { number: 'A-00001' })
  await shop.completes('o1')
  const shipment = (await shop.order('o1')).shipments[0]
  const line = shipment?.lines[0]
  await shop.does('CreateReturn', 'o1', {
    shipmentId: shipment?.id ?? '',
    lines: [
      {
        shipmentLineId: line?.id ?? '',
        quantity: 1,
        stockAction: 'releaseItemsBackToWarehouse',
        condition: 'A',
        reasonCode: 'SIZE',
      },
    ],
    shippingCost: 0,
    handlingCost: 0,
    returnCost: 0,
    voucherValue: 0,
    comment: '',
  })
  const returnId = (await shop.order('o1')).returns[0]?.id ?? ''
  const outcome = await shop.does('CreateSelectionFromReturn', 'o1', { returnId, selectionId: 's2' })
  const { state, version } = await store.readState('s2')
  expect(version).toBe(outcome.version)
  expect(state.selection).toMatchObject({ id: 's2', originReturnId: returnId, exchangeCredit: 10_000 })
  expect((await shop.order('o1')).returns[0]?.exchange).toMatchObject({ selectionId: 's2' })

  const givenUp = await shop.does('DeleteSelection', 's2', {})
  expect((await shop.order('o1')).returns[0]?.exchange).toBeNull()
  expect((await store.readState('o1')).version).toBe(givenUp.version)
})

test('what the rules could not decide leaves nothing behind', async () => {
  await shop.places('o1', { number: 'A-00001' })
  const { version } = await store.head()
  const broken = { ...shop.commands.make('AddNote', 'o1', { note: 'x' }), args: null } as never
  await expect(submitCommand({ store, clock: shop.clock }, broken)).rejects.toThrow()
  expect((await store.head()).version).toBe(version)
  await shop.does('AddNote', 'o1', { note: 'the desk goes on' })
})
