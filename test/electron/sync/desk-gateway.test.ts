import { afterEach, beforeEach, expect, test } from 'vitest'
import { openShipments } from '../../../shared/lifecycle/quantities.ts'
import { SyncedShop, type TestDesk } from '../../support/synced-shop.ts'
import { TEST_ADDRESS } from '../../support/test-shop.ts'

let shop: SyncedShop
let desk: TestDesk
beforeEach(async () => {
  shop = await SyncedShop.opened()
  await shop.at.places('o1', { number: 'W-00001' })
  desk = await shop.desk('k1')
})
afterEach(() => shop.close())

const unitsOf = async (itemId: string) => (await shop.store.readStock([itemId]))[0]
const notesOf = async (id: string) => (await shop.store.readHistory(id)).filter(({ kind }) => kind === 'NoteAdded').length

test('what a clerk does reaches the authority and comes back confirmed', async () => {
  expect((await desk.gateway.readState('o1')).state.order?.number).toBe('W-00001')

  expect(await desk.does('AddNote', 'o1', { note: 'call first' })).toMatchObject({ status: 'accepted' })
  await desk.settles()

  expect((await desk.gateway.readState('o1')).version).toBe((await shop.store.head()).version)
  expect(await desk.gateway.unsettled()).toEqual([])
  expect((await desk.gateway.outboxSince(0, 10)).map(({ state }) => state)).toEqual(['settled'])
  expect(desk.gateway.status()).toMatchObject({ mode: 'joined', line: { is: 'online' }, waiting: 0, unseen: 0 })
})

test('without a line a click is kept and answered at once, shown, and sent when the line is back', async () => {
  const cutAt = shop.pace.now
  desk.link.cut()
  expect(await desk.does('ConfirmOrder', 'o1', {})).toEqual({ status: 'waiting', seq: 1 })
  expect(shop.pace.now - cutAt, 'waited for an answer no longer than it could come').toBeLessThan(1_500)
  await shop.pace.pass(5_000)
  expect(desk.gateway.status()).toMatchObject({ line: { is: 'offline', why: 'unreachable' }, waiting: 1 })
  expect((await desk.gateway.readState('o1')).state.order?.status).toBe(1)
  expect((await desk.gateway.shownState('o1')).order?.status).toBe(2)

  const before = shop.pace.now
  expect(await desk.does('ExpediteOrder', 'o1', {})).toEqual({ status: 'waiting', seq: 2 })
  expect(shop.pace.now - before).toBeLessThan(100)

  desk.link.mend()
  await desk.settles()
  expect((await shop.at.order('o1')).status).toBe(3)
  expect((await desk.gateway.readState('o1')).state.order).toEqual(await shop.at.order('o1'))
})

test('an order made without a line keeps its number, and the same click again makes no second one', async () => {
  desk.link.cut()
  await shop.pace.pass(5_000)
  await desk.does('CreateSelection', 'n1', BASKET)
  const create = desk.make('CreateOrder', 'n1', { number: '', reference: '' })
  const [once, twice] = await shop.pace.until(Promise.all([desk.gateway.submit(create), desk.gateway.submit(create)]))
  expect(once).toEqual(twice)
  const shown = (await desk.gateway.shownState('n1')).order
  expect(shown?.number).toBe('K1-00001')
  desk.link.mend()
  await desk.settles()
  expect((await shop.at.order('n1')).number).toBe('K1-00001')
  expect(await shop.pace.until(desk.gateway.submit(create))).toMatchObject({ status: 'accepted' })
  expect(await shop.pace.until(desk.gateway.submit({ ...create, aggregate: { type: 'order', id: 'other' } }))).toMatchObject({
    status: 'refused',
    refusal: { code: 'ID_REUSED' },
  })
  await desk.does('CreateSelection', 'n2', BASKET)
  await desk.does('CreateOrder', 'n2', { number: '', reference: '' })
  await desk.settles()
  expect((await shop.at.order('n2')).number).toBe('K1-00002')
})

