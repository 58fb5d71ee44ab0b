import { Dexie } from 'dexie'
import { expect, test, vi } from 'vitest'
import { CACHE_VERSIONS, CacheDatabase } from '../../../renderer/cache/cache-database.ts'
import { type DeskCopy, openDeskCopy } from '../../../renderer/cache/desk-copy.ts'
import { openCache } from '../../../renderer/cache/open-cache.ts'
import type { PackedPage } from '../../../shared/contract/packed-changes.ts'
import { type FakeDesk, fakeDesk } from '../../support/fake-desk.ts'
import { aLine, checkout, confirmed, did, expedited, held, placed, selected } from '../../support/given-order.ts'

let names = 0

async function emptyCopy(): Promise<DeskCopy> {
  names += 1
  return openDeskCopy({ blocked: () => {}, superseded: () => {} }, `copy-${names}`)
}

async function pull(desk: FakeDesk, copy: DeskCopy): Promise<PackedPage> {
  const page = await desk.client.changes.pullPacked({ cursor: await copy.pullFrom(), limit: 2000 })
  await copy.apply(page)
  return page
}

test('the copy lists an order where it stands, and moves it when it moves on', async () => {
  const desk = fakeDesk(placed())
  const copy = await emptyCopy()
  await pull(desk, copy)
  expect(await copy.queueIds('pending', 'oldest-first')).toEqual(['order-1'])
  expect(await copy.counts()).toMatchObject({ pending: 1 })

  desk.given(confirmed(), expedited())
  await pull(desk, copy)
  expect(await copy.queueIds('pending', 'oldest-first')).toEqual([])
  expect(await copy.queueIds('toPick', 'oldest-first')).toEqual(['order-1'])
  expect(await copy.counts()).toMatchObject({ pending: 0, toPick: 1 })
})

test('a held order stands under Held and nowhere else', async () => {
  const desk = fakeDesk(placed(), confirmed(), held())
  const copy = await emptyCopy()
  await pull(desk, copy)
  expect(await copy.counts()).toMatchObject({ held: 1 })
  expect(await copy.queueIds('confirmed', 'oldest-first')).toEqual([])
})

test('queues read oldest first or newest first, and give their first part without the rest', async () => {
  const desk = fakeDesk(...['a', 'b', 'c'].map((id) => placed({ aggregateId: id, number: `A-${id}` })))
  const copy = await emptyCopy()
  await pull(desk, copy)
  expect(await copy.queueIds('pending', 'oldest-first')).toEqual(['a', 'b', 'c'])
  expect(await copy.queueIds('pending', 'newest-first', 2)).toEqual(['c', 'b'])
  expect((await copy.rows(['c', 'a'])).map((row) => row.number)).toEqual(['A-c', 'A-a'])
})

test('taking over the same page twice counts nothing twice', async () => {
  const desk = fakeDesk(placed())
  const copy = await emptyCopy()
  const page = await pull(desk, copy)
  await copy.apply(page)
  expect(await copy.counts()).toMatchObject({ pending: 1 })
})

test('a page that cannot be written leaves rows, counts and cursor as they were', async () => {
  const desk = fakeDesk(placed())
  const copy = await emptyCopy()
  await pull(desk, copy)
  const before = { cursor: await copy.cursor(), counts: await copy.counts() }
  desk.given(confirmed())
  const page = await desk.client.changes.pullPacked({ cursor: await copy.pullFrom(), limit: 2000 })
  // A function cannot be stored, so the last row of the page fails after the others were written.
  const broken = { ...page, rows: [...page.rows, { type: 'stock', id: 's', version: page.to, row: { itemId: () => {} } }] }
  await expect(copy.apply(broken as unknown as PackedPage)).rejects.toThrow()
  expect({ cursor: await copy.cursor(), counts: await copy.counts() }).toEqual(before)
})

test('an order is found by number, name and SKU, but not by a word it lacks', async () => {
  const desk = fakeDesk(placed({ number: 'A-00042' }))
  const copy = await emptyCopy()
  await pull(desk, copy)
  for (const text of ['42', 'pia', 'LIND pia', 'SKU-shirt', 'pia@example.com', '+46 40 123 45']) {
    expect(await copy.search(text, 20, false), text).toHaveLength(1)
  }
  expect(await copy.search('pia mug', 20, false)).toEqual([])
})

