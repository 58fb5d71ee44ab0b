import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DeskGateway } from '../../../electron/sync/desk-gateway.ts'
import type { PlacedBetween } from '../../../shared/views/placed-between.ts'
import { CommandMaker, countedIds } from '../../support/authority.ts'
import { openReadingDesk, ReadingLink } from '../../support/reading-desk.ts'
import { SyncedShop } from '../../support/synced-shop.ts'

let shop: SyncedShop
let link: ReadingLink
let desk: DeskGateway
const commands = new CommandMaker(countedIds('k1-command'))

// An order that was closed longer ago than the shop wants to see it, and one that is open.
beforeEach(async () => {
  shop = await SyncedShop.opened()
  await shop.at.places('old', { number: 'A-00001' })
  await shop.at.completes('old')
  await shop.at.places('open', { number: 'A-00002', paymentMethodId: 'invoice' })
  link = new ReadingLink(shop)
  desk = await openReadingDesk(shop, link)
  await shop.pace.until(desk.settled())
})

afterEach(async () => {
  await shop.pace.until(desk.close())
  await shop.close()
})

const note = (id: string) => commands.make('AddNote', id, { note: 'asked again' })

/** The days of the window pass. */
const ages = async () => {
  await shop.pace.pass(60_000)
  await shop.service.moveWindow(1)
  await shop.pace.pass(20_000)
}

test('an order that leaves the desk leaves its lists and its counts', async () => {
  expect(await desk.counts()).toMatchObject({ completed: 1, pending: 1 })
  await ages()
  expect(await desk.counts()).toMatchObject({ completed: 0, pending: 1 })
  expect((await desk.listQueue({ queue: 'completed', limit: 10 })).rows).toEqual([])
  expect((await shop.service.counts()).completed).toBe(1)
})

test('while the hub is reached, an order that left is found, opened and worked on, and then is here again', async () => {
  await ages()
  expect((await shop.pace.until(desk.search('A-0000'))).map(({ number }) => number)).toEqual(['A-00002', 'A-00001'])
  const { state, version } = await shop.pace.until(desk.readState('old'))
  expect(state.order?.number).toBe('A-00001')
  expect(version).toBe((await shop.store.readState('old')).version)
  expect(await shop.pace.until(desk.submit(note('old')))).toMatchObject({ status: 'accepted' })
  await shop.pace.until(desk.settled())
  await shop.pace.pass(20_000)
  expect((await desk.counts()).completed).toBe(1)
})

test('what left the desk is looked for at the hub in the days it was placed', async () => {
  await ages()
  const placed = (await shop.store.readState('old')).state.order?.orderDate ?? ''
  const numbers = async (between: PlacedBetween) =>
    (await shop.pace.until(desk.search('A-0000', { limit: 1, placed: between }))).map(({ number }) => number)
  expect(await numbers({ from: placed, before: new Date(Date.parse(placed) + 1_000).toISOString() })).toEqual(['A-00001'])
  expect(await numbers({ before: placed })).toEqual([])
})

test('reports count the whole shop, what left the desk included; without the hub what the desk holds, and say so', async () => {
  await ages()
  const period = { from: '2020-01-01', to: '2021-12-31' }
  const whole = { from: '2024-06-01', to: '2026-05-31' }
  expect((await shop.pace.until(desk.report(period))).rows).toEqual([])
  const { rows } = await shop.pace.until(desk.report(whole))
  expect(rows).toEqual((await shop.service.report(whole)).rows)
  expect(rows.reduce((sum, row) => sum + row.orders, 0)).toBe(2)
  link.isCut = true
  await shop.pace.pass(60_000)
  const ofDesk = await desk.report(whole)
  expect(ofDesk).toMatchObject({ isOfDesk: true, asOf: desk.status().lastPullAt })
  expect(ofDesk.rows.reduce((sum, row) => sum + row.orders, 0)).toBe(1)
})

test('while it is not, the desk finds what it has, and says that such an order needs the hub', async () => {
  await ages()
  link.isCut = true
  await shop.pace.pass(60_000)
  expect(desk.status().line.is).toBe('offline')
  expect((await desk.search('A-0000')).map(({ number }) => number)).toEqual(['A-00002'])
  expect((await desk.readState('old')).version).toBe(0)
  expect(await shop.pace.until(desk.submit(note('old')))).toMatchObject({
    status: 'refused',
    refusal: { code: 'REQUIRES_ONLINE', facts: { needs: 'connection' } },
  })
})

test('what is begun here and on its way is asked of nobody', async () => {
  link.whole = async () => {
    throw new Error('nobody is to be asked')
  }
  link.isCut = true
  await shop.pace.pass(60_000)
  const basket = { storeId: 'store', marketId: 'market', currency: 'SEK', origin: 'showroom', lines: [], changes: {} } as const
  expect(await shop.pace.until(desk.submit(commands.make('CreateSelection', 'mine', basket)))).toMatchObject({ status: 'waiting' })
  expect((await desk.readState('mine')).version).toBe(0)
})
