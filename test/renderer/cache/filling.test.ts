import { expect, test } from 'vitest'
import { CacheDatabase } from '../../../renderer/cache/cache-database.ts'
import { type DeskCopy, openDeskCopy } from '../../../renderer/cache/desk-copy.ts'
import type { PackedPage } from '../../../shared/contract/packed-changes.ts'
import { type FakeDesk, fakeDesk } from '../../support/fake-desk.ts'
import { did, placed, type Step } from '../../support/given-order.ts'

let names = 0

function newName(): string {
  names += 1
  return `filling-${names}`
}

const open = (name: string): Promise<DeskCopy> => openDeskCopy({ blocked: () => {}, superseded: () => {} }, name)

/** A desk with so many orders, each of a second of its own. */
function deskOf(count: number): FakeDesk {
  return fakeDesk(...idsTo(count).map((id) => placed({ aggregateId: id, number: `A-${id}` })))
}

const confirmed = (id: string): Step => did('ConfirmOrder', {}, { aggregateId: id })

const idsTo = (count: number) => Array.from({ length: count }, (_, index) => `o${String(index + 1).padStart(3, '0')}`)

async function pullOne(desk: FakeDesk, copy: DeskCopy, limit: number): Promise<PackedPage> {
  const page = await desk.client.changes.pullPacked({ cursor: await copy.pullFrom(), limit })
  await copy.apply(page)
  return page
}

async function pullAll(desk: FakeDesk, copy: DeskCopy, limit = 4): Promise<void> {
  for (;;) if (!(await pullOne(desk, copy, limit)).more) return
}

async function seen(copy: DeskCopy) {
  return {
    cursor: await copy.cursor(),
    counts: await copy.counts(),
    pending: await copy.queueIds('pending', 'oldest-first'),
    confirmed: await copy.queueIds('confirmed', 'newest-first'),
    found: (await copy.search('pia', 100, true)).map((row) => row.number),
  }
}

const NOTHING_SEEN = { cursor: null, counts: {}, pending: [], confirmed: [], found: [] }

test('an empty copy shows no orders before it holds all of them, but settings and stock at once', async () => {
  const desk = deskOf(9)
  const copy = await open(newName())
  expect((await pullOne(desk, copy, 12)).more).toBe(true)
  expect(await seen(copy)).toEqual(NOTHING_SEEN)
  expect(await copy.settings()).toEqual(desk.world.settings)
  expect(await copy.stock(['shirt'])).toMatchObject([{ itemId: 'shirt' }])
  await pullAll(desk, copy)
  expect(await copy.queueIds('pending', 'oldest-first')).toEqual(idsTo(9))
  expect(await copy.counts()).toMatchObject({ pending: 9 })
})

test('a window closed while its copy was being filled goes on where it stopped', async () => {
  const desk = deskOf(9)
  const name = newName()
  const first = await open(name)
  const page = await pullOne(desk, first, 12)
  first.close()
  const second = await open(name)
  expect(await second.pullFrom()).toEqual({ epoch: page.epoch, version: page.to })
  expect(await seen(second)).toEqual(NOTHING_SEEN)
  await pullAll(desk, second)
  expect(await second.queueIds('pending', 'oldest-first')).toEqual(idsTo(9))
})

test('a copy opened again shows what it showed, without the desk process', async () => {
  const desk = deskOf(9)
  const name = newName()
  const first = await open(name)
  await pullAll(desk, first)
  desk.given(confirmed('o004'))
  await pullAll(desk, first)
  const before = { ...(await seen(first)), rows: await first.rows(idsTo(9)), stock: await first.stock(['shirt']) }
  first.close()
  const second = await open(name)
  expect({ ...(await seen(second)), rows: await second.rows(idsTo(9)), stock: await second.stock(['shirt']) }).toEqual(before)
  expect(before.confirmed).toEqual(['o004'])
})

test('while a copy is begun again in another epoch the old one stays on screen, until the new one is whole', async () => {
  const desk = deskOf(6)
  const copy = await open(newName())
  await pullAll(desk, copy)
  const before = await seen(copy)
  for (const id of ['o001', 'o002']) desk.world.states.delete(id)
  desk.beginEpoch('epoch-2')
  desk.given(confirmed('o006'), confirmed('o005'))
  expect(await pullOne(desk, copy, 8)).toMatchObject({ reset: 'epoch', more: true })
  expect(await seen(copy)).toEqual(before)
  await pullAll(desk, copy, 2)
  expect(await seen(copy)).toMatchObject({ cursor: { epoch: 'epoch-2' }, pending: ['o003', 'o004'], confirmed: ['o006', 'o005'] })
  expect(await copy.counts()).toMatchObject({ pending: 2, confirmed: 2 })
})

test('an epoch that ends while it is being taken over leaves nothing behind', async () => {
  const desk = deskOf(6)
  const name = newName()
  const copy = await open(name)
  await pullAll(desk, copy)
  desk.beginEpoch('epoch-2')
  desk.given(confirmed('o006'))
  await pullOne(desk, copy, 8)
  desk.world.states.delete('o001')
  desk.beginEpoch('epoch-3')
  await pullAll(desk, copy)
  expect(await copy.queueIds('pending', 'oldest-first')).toEqual(['o002', 'o003', 'o004', 'o005'])
  copy.close()
  const database = new CacheDatabase(name)
  await database.open()
  expect(new Set((await database.packs.toArray()).map((pack) => pack.generation)).size).toBe(1)
  expect(await database.stage()).toBeNull()
  database.close()
})

