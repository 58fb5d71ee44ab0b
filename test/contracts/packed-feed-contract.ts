// What windows are told, of any engine: the same as the feed tells everybody, in another form.

import { describe, expect, test } from 'vitest'
import type { OrderStore } from '../../electron/ports/order-store.ts'
import { readPackedChanges } from '../../electron/service/read-packed-changes.ts'
import type { ChangeRow, Cursor } from '../../shared/contract/changes.ts'
import { type ListedThing, type PackedPage, packRows, unpackListing } from '../../shared/contract/packed-changes.ts'
import type { TestAuthority } from '../support/authority.ts'
import { eachOpens, type StoreUnderTest } from './store-under-test.ts'

export function describePackedFeed(engine: string, open: () => Promise<StoreUnderTest>): void {
  describe(`the packed feed of ${engine}`, () => {
    let store: OrderStore
    let shop: TestAuthority
    eachOpens(open, async (opened) => {
      ;({ store, shop } = opened)
      await shop.opensShop()
      for (let index = 1; index <= 8; index += 1) await shop.places(`o${index}`, { number: `A-0000${index}` })
      await shop.does('ConfirmOrder', 'o3', {})
      await shop.does('PutOnHold', 'o5', { reasonCode: 'OTHER', reason: 'look' })
      await shop.selects('basket', { number: '' })
      await shop.selects('over', { number: '' })
      await shop.does('DeleteSelection', 'over', {})
      await shop.completes('o6')
      await shop.does('ArchiveOrder', 'o6', {})
    })

    test('lists every order and open basket as the rules would, whatever the size of its pages', async () => {
      const expected = packRows((await store.changesSince(null, 10_000)).rows)
      for (const maxRows of [1, 3, 5]) {
        const pages = await pagesOf(store, null, maxRows)
        expect(pages.length, `pages of ${maxRows}`).toBeGreaterThan(1)
        expect(newest(pages.flatMap(listed))).toEqual(newest(unpacked(expected.listing)))
        for (const [index, page] of pages.entries()) {
          expect(page.from).toBe(pages[index - 1]?.to ?? 0)
          expect(listed(page).every((thing) => thing.version > page.from && thing.version <= page.to)).toBe(true)
        }
        expect(pages.at(-1)).toMatchObject({ more: false, to: (await store.head()).version })
      }
    })

    test('tells everything else as it is, the whole catalogue in the first page', async () => {
      const pages = await pagesOf(store, null, 3)
      const whole = (await store.changesSince(null, 10_000)).rows.filter(isOfTheShop)
      // What the service packs comes in its turn.
      const told = (store.packedSince ? pages.slice(0, 1) : pages).flatMap((page) => page.rows)
      expect(sorted(told.filter(isOfTheShop))).toEqual(sorted(whole))
    })

    test('lists nothing that is over, and tells who goes on that it is', async () => {
      const { epoch, version } = await store.head()
      await shop.does('DeleteSelection', 'basket', {})
      await shop.does('CancelOrder', 'o8', { comment: 'mistake', stockAction: 'releaseItemsBackToWarehouse' })
      await shop.does('DeleteOrder', 'o8', { typedNumber: 'A-00008' }, { role: 'admin' })
      for (let index = 1; index <= 3; index += 1) await shop.does('AddNote', `o${index}`, { note: 'more' })
      const onward = await pagesOf(store, { epoch, version }, 2)
      const told = onward.flatMap((page) => page.rows).filter((row) => ['o8', 'basket'].includes(row.id))
      expect(told.map(({ type, id, row }) => `${type} ${id} ${row && 'state' in row ? row.state : row}`).sort()).toEqual([
        'order o8 null',
        'selection basket deleted',
        'selection o8 null',
      ])
      const anew = await pagesOf(store, null, 2)
      const ids = anew.flatMap(listed).map((thing) => thing.id)
      expect(ids.filter((id) => ['o8', 'over', 'basket'].includes(id))).toEqual([])
    })

    test('tells few changes whole', async () => {
      const cursor = await store.head()
      await shop.does('AddNote', 'o2', { note: 'more' })
      const page = await readPackedChanges(store, cursor, 5000)
      if (store.packedSince) expect(page.listing).toBeNull()
      expect(listed(page).map((thing) => thing.id)).toEqual(['o2'])
    })

    test('says how many stand in each queue at its head', async () => {
      const [page] = await pagesOf(store, null, 3)
      expect(page?.counts).toEqual(await store.readCounts())
    })

    test('begins again for a cursor of another epoch', async () => {
      expect(await readPackedChanges(store, { epoch: 'another', version: 3 }, 2)).toMatchObject({ reset: 'epoch', from: 0 })
    })
  })
}

async function pagesOf(store: OrderStore, from: Cursor | null, maxRows: number): Promise<readonly PackedPage[]> {
  const pages: PackedPage[] = []
  let cursor = from
  for (;;) {
    const page = await readPackedChanges(store, cursor, maxRows)
    pages.push(page)
    if (!page.more) return pages
    cursor = { epoch: page.epoch, version: page.to }
  }
}

function unpacked(listing: PackedPage['listing']): readonly ListedThing[] {
  const things: ListedThing[] = []
  if (listing) unpackListing(listing, (thing) => things.push(thing))
  return things
}

/** What a page says of orders and baskets that stand, packed or whole. */
function listed(page: PackedPage): readonly ListedThing[] {
  return unpacked(page.listing ?? packRows(page.rows).listing)
}

/** By id; queues and terms in any order. */
function newest(things: readonly ListedThing[]): Record<string, unknown> {
  const words = (text: string) =>
    text
      .split(' ')
      .filter((word) => word !== '')
      .sort()
  return Object.fromEntries(
    things.map(({ id, version, sortKey, queues, row, terms }) => [
      id,
      { version, sortKey, queues: words(queues), row: JSON.parse(row) as unknown, terms: words(terms) },
    ]),
  )
}

function isOfTheShop(row: ChangeRow): boolean {
  return row.type === 'settings' || row.type === 'item' || row.type === 'stock'
}

function sorted(rows: readonly ChangeRow[]): readonly ChangeRow[] {
  return [...rows].sort((a, b) => (`${a.type} ${a.id}` < `${b.type} ${b.id}` ? -1 : 1))
}
