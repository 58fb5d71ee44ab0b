import { expect, test } from 'vitest'
import { CacheDatabase } from '../../../renderer/cache/cache-database.ts'
import { type DeskCopy, openDeskCopy } from '../../../renderer/cache/desk-copy.ts'
import { loadCopy } from '../../../renderer/cache/live-copy.ts'
import { tidyCopy } from '../../../renderer/cache/tidy-copy.ts'
import { rowsOfWhole } from '../../../shared/contract/packed-changes.ts'
import { type FakeDesk, fakeDesk } from '../../support/fake-desk.ts'
import { did, placed, type Step, selected } from '../../support/given-order.ts'

let names = 0

const open = (name: string): Promise<DeskCopy> => openDeskCopy({ blocked: () => {}, superseded: () => {} }, name)

const idsTo = (count: number) => Array.from({ length: count }, (_, index) => `o${index + 1}`)

const confirmed = (id: string): Step => did('ConfirmOrder', {}, { aggregateId: id })

async function filled(count: number): Promise<{ readonly desk: FakeDesk; readonly copy: DeskCopy; readonly name: string }> {
  names += 1
  const name = `tidy-${names}`
  const desk = fakeDesk(...idsTo(count).map((id) => placed({ aggregateId: id, number: `A-${id}` })))
  const copy = await open(name)
  await pullAll(desk, copy, 4)
  return { desk, copy, name }
}

async function pullAll(desk: FakeDesk, copy: DeskCopy, limit = 2000): Promise<void> {
  for (;;) {
    const page = await desk.client.changes.pullPacked({ cursor: await copy.pullFrom(), limit })
    await copy.apply(page)
    if (!page.more) return
  }
}

/** Puts the copy on disk in order as if every loose thing were one too many. */
async function packed(name: string): Promise<{ readonly packs: number; readonly loose: number; readonly text: string }> {
  const database = new CacheDatabase(name)
  await database.open()
  await tidyCopy(database, await loadCopy(database), 0)
  const records = [
    await database.packs.toArray(),
    await database.loose.toArray(),
    await database.orders.toArray(),
    await database.selections.toArray(),
  ]
  const kept = { packs: records[0]?.length ?? 0, loose: records[1]?.length ?? 0, text: JSON.stringify(records) }
  database.close()
  return kept
}

async function seen(copy: DeskCopy) {
  return {
    counts: await copy.counts(),
    pending: await copy.queueIds('pending', 'oldest-first'),
    confirmed: await copy.queueIds('confirmed', 'oldest-first'),
    rows: await copy.rows(idsTo(9)),
    found: (await copy.search('pia', 100, true)).map((row) => row.number),
    stock: await copy.stock(['shirt', 'mug']),
    settings: await copy.settings(),
    items: await copy.findItems('shi', 9),
  }
}

test('packing what has become loose changes nothing that anybody sees, in this window, another, or after opening again', async () => {
  const { desk, copy, name } = await filled(9)
  const other = await open(name)
  await other.follow()
  for (const id of ['o1', 'o5', 'o9']) desk.given(confirmed(id))
  await pullAll(desk, copy)
  const before = await seen(copy)
  expect(before.confirmed).toEqual(['o1', 'o5', 'o9'])

  expect(await packed(name)).toMatchObject({ loose: 0 })
  await other.follow()
  expect(await seen(other)).toEqual(before)
  desk.given(confirmed('o2'))
  await pullAll(desk, copy)
  await other.follow()
  const after = await seen(copy)
  expect(after.confirmed).toEqual(['o1', 'o2', 'o5', 'o9'])
  expect(await seen(other)).toEqual(after)
  copy.close()
  expect(await seen(await open(name))).toEqual(after)
})

test('packs of which little is left are packed again', async () => {
  const { desk, copy, name } = await filled(9)
  const before = (await packed(name)).packs
  desk.given(...idsTo(8).map((id) => confirmed(id)))
  await pullAll(desk, copy)
  expect((await packed(name)).packs).toBeLessThan(before)
  copy.close()
  const again = await open(name)
  expect(await again.counts()).toMatchObject({ pending: 1, confirmed: 8 })
  expect(await again.queueIds('confirmed', 'oldest-first')).toEqual(idsTo(8))
})