test('many changes at once are shown together, and bodies older than the lists are not shown at all', async () => {
  const desk = deskOf(8)
  const name = newName()
  const copy = await open(name)
  await pullOne(desk, copy, 2000)
  expect((await copy.order('o002'))?.state.order?.status).toBe(1)
  const before = await seen(copy)
  desk.given(...idsTo(6).map((id) => confirmed(id)))
  expect((await pullOne(desk, copy, 3)).more).toBe(true)
  expect(await seen(copy)).toEqual(before)
  expect((await copy.order('o002'))?.state.order?.status).toBe(1)
  await pullAll(desk, copy, 3)
  expect(await copy.counts()).toMatchObject({ pending: 2, confirmed: 6 })
  for (const window of [copy, await open(name)]) {
    expect(await window.order('o002')).toBeNull()
    expect((await window.order('o008'))?.state.order?.status).toBe(1)
  }
})

test('orders asked for whole while many come in are kept with the page that shows them', async () => {
  const desk = deskOf(8)
  const copy = await open(newName())
  await pullOne(desk, copy, 2000)
  desk.given(...idsTo(6).map((id) => confirmed(id)))
  await pullOne(desk, copy, 4)
  const last = await desk.client.changes.pullPacked({ cursor: await copy.pullFrom(), limit: 500 })
  const { order, version } = await desk.client.orders.get({ id: 'o001' })
  await copy.apply(last, order ? [{ type: 'order', id: 'o001', version, row: order }] : [])
  expect((await copy.order('o001'))?.state.order?.status).toBe(2)
})

test('a page that comes late changes nothing', async () => {
  const desk = deskOf(3)
  const copy = await open(newName())
  const late = await pullOne(desk, copy, 2000)
  desk.given(confirmed('o001'))
  await pullOne(desk, copy, 2000)
  const before = await seen(copy)
  await copy.apply(late)
  expect(await seen(copy)).toEqual(before)
  expect((await copy.order('o001'))?.state.order?.status).toBe(2)
})

test('a page that goes on from further than the copy has come is refused', async () => {
  const desk = deskOf(3)
  const copy = await open(newName())
  const page = await pullOne(desk, copy, 2000)
  await expect(copy.apply({ ...page, from: page.to + 1, to: page.to + 2, rows: [] })).rejects.toThrow()
})

test('another window reads what one has written, also when it was begun again', async () => {
  const desk = deskOf(5)
  const name = newName()
  const writer = await open(name)
  const reader = await open(name)
  await pullAll(desk, writer)
  await reader.follow()
  expect(await seen(reader)).toEqual(await seen(writer))
  desk.given(confirmed('o001'))
  await pullAll(desk, writer)
  await reader.follow()
  expect(await seen(reader)).toEqual(await seen(writer))
  desk.given(...idsTo(5).map((id) => confirmed(id)))
  await pullAll(desk, writer, 2)
  await reader.follow()
  expect(await seen(reader)).toEqual(await seen(writer))
  desk.world.states.delete('o001')
  desk.beginEpoch('epoch-2')
  await pullAll(desk, writer)
  await reader.follow()
  expect(await seen(reader)).toEqual(await seen(writer))
  expect((await seen(reader)).confirmed).toHaveLength(4)
})

test('a window that becomes the writer goes on from what the last one wrote', async () => {
  const desk = deskOf(4)
  const name = newName()
  const [first, second] = [await open(name), await open(name)]
  await pullAll(desk, first)
  desk.given(confirmed('o001'))
  await second.apply(await desk.client.changes.pullPacked({ cursor: await first.pullFrom(), limit: 500 }))
  expect(await second.counts()).toMatchObject({ pending: 3, confirmed: 1 })
})

test('a window that takes over while the copy is being filled goes on where the last one stopped', async () => {
  const desk = deskOf(9)
  const name = newName()
  const [first, second] = [await open(name), await open(name)]
  const page = await pullOne(desk, first, 12)
  first.close()
  expect(await second.pullFrom()).toEqual({ epoch: page.epoch, version: page.to })
  await pullAll(desk, second)
  expect(await second.queueIds('pending', 'oldest-first')).toEqual(idsTo(9))
})

test('a copy whose counts contradict its rows is not believed, and begun again', async () => {
  const desk = deskOf(4)
  const name = newName()
  const copy = await open(name)
  await pullAll(desk, copy)
  copy.close()
  const database = new CacheDatabase(name)
  await database.open()
  const base = await database.base()
  if (base) await database.cursor.put({ ...base, counts: { pending: 5 } })
  database.close()
  const damaged = await open(name)
  expect(damaged.wasRebuilt).toBe(true)
  expect(await damaged.pullFrom()).toBeNull()
  await pullAll(desk, damaged)
  expect(await damaged.counts()).toMatchObject({ pending: 4 })
})