test('two windows that click the same at once keep it once, and different clicks in the order they came', async () => {
  const note = desk.make('AddNote', 'o1', { note: 'once' })
  const other = desk.make('AddNote', 'o1', { note: 'other' })
  const answers = await shop.pace.until(Promise.all([note, note, other, note].map((each) => desk.gateway.submit(each))))
  expect(answers.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'accepted', 'accepted'])
  await desk.settles()
  expect(await notesOf('o1')).toBe(2)
  expect((await desk.gateway.outboxSince(0, 10)).map(({ command }) => command.id).sort()).toEqual([note.id, other.id].sort())
})

test('what the desk itself refuses is answered and never kept', async () => {
  desk.link.cut()
  await shop.pace.pass(5_000)
  expect(await desk.does('ArchiveOrder', 'o1', {})).toMatchObject({ status: 'refused', refusal: { code: 'WRONG_STATUS' } })
  expect(await desk.outbox.summary()).toMatchObject({ lastSeq: 0, pending: 0 })
})

test('each click is decided on what the clicks before made of the order and the shelves', async () => {
  desk.link.cut()
  await shop.pace.pass(5_000)
  expect(await desk.does('ConfirmOrder', 'o1', {})).toMatchObject({ status: 'waiting' })
  const { order } = await desk.gateway.shownState('o1')
  const [line] = order?.lines ?? []
  const lines = [{ orderLineId: line?.id ?? '', quantity: 1 }]
  expect(await desk.does('UnallocateOrder', 'o1', { lines, stockAction: 'releaseItemsBackToWarehouse' })).toMatchObject({
    status: 'waiting',
  })
  // 100 on the shelf, one of two units of o1 still promised: 99 are free.
  await desk.does('RemoveStock', 'main', { warehouseId: 'main', lines: [{ itemId: 'shirt', quantity: 99 }], note: 'broken' })
  const tooMany = await desk.does('RemoveStock', 'main', { warehouseId: 'main', lines: [{ itemId: 'shirt', quantity: 1 }], note: 'more' })
  expect(tooMany).toMatchObject({ status: 'refused' })
  desk.link.mend()
  await desk.settles()
  expect((await unitsOf('shirt'))?.levels).toEqual([{ warehouseId: 'main', itemId: 'shirt', physical: 1, allocated: 1 }])
})

test('what only the authority may decide is asked of it, and refused without a line', async () => {
  expect(await desk.does('SetOrderLock', 'o1', { isLocked: true }, AS_SYSTEM)).toMatchObject({ status: 'accepted' })
  expect((await shop.at.order('o1')).isLocked).toBe(true)
  await shop.pace.pass(1_000)
  desk.link.cut()
  await shop.pace.pass(5_000)
  expect(await desk.does('SetOrderLock', 'o1', { isLocked: false }, AS_SYSTEM)).toMatchObject({
    status: 'refused',
    refusal: { code: 'REQUIRES_ONLINE', facts: { needs: 'connection' } },
  })
  expect((await desk.outbox.summary()).lastSeq).toBe(0)
})

test('while the authority takes its time over what only it decides, the desk goes on with everything else', async () => {
  desk.link.next('execute', 'hangs', 'hangs')
  const lock = desk.gateway.submit(desk.make('SetOrderLock', 'o1', { isLocked: true }, AS_SYSTEM))
  await shop.pace.rest()
  expect(await desk.does('AddNote', 'o1', { note: 'meanwhile' })).toMatchObject({ status: 'accepted' })
  expect(desk.link.tried.filter((message) => message === 'execute')).toHaveLength(1)
  expect(await shop.pace.until(lock)).toMatchObject({ status: 'refused', refusal: { code: 'REQUIRES_ONLINE', facts: { needs: 'answer' } } })
})

test('what only the authority may decide waits for what this desk did before on the same order', async () => {
  desk.link.next('push', 'loses the request', 'loses the request')
  const note = desk.gateway.submit(desk.make('AddNote', 'o1', { note: 'first' }))
  await shop.pace.rest()
  expect(await desk.does('SetOrderLock', 'o1', { isLocked: true })).toMatchObject({
    status: 'refused',
    refusal: { code: 'REQUIRES_ONLINE', facts: { needs: 'sending', command: 'AddNote' } },
  })
  await shop.pace.until(note)
})