test('an order that was deleted stays deleted when its deletion is packed', async () => {
  const { desk, copy, name } = await filled(5)
  remove(desk, 'o3')
  await pullAll(desk, copy)
  await packed(name)
  await packed(name)
  copy.close()
  const again = await open(name)
  expect(await again.queueIds('pending', 'oldest-first')).toEqual(['o1', 'o2', 'o4', 'o5'])
  expect(await again.isListed('o3')).toBe(false)
})

test('a basket that is over stays over when that is packed', async () => {
  const { desk, copy, name } = await filled(2)
  desk.given(...['basket', 'other', 'third'].map((id) => selected({ aggregateId: id })))
  await pullAll(desk, copy)
  await packed(name)
  desk.given(did('DeleteSelection', {}, { aggregateId: 'basket' }))
  await pullAll(desk, copy)
  await packed(name)
  copy.close()
  expect(await (await open(name)).queueIds('incomplete', 'oldest-first')).toEqual(['other', 'third'])
})

test('nothing of a deleted order is left on the disk once the copy was put in order', async () => {
  const { desk, copy, name } = await filled(5)
  await copy.keepBodies(rowsOfWhole(await desk.client.orders.whole({ ids: idsTo(5) })))
  expect((await packed(name)).text).toContain('A-o3')
  remove(desk, 'o3')
  await pullAll(desk, copy)
  await copy.tidy()
  const { text } = await packed(name)
  expect(text).not.toContain('A-o3')
  expect(text).toContain('A-o4')
  expect(await copy.search('o3', 9, true)).toEqual([])
  expect(await copy.order('o3')).toBeNull()
})

test('an order kept whole that was deleted among many changes leaves nothing on the disk', async () => {
  const { desk, copy, name } = await filled(9)
  await copy.keepBodies(rowsOfWhole(await desk.client.orders.whole({ ids: idsTo(9) })))
  remove(desk, 'o3')
  desk.given(...idsTo(9).flatMap((id) => (id === 'o3' ? [] : [confirmed(id)])))
  await pullAll(desk, copy, 2)
  await copy.tidy()
  const { text } = await packed(name)
  expect(text).not.toContain('A-o3')
  expect(await copy.order('o3')).toBeNull()
})

test('an order deleted while a copy is being filled leaves nothing on the disk either', async () => {
  names += 1
  const name = `tidy-${names}`
  const desk = fakeDesk(...idsTo(9).map((id) => placed({ aggregateId: id, number: `A-${id}` })))
  const copy = await open(name)
  const first = await desk.client.changes.pullPacked({ cursor: null, limit: 14 })
  await copy.apply(first)
  expect(first.listing?.ids).toContain('o1')
  remove(desk, 'o1')
  await pullAll(desk, copy, 4)
  expect((await copy.queueIds('pending', 'oldest-first')).length).toBe(8)
  await copy.tidy()
  expect((await packed(name)).text).not.toContain('A-o1"')
})

/** As deleting does it, without the steps that lead there. */
function remove(desk: FakeDesk, id: string): void {
  desk.given((world) => world.states.set(id, { order: null, selection: null, deleted: true }))
}

test('orders kept whole in spare time can be read while the desk process is stopped, but not once they are older than the lists', async () => {
  const { desk, copy, name } = await filled(5)
  expect(await copy.order('o2')).toBeNull()
  // The last page of few came whole.
  expect([...(await copy.bodiesWanted())].sort()).toEqual(idsTo(4))
  await copy.keepBodies(rowsOfWhole(await desk.client.orders.whole({ ids: idsTo(5) })))
  expect(await copy.bodiesWanted()).toEqual([])
  expect((await copy.order('o2'))?.state).toEqual(desk.world.states.get('o2'))
  copy.close()

  const again = await open(name)
  expect((await again.order('o2'))?.state).toEqual(desk.world.states.get('o2'))
  desk.given(...idsTo(3).map((id) => confirmed(id)))
  await pullAll(desk, again, 2)
  expect(await again.order('o2')).toBeNull()
  expect((await again.order('o5'))?.state.order?.status).toBe(1)
  const wanted = await again.bodiesWanted()
  expect(wanted).toEqual(expect.arrayContaining(['o1', 'o2']))
  expect(wanted).not.toContain('o5')
})
