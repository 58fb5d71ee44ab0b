import { afterEach, beforeEach, expect, test } from 'vitest'
import { SyncedShop } from '../../support/synced-shop.ts'

let shop: SyncedShop
beforeEach(async () => {
  shop = await SyncedShop.opened()
})
afterEach(() => shop.close())

test('what a clerk does reaches the authority and comes back confirmed', async () => {
  await shop.at.places('o1', { number: 'W-00001' })
  const desk = await shop.desk('k1')
  expect((await desk.gateway.readState('o1')).state.order?.number).toBe('W-00001')

  expect(await desk.does('AddNote', 'o1', { note: 'call first' })).toMatchObject({ status: 'accepted' })
  await desk.settles()

  expect((await desk.gateway.readState('o1')).version).toBe((await shop.store.head()).version)
  expect(await desk.outbox.unsettled()).toEqual([])
  expect((await desk.outbox.changedSince(0, 10)).map(({ state }) => state)).toEqual(['settled'])
  expect(desk.gateway.status()).toMatchObject({ mode: 'joined', line: { is: 'online' }, waiting: 0, unseen: 0 })
})