test('a wish that needs the provider is written down without a line and not shown as done', async () => {
  desk.link.cut()
  await shop.pace.pass(5_000)
  expect(await desk.does('CancelOrder', 'o1', { comment: 'no', stockAction: 'releaseItemsBackToWarehouse' })).toEqual({
    status: 'waiting',
    seq: 1,
  })
  expect((await desk.gateway.shownState('o1')).order?.status).toBe(1)
  desk.link.mend()
  await desk.settles()
  expect((await desk.gateway.shownState('o1')).order?.status).toBe((await shop.at.order('o1')).status)
  expect((await shop.at.order('o1')).status).not.toBe(1)
})

test('beyond the offline limit no further wishes are taken, and what has happened always is', async () => {
  await desk.close()
  await desk.open({ limits: { pending: 2, ageMs: 60_000 } })
  await desk.settles()
  desk.link.cut()
  await shop.pace.pass(5_000)
  await desk.does('AddNote', 'o1', { note: '1' })
  await desk.does('AddNote', 'o1', { note: '2' })
  expect(await desk.does('AddNote', 'o1', { note: '3' })).toMatchObject({
    status: 'refused',
    refusal: { code: 'REQUIRES_ONLINE', facts: { needs: 'sending', pending: 2, most: 2 } },
  })
  const received = { warehouseId: 'main', lines: [{ itemId: 'mug', quantity: 5 }], note: 'a box came' }
  expect(await desk.does('ReceiveStock', 'main', received)).toEqual({ status: 'waiting', seq: 3 })
  desk.link.mend()
  await desk.settles()
  desk.link.cut()
  await shop.pace.pass(5_000)
  await desk.does('AddNote', 'o1', { note: '4' })
  await shop.pace.pass(60_000)
  expect(await desk.does('AddNote', 'o1', { note: '5' })).toMatchObject({ status: 'refused', refusal: { code: 'REQUIRES_ONLINE' } })
})

test('without a line a parcel leaves only from the desk that claimed it', async () => {
  const second = await shop.desk('k2')
  await shop.at.does('ConfirmOrder', 'o1', {})
  await shop.at.does('ExpediteOrder', 'o1', {})
  const [shipment] = openShipments(await shop.at.order('o1'))
  const shipmentId = shipment?.id ?? ''
  await shop.at.does('MarkAsPaid', 'o1', { shipmentId })
  await shop.pace.pass(20_000)
  expect(await desk.does('ClaimShipment', 'o1', { shipmentId })).toMatchObject({ status: 'accepted' })
  await desk.settles()
  await shop.pace.pass(20_000)
  for (const each of [desk, second]) each.link.cut()
  await shop.pace.pass(20_000)

  expect(await second.does('SetGoodToGo', 'o1', { shipmentId })).toMatchObject({
    status: 'refused',
    refusal: { code: 'REQUIRES_ONLINE', facts: { needs: 'claim', claimedBy: 'manager' } },
  })
  expect(await desk.does('SetGoodToGo', 'o1', { shipmentId })).toMatchObject({ status: 'waiting' })
  expect(await desk.does('CompleteShipment', 'o1', { shipmentId, dispatch: {} })).toMatchObject({ status: 'waiting' })
  for (const each of [desk, second]) each.link.mend()
  await desk.settles()
  expect((await shop.at.order('o1')).shipments[0]?.shippedAt).not.toBeNull()
})

test('a command can be taken back until it may have been sent, and never happens then', async () => {
  desk.link.cut()
  await shop.pace.pass(5_000)
  const taken = desk.make('AddNote', 'o1', { note: 'a slip' })
  // The first waits unsent while the second, sent in vain, cannot be taken back any more.
  const other = desk.make('AddNote', 'o1', { note: 'meant' })
  await shop.pace.until(desk.gateway.submit(taken))
  expect(await desk.gateway.withdraw(taken.id)).toBe(true)
  expect((await desk.gateway.shownState('o1')).order).toEqual((await desk.gateway.readState('o1')).state.order)
  await shop.pace.until(desk.gateway.submit(other))
  desk.link.mend()
  desk.link.next('push', 'loses the reply')
  await shop.pace.pass(1_000)
  expect(await desk.gateway.withdraw(other.id)).toBe(false)
  await desk.settles()
  expect(await notesOf('o1')).toBe(1)
  expect((await desk.gateway.outboxSince(0, 10)).map(({ command, state }) => [command.id, state]).sort()).toEqual([
    [taken.id, 'withdrawn'],
    [other.id, 'settled'],
  ])
})

