import { afterEach, beforeEach, expect, test } from 'vitest'
import { LinkFailure } from '../../../electron/ports/authority-link.ts'
import type { DeskGateway } from '../../../electron/sync/desk-gateway.ts'
import type { Cursor } from '../../../shared/contract/changes.ts'
import { openReadingDesk, SlowLink } from '../../support/reading-desk.ts'
import { SyncedShop } from '../../support/synced-shop.ts'

let shop: SyncedShop
let link: SlowLink
let desk: DeskGateway
beforeEach(async () => {
  shop = await SyncedShop.opened()
  await shop.at.places('o1', { number: 'A-00001', paymentMethodId: 'invoice' })
  link = new SlowLink(shop)
  desk = await openReadingDesk(shop, link)
})
afterEach(async () => {
  link.letGo()
  await shop.pace.until(desk.close())
  await shop.close()
})

const everything = async () => {
  const page = await desk.pullPacked(null)
  return { page, cursor: { epoch: page.epoch, version: page.to } }
}

test('a desk that joined a moment ago shows its windows the shop while it still fetches it', async () => {
  const { page } = await everything()
  expect(page).toMatchObject({ epoch: 'epoch-1', more: false, counts: { pending: 1 } })
  expect(page.listing?.ids ?? page.rows.filter((row) => row.type === 'order').map((row) => row.id)).toContain('o1')
  expect((await desk.listQueue({ queue: 'pending', limit: 10 })).rows.map((row) => row.id)).toEqual(['o1'])
  expect((await desk.search('A-00001')).map((row) => row.id)).toEqual(['o1'])
  const [found, missing] = await Promise.all([desk.readState('o1'), desk.readState('nobody')])
  expect(found).toEqual(await shop.service.readState('o1'))
  expect(missing.state.order).toBeNull()
})

test('a view is not said to be empty by a desk that holds nothing yet: the window reads it from what it has', async () => {
  const view = { base: 'all', filter: {} }
  await expect(desk.listView({ view: { ...view, order: 'newest-first' }, after: null, limit: 10 })).rejects.toBeInstanceOf(LinkFailure)
  await expect(desk.countViews([view])).rejects.toBeInstanceOf(LinkFailure)
  link.letGo()
  await shop.pace.until(desk.settled())
  expect(await desk.listView({ view: { ...view, order: 'newest-first' }, after: null, limit: 10 })).toMatchObject({ rows: [{ id: 'o1' }] })
  expect(await desk.countViews([view])).toEqual([1])
})

test('what is done meanwhile the authority decides, once, and the same click later gets the same answer', async () => {
  await everything()
  const click = { ...shop.at.commands.make('ConfirmOrder', 'o1', {}), deskId: 'k1' }
  const answer = await shop.pace.until(desk.submit(click))
  expect(answer).toMatchObject({ status: 'accepted' })
  expect((await desk.readState('o1')).state.order?.status).toBe(2)
  link.letGo()
  await shop.pace.until(desk.settled())
  expect(await shop.pace.until(desk.submit(click))).toEqual(answer)
  expect((await desk.history('o1')).filter((entry) => entry.sentence.includes('onfirmed'))).toHaveLength(1)
})

test('a click whose answer is lost on the way back is asked for again at once, and counts once', async () => {
  await everything()
  link.next('execute', 'loses the reply')
  const note = { ...shop.at.commands.make('AddNote', 'o1', { note: 'rang' }), deskId: 'k1' }
  expect(await shop.pace.until(desk.submit(note))).toMatchObject({ status: 'accepted' })
  expect((await shop.store.readHistory('o1')).filter(({ event }) => event?.kind === 'NoteAdded')).toHaveLength(1)
})

test('where the line stays broken a click is told to need it, and asked again it has the answer it had there', async () => {
  await everything()
  link.next('execute', 'loses the reply', 'loses the reply')
  const click = { ...shop.at.commands.make('ConfirmOrder', 'o1', {}), deskId: 'k1' }
  expect(await shop.pace.until(desk.submit(click))).toMatchObject({
    status: 'refused',
    refusal: { code: 'REQUIRES_ONLINE', facts: { needs: 'answer' } },
  })
  link.letGo()
  await shop.pace.until(desk.settled())
  await shop.pace.pass(20_000)
  expect(await shop.pace.until(desk.submit(click))).toMatchObject({ status: 'accepted' })
  expect((await shop.store.readHistory('o1')).filter(({ event }) => event?.kind === 'OrderConfirmed')).toHaveLength(1)
})

test('a line that breaks while a desk that holds nothing reads is as good as none', async () => {
  await everything()
  link.cut()
  expect(await shop.pace.until(desk.readState('o1'))).toMatchObject({ version: 0, state: { order: null } })
  expect((await shop.pace.until(desk.listQueue({ queue: 'pending', limit: 10 }))).rows).toEqual([])
  expect(await shop.pace.until(desk.search('A-00001'))).toEqual([])
  const click = { ...shop.at.commands.make('ConfirmOrder', 'o1', {}), deskId: 'k1' }
  expect(await shop.pace.until(desk.submit(click))).toMatchObject({ status: 'refused', refusal: { code: 'REQUIRES_ONLINE' } })
})

test('a window that was told more than its desk holds by now keeps what it has', async () => {
  await shop.pace.pass(1_000)
  await shop.at.does('ConfirmOrder', 'o1', {})
  const { cursor } = await everything()
  link.letGo()
  link.next('pull', 'hangs', 'hangs')
  await shop.pace.until(desk.settled())
  expect((await desk.head()).version).toBeLessThan(cursor.version)
  expect(await desk.pullPacked(cursor)).toMatchObject({ from: cursor.version, to: cursor.version, more: false, rows: [], listing: null })
  link.heal()
  await shop.pace.pass(300_000)
  expect((await desk.head()).version).toBe(cursor.version)
})

test('without a line a window keeps what it was told, and one that knows nothing is told that nothing is here', async () => {
  const { cursor } = await everything()
  link.cut()
  await expect(desk.pullPacked(cursor)).rejects.toBeInstanceOf(LinkFailure)
  expect(await desk.pullPacked(null)).toMatchObject({ to: 0, more: false, rows: [] })
  expect((await desk.readState('o1')).state.order).toBeNull()
})

test('while a window takes a page over the next is on its way already, and every page is asked for once', async () => {
  await shop.pace.until(shop.at.places('o2', { number: 'A-00002' }))
  const ends: number[] = []
  for (let cursor: Cursor | null = null; ; ) {
    const page = await desk.pullPacked(cursor, 1)
    await shop.pace.rest()
    ends.push(page.to)
    expect(link.asked).toEqual(ends.length === 1 ? [0] : [0, ...(page.more ? ends : ends.slice(0, -1))])
    if (!page.more) break
    cursor = { epoch: page.epoch, version: page.to }
  }
  expect(ends.length).toBeGreaterThan(2)
  expect(ends.at(-1)).toBe((await shop.store.head()).version)
})

test('a page that was on its way when the line broke is asked for again', async () => {
  await shop.pace.until(shop.at.places('o2', { number: 'A-00002' }))
  link.carries = 2
  const first = await desk.pullPacked(null, 1)
  const second = await desk.pullPacked({ epoch: first.epoch, version: first.to }, 1)
  const cursor = { epoch: second.epoch, version: second.to }
  await shop.pace.rest()
  link.carries = Number.POSITIVE_INFINITY
  await expect(desk.pullPacked(cursor, 1)).rejects.toBeInstanceOf(LinkFailure)
  expect(await desk.pullPacked(cursor, 1)).toMatchObject({ from: second.to })
})