test('a copy of another epoch is thrown away with the page that says so', async () => {
  const desk = fakeDesk(placed(), placed({ aggregateId: 'order-2', number: 'A-2' }))
  const copy = await emptyCopy()
  await pull(desk, copy)
  desk.world.states.delete('order-2')
  desk.beginEpoch('epoch-2')
  await pull(desk, copy)
  expect(await copy.counts()).toMatchObject({ pending: 1 })
  expect(await copy.order('order-2')).toBeNull()
  expect((await copy.cursor())?.epoch).toBe('epoch-2')
})

test('a basket leaves Incomplete when it becomes an order', async () => {
  const desk = fakeDesk(selected())
  const copy = await emptyCopy()
  await pull(desk, copy)
  expect(await copy.counts()).toMatchObject({ incomplete: 1 })
  desk.given(placed({ aggregateId: 'order-2', number: 'A-2' }))
  await pull(desk, copy)
  expect(await copy.counts()).toMatchObject({ incomplete: 1, pending: 1 })
})

test('items are found by name, SKU and EAN', async () => {
  const desk = fakeDesk()
  const copy = await emptyCopy()
  await pull(desk, copy)
  expect((await copy.findItems('shi', 5)).map((item) => item.id)).toEqual(['shirt'])
  expect((await copy.findItems('ean-mug', 5)).map((item) => item.id)).toEqual(['mug'])
})

test('a copy from a newer version of the desk is thrown away once and begun again', async () => {
  const future = new CacheDatabase('from-the-future', [
    { version: 99, stores: Object.assign({}, ...CACHE_VERSIONS.map((form) => form.stores)) },
  ])
  await future.open()
  await future.histories.put({ id: 'order-1', entries: [], readAtVersion: 1 })
  future.close()
  const { database, wasRebuilt } = await openCache({ blocked: () => {}, superseded: () => {} }, 'from-the-future')
  expect(wasRebuilt).toBe(true)
  expect(await database.histories.count()).toBe(0)
})

test('a window lets go of its copy when a newer version opens it elsewhere', async () => {
  const superseded = vi.fn()
  await openDeskCopy({ blocked: () => {}, superseded }, 'shared-copy')
  const newer = new Dexie('shared-copy')
  newer.version(50).stores({ orders: 'id' })
  await newer.open()
  expect(superseded).toHaveBeenCalledOnce()
})

test('the copy knows what a customer has open, and forgets it once it is an order', async () => {
  const desk = fakeDesk(selected(), selected({ aggregateId: 'other', changes: { customerId: 'somebody else' } }))
  const copy = await emptyCopy()
  await pull(desk, copy)
  expect(await copy.openSelectionIds('customer')).toEqual(['order-1'])
  desk.given(did('CreateOrder', checkout()))
  await pull(desk, copy)
  expect(await copy.openSelectionIds('customer')).toEqual([])
})

test('the copy tells which orders hold units of an item, and where', async () => {
  const desk = fakeDesk(placed(), confirmed(), placed({ aggregateId: 'second', number: 'A-00002', lines: [aLine('L9', 'mug')] }))
  const copy = await emptyCopy()
  await pull(desk, copy)
  expect(await copy.promised('shirt')).toEqual([{ orderId: 'order-1', number: 'A-00001', warehouseId: 'main', quantity: 2 }])
  expect(await copy.promised('mug')).toEqual([])
})

test('a copy in an older form is emptied by the window that brings the new one, and filled again', async () => {
  const older = new CacheDatabase('from-before', CACHE_VERSIONS.slice(0, 1))
  await older.open()
  await older.table('cursor').put({ id: 'cursor', epoch: 'epoch-1', version: 9, isWhole: true })
  await older.table('rows').put({ id: 'order-9', order: null, selection: null, terms: ['pia'] })
  await older.histories.put({ id: 'order-9', entries: [], readAtVersion: 9 })
  older.close()
  const copy = await openDeskCopy({ blocked: () => {}, superseded: () => {} }, 'from-before')
  expect(copy.wasRebuilt).toBe(false)
  expect(await copy.pullFrom()).toBeNull()
  expect(await copy.history('order-9')).toBeNull()
  await pull(fakeDesk(placed()), copy)
  expect(await copy.queueIds('pending', 'oldest-first')).toEqual(['order-1'])
})
