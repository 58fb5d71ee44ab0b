import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OrderStore } from '../../../electron/ports/order-store.ts'
import type { Outlasting } from '../../../electron/ports/outlasting.ts'
import { outlast } from '../../../electron/service/outlast.ts'
import { verifyStore } from '../../../electron/service/verify.ts'
import { openOrderStore } from '../../../electron/store/sqlite/open-order-store.ts'
import { countedIds, TestAuthority, tempFolder } from '../../support/authority.ts'

const NOW = '2025-03-05T09:00:00.000Z'
let folder: ReturnType<typeof tempFolder>
let store: OrderStore
let shop: TestAuthority
beforeEach(async () => {
  folder = tempFolder()
  store = openOrderStore({ folder: folder.path, now: NOW, newEpoch: 'epoch' })
  shop = new TestAuthority(store, { ids: countedIds('command') })
  await shop.opensShop(10)
})
afterEach(async () => {
  await store.close()
  folder.remove()
})

function deletionOf(id: string, number: string, reference: string): Outlasting['deletions'][number] {
  return {
    tombstone: { id, number, reference, deletedAt: '2025-03-04T12:00:00.000Z', by: 'Eva Lind' },
    command: {
      id: `delete-${id}`,
      hash: `hash-${id}`,
      name: 'DeleteOrder',
      aggregate: { type: 'order', id },
      actorId: 'manager',
      deskId: 'desk',
      seq: null,
      issuedAt: '2025-03-04T12:00:00.000Z',
      recordedAt: '2025-03-04T12:00:00.000Z',
      outcome: { status: 'accepted', warnings: [] },
    },
  }
}

test('an order deleted since is deleted again while it still holds goods, which are free then, and one never seen stays away', async () => {
  await shop.places('o1', { number: 'A-00001' })
  await shop.does('ConfirmOrder', 'o1', {})
  await shop.does('ExpediteOrder', 'o1', {})
  const { reference } = await shop.order('o1')
  expect((await store.readStock(['shirt']))[0]?.levels[0]).toMatchObject({ physical: 10, allocated: 2 })
  const deletions = [deletionOf('o1', 'A-00001', reference), deletionOf('o2', 'A-00002', 'NEVERSEEN')]

  expect(await outlast(store, { deletions, desks: [], documentNumbers: [] }, NOW)).toBe(2)
  expect((await store.readStock(['shirt']))[0]?.levels[0]).toMatchObject({ physical: 10, allocated: 0 })
  expect(await store.readTombstone('o1')).toEqual(deletions[0]?.tombstone)
  expect(
    await shop.tries('CreateSelection', 'o2', {
      storeId: 'store',
      marketId: 'market',
      currency: 'SEK',
      origin: 'showroom',
      lines: [],
      changes: {},
    }),
  ).toMatchObject({
    status: 'refused',
    refusal: { code: 'DELETED' },
  })
  expect(await verifyStore(store)).toMatchObject({ ok: true, orders: 0, tombstones: 2 })
  expect(await outlast(store, { deletions, desks: [], documentNumbers: [] }, NOW), 'again').toBe(0)
})

test('a desk let go since stays out, one that came since is known, and each is as far as the copy knows it', async () => {
  const desk = { id: 'd1', name: 'Office', series: 'K1', pairing: null, tokenHash: 'hash', lastSeq: 4, addedAt: NOW, revokedAt: null }
  await outlast(store, { deletions: [], desks: [{ ...desk, lastSeq: 9 }], documentNumbers: [] }, NOW)
  expect(await store.readDesks()).toMatchObject([{ id: 'd1', lastSeq: 0, revokedAt: null }])
  await outlast(store, { deletions: [], desks: [{ ...desk, lastSeq: 9, revokedAt: NOW }], documentNumbers: [] }, NOW)
  expect(await store.readDesks()).toMatchObject([{ id: 'd1', lastSeq: 0, revokedAt: NOW }])
})