test('what the authority did not take is kept until a person has seen it', async () => {
  desk.link.cut()
  await shop.pace.pass(5_000)
  await desk.does('ConfirmOrder', 'o1', {})
  await shop.at.does('CancelOrder', 'o1', { comment: 'by phone', stockAction: 'releaseItemsBackToWarehouse' })
  desk.link.mend()
  await desk.settles()
  expect(desk.gateway.status().unseen).toBe(1)
  const [entry] = await desk.gateway.unsettled()
  expect(entry).toMatchObject({ state: 'refused', outcome: { status: 'refused' } })
  expect((await desk.gateway.shownState('o1')).order).toEqual(await shop.at.order('o1'))
  await desk.gateway.markSeen([entry?.command.id ?? ''])
  await shop.pace.rest()
  expect(await desk.gateway.unsettled()).toEqual([])
  expect((await desk.outbox.summary()).unseen).toBe(0)
})

test('a wish made in ignorance of a refusal on the same order waits for a person; one made knowing it does not', async () => {
  desk.link.cut()
  await shop.pace.pass(5_000)
  await desk.does('ConfirmOrder', 'o1', {})
  await desk.does('AddNote', 'o1', { note: 'unaware' })
  await shop.at.does('CancelOrder', 'o1', { comment: 'by phone', stockAction: 'releaseItemsBackToWarehouse' })
  desk.link.mend()
  await desk.settles()
  expect((await desk.gateway.unsettled()).map(({ state }) => state)).toEqual(['refused', 'blocked'])
  expect(await desk.does('AddNote', 'o1', { note: 'aware' })).toMatchObject({ status: 'accepted' })
})

test('leaving the authority is refused while anything is unsent', async () => {
  desk.link.cut()
  await shop.pace.pass(5_000)
  await desk.does('AddNote', 'o1', { note: 'unsent' })
  expect(await desk.gateway.clear()).toBe(false)
  expect(await desk.gateway.unsettled()).toHaveLength(1)
  desk.link.mend()
  await desk.settles()
  expect(await desk.gateway.clear()).toBe(true)
})

test('history is the authority’s to tell, and empty without a line', async () => {
  await desk.does('AddNote', 'o1', { note: 'call first' })
  expect((await desk.gateway.history('o1')).length).toBeGreaterThan(1)
  desk.link.cut()
  expect(await desk.gateway.history('o1')).toEqual([])
  await shop.pace.pass(5_000)
  expect(await desk.gateway.history('o1')).toEqual([])
})

test('several commands as one are the authority’s to take', async () => {
  const commands = [desk.make('AddNote', 'o1', { note: '1' }), desk.make('AddNote', 'o1', { note: '2' })]
  expect(await desk.gateway.submitBatch(commands)).toMatchObject({ status: 'refused', at: 0, refusal: { code: 'REQUIRES_ONLINE' } })
})

test('windows are told when the confirmed rows, the outbox or the line are others', async () => {
  const told: string[] = []
  desk.gateway.onCommit(() => told.push('rows'))
  desk.gateway.onOutbox(() => told.push('outbox'))
  desk.gateway.onStatus(({ waiting }) => told.push(`waiting ${waiting}`))
  await desk.does('AddNote', 'o1', { note: 'hello' })
  await desk.settles()
  expect(new Set(told)).toEqual(new Set(['outbox', 'waiting 1', 'waiting 0', 'rows']))
  expect(told.indexOf('outbox')).toBeLessThan(told.indexOf('rows'))
})

const AS_SYSTEM = { role: 'integration' } as const

const BASKET = {
  storeId: 'store',
  marketId: 'market',
  currency: 'SEK',
  origin: 'showroom' as const,
  lines: [
    {
      id: 'L1',
      itemId: 'shirt',
      quantity: 1,
      unitPrice: 10_000,
      taxPercent: 25,
      snapshot: { productName: 'shirt', brandName: '', variant: '', size: '', sku: 'SKU-shirt', ean: 'EAN-shirt' },
    },
  ],
  changes: {
    customerId: 'customer',
    ownerKind: 'customer' as const,
    address: TEST_ADDRESS,
    shippingAddress: TEST_ADDRESS,
    shippingMethodId: 'home',
    paymentMethodId: 'invoice',
  },
}
