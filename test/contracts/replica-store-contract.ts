// What every engine behind the ReplicaStore port must do. An engine adds one short caller beside this file.

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OrderStore, StoreReads } from '../../electron/ports/order-store.ts'
import type { ReplicaStore } from '../../electron/ports/replica-store.ts'
import { readReport } from '../../electron/service/read-report.ts'
import { ViewCounts } from '../../electron/service/view-counts.ts'
import type { ChangePage, ChangeRow, Cursor } from '../../shared/contract/changes.ts'
import type { Outcome } from '../../shared/contract/outcome.ts'
import { type DeskPage, packTexts } from '../../shared/contract/packed-rows.ts'
import { queryWords } from '../../shared/views/search-words.ts'
import { TestAuthority } from '../support/authority.ts'

export interface ReplicaUnderTest {
  readonly replica: ReplicaStore
  /** An empty store to play the authority. */
  readonly authority: OrderStore
  /** Closes the replica and opens what it left behind. */
  reopen(): Promise<ReplicaStore>
  /** A second empty authority: what this one is after its files were replaced. */
  another(epoch: string): Promise<OrderStore>
  dispose(): Promise<void>
}

export function describeReplicaStore(engine: string, open: () => Promise<ReplicaUnderTest>): void {
  describe(`a replica on ${engine}`, () => {
    let underTest: ReplicaUnderTest
    let replica: ReplicaStore
    let shop: TestAuthority

    beforeEach(async () => {
      underTest = await open()
      replica = underTest.replica
      shop = new TestAuthority(underTest.authority)
      await shop.opensShop()
    })

    afterEach(() => underTest.dispose())

    /** Pulls page by page until everything is staged; answers how many pages that took. */
    async function stageAll(from: Cursor | null, maxRows = 500, authority: OrderStore = shop.store): Promise<number> {
      let cursor = from
      for (let pages = 1; ; pages += 1) {
        const page = await authority.changesSince(cursor, maxRows)
        await replica.stage(page)
        if (!page.more) return pages
        cursor = { epoch: page.epoch, version: page.to }
      }
    }

    async function pull(maxRows?: number): Promise<void> {
      await stageAll(await replica.cursor(), maxRows)
      await replica.reveal()
    }

    test('begins with nothing, and a window that asks gets nothing', async () => {
      expect(await replica.cursor()).toBeNull()
      expect(await replica.staged()).toBeNull()
      expect(await replica.readOrder('o1')).toBeNull()
      expect(await replica.changesSince(null, 500)).toMatchObject({ rows: [], more: false, to: 0 })
    })

    test('serves a window what the authority serves, version for version, after any number of pages', async () => {
      await twelveOrders(shop)
      expect(await stageAll(null, 7)).toBeGreaterThan(3)
      await replica.reveal()
      expect(await whatIsRead(replica)).toEqual(await whatIsRead(shop.store))
      for (let index = 1; index <= 6; index += 1) await shop.does('ConfirmOrder', `o${index}`, {})
      await shop.completes('o7')
      await shop.does('CancelOrder', 'o8', { comment: 'changed their mind', stockAction: 'releaseItemsBackToWarehouse' })
      await pull(5)
      expect(await whatIsRead(replica)).toEqual(await whatIsRead(shop.store))
      expect(await replica.cursor()).toEqual(await shop.store.head())
    })

    test('counts reports of what it holds as the authority counts them, of more orders than it reads at once', async () => {
      await twelveOrders(shop)
      for (let index = 0; index < 100; index += 1) {
        await shop.places(`more${index}`, { number: `B-${String(index).padStart(5, '0')}`, paymentMethodId: 'invoice' })
      }
      await shop.completes('o7')
      await pull()
      const march = { from: '2025-02-20', to: '2025-03-31' }
      const counted = await readReport(replica, march, '2025-03-31T00:00:00.000Z')
      expect(counted).toEqual(await readReport(shop.store, march, '2025-03-31T00:00:00.000Z'))
      expect(counted.rows.reduce((sum, row) => sum + row.orders, 0)).toBe(112)
    })

    test('takes over pages packed as texts like any other, with what changed while they were fetched', async () => {
      await twelveOrders(shop)
      await shop.selects('basket', { number: '' })
      let cursor: Cursor | null = null
      for (let pages = 1; ; pages += 1) {
        const page = packedPage(await shop.store.changesSince(cursor, 9))
        await replica.stage(page)
        if (pages === 2) {
          await shop.does('ConfirmOrder', 'o1', {})
          await shop.does('DeleteSelection', 'basket', {})
          await shop.does('CancelOrder', 'o8', { comment: 'changed their mind', stockAction: 'releaseItemsBackToWarehouse' })
        }
        if (!page.more) break
        cursor = { epoch: page.epoch, version: page.to }
      }
      await replica.reveal()
      expect(await whatIsRead(replica)).toEqual(await whatIsRead(shop.store))
      for (let index = 2; index <= 6; index += 1) await shop.does('ConfirmOrder', `o${index}`, {})
      await replica.stage(packedPage(await shop.store.changesSince(await replica.cursor(), 500)))
      await replica.reveal()
      expect(await whatIsRead(replica)).toEqual(await whatIsRead(shop.store))
    })

    test('nothing of a staged page is read before it is revealed, and then all of it is', async () => {
      await shop.places('o1', { number: 'A-00001' })
      await pull()
      const before = await whatIsRead(replica)
      await shop.does('ConfirmOrder', 'o1', {})
      await shop.places('o2', { number: 'A-00002' })
      await stageAll(await replica.cursor())
      expect(await whatIsRead(replica)).toEqual(before)
      expect((await replica.staged())?.cursor).toEqual(await shop.store.head())
      await replica.reveal()
      expect(await replica.staged()).toBeNull()
      expect(await whatIsRead(replica)).toEqual(await whatIsRead(shop.store))
    })

    test('what was staged before the process ended is gone on with after it', async () => {
      await twelveOrders(shop)
      const first = await shop.store.changesSince(null, 10)
      expect(first.more).toBe(true)
      await replica.stage(first)
      replica = await underTest.reopen()
      expect(await replica.cursor()).toBeNull()
      const staged = await replica.staged()
      expect(staged).toEqual({ cursor: { epoch: first.epoch, version: first.to }, isBootstrap: true })
      await stageAll(staged?.cursor ?? null, 10)
      await replica.reveal()
      expect(await whatIsRead(replica)).toEqual(await whatIsRead(shop.store))

      await shop.does('ConfirmOrder', 'o1', {})
      await stageAll(await replica.cursor())
      replica = await underTest.reopen()
      expect(await replica.staged()).toEqual({ cursor: await shop.store.head(), isBootstrap: false })
      await replica.reveal()
      expect(await whatIsRead(replica)).toEqual(await whatIsRead(shop.store))
      replica = await underTest.reopen()
      expect(await whatIsRead(replica)).toEqual(await whatIsRead(shop.store))
    })

    test('a bootstrap leaves the old rows readable until it is complete, and nothing of them after', async () => {
      await shop.places('old', { number: 'A-00001' })
      await pull()
      const before = await whatIsRead(replica)
      const restored = new TestAuthority(await underTest.another('epoch-2'))
      await restored.opensShop()
      await restored.places('new', { number: 'A-00002' })
      const pages = await stageAll(null, 3, restored.store)
      expect(pages).toBeGreaterThan(1)
      expect(await whatIsRead(replica)).toEqual(before)
      expect((await replica.staged())?.isBootstrap).toBe(true)
      await replica.reveal()
      expect(await whatIsRead(replica)).toEqual(await whatIsRead(restored.store))
      expect(await replica.readOrder('old')).toBeNull()
      const page = await replica.changesSince({ epoch: 'epoch-1', version: 3 }, 500)
      expect(page).toMatchObject({ reset: 'epoch', from: 0, epoch: 'epoch-2' })
    })

    test('a page from the beginning begins anew; what was staged before it goes', async () => {
      await twelveOrders(shop)
      await replica.stage(await shop.store.changesSince(null, 10))
      const restored = new TestAuthority(await underTest.another('epoch-2'))
      await restored.opensShop()
      await stageAll(null, 500, restored.store)
      await replica.reveal()
      expect(await whatIsRead(replica)).toEqual(await whatIsRead(restored.store))
    })

    test('a page that does not go on where the last one ended is turned away', async () => {
      await twelveOrders(shop)
      const first = await shop.store.changesSince(null, 10)
      await replica.stage(first)
      const later = await shop.store.changesSince({ epoch: first.epoch, version: first.to + 1 }, 10)
      await expect(replica.stage(later)).rejects.toThrow()
      const other = { ...(await shop.store.changesSince({ epoch: first.epoch, version: first.to }, 10)), epoch: 'epoch-2' }
      await expect(replica.stage(other)).rejects.toThrow()
      expect((await replica.staged())?.cursor.version).toBe(first.to)
    })

    test('dropping what is staged leaves what is shown', async () => {
      await shop.places('o1', { number: 'A-00001' })
      await pull()
      const before = await whatIsRead(replica)
      await shop.does('ConfirmOrder', 'o1', {})
      await stageAll(await replica.cursor())
      await replica.dropStage()
      expect(await replica.staged()).toBeNull()
      expect(await whatIsRead(replica)).toEqual(before)
      await pull()
      expect(await whatIsRead(replica)).toEqual(await whatIsRead(shop.store))
    })

    test('outcomes of this desk are no rows: they are handed out before the page is shown, and forgotten with it', async () => {
      const version = (await shop.store.head()).version
      const outcome: Outcome = { status: 'accepted', version, warnings: [] }
      const page = await shop.store.changesSince(null, 500)
      const result: ChangeRow = { type: 'result', id: 'c1', version, row: { seq: 4, outcome } }
      await replica.stage({ ...page, rows: [...page.rows, result] })
      replica = await underTest.reopen()
      expect(await replica.stagedNews()).toEqual({ results: [{ seq: 4, outcome }], purged: [] })
      await replica.reveal()
      expect(await replica.stagedNews()).toEqual({ results: [], purged: [] })
      expect(await whatIsRead(replica)).toEqual(await whatIsRead(shop.store))
    })

    test('a purged order is gone from lists, search and rows, and windows hear of it', async () => {
      await shop.places('o1', { number: 'A-00001', changes: { comment: 'secretword' } })
      await shop.places('o2', { number: 'A-00002' })
      await pull()
      const cursor = await replica.cursor()
      await shop.does('CancelOrder', 'o1', { comment: '', stockAction: 'releaseItemsBackToWarehouse' })
      await shop.does('DeleteOrder', 'o1', { typedNumber: 'A-00001' }, { role: 'admin' })
      await stageAll(cursor)
      expect((await replica.stagedNews()).purged).toEqual(['o1'])
      await replica.reveal()
      expect((await replica.readState('o1')).state).toEqual((await shop.store.readState('o1')).state)
      expect(await replica.search({ words: queryWords('A-00001'), limit: 10 })).toEqual([])
      expect(await replica.readCounts()).toEqual(await shop.store.readCounts())
      const seen = await replica.changesSince(cursor, 500)
      expect(seen.rows.filter(({ id }) => id === 'o1')).toEqual(
        (await shop.store.changesSince(cursor, 500)).rows.filter(({ id }) => id === 'o1'),
      )
    })

    test('an order that leaves the window of the desk leaves its lists, windows hear of it, and it may come back', async () => {
      await shop.places('o1', { number: 'A-00001' })
      await pull()
      const cursor = (await replica.cursor()) ?? { epoch: '', version: 0 }
      const order = await shop.order('o1')
      const gone = pageOf(cursor, [{ type: 'order', id: 'o1', version: cursor.version + 1, row: null, deleted: 'archive' }])
      await replica.stage(gone)
      await replica.reveal()
      expect(await replica.readOrder('o1')).toBeNull()
      expect((await replica.readCounts()).pending).toBe(0)
      expect((await replica.changesSince(cursor, 10)).rows).toEqual(gone.rows)
      const back = pageOf({ ...cursor, version: gone.to }, [{ type: 'order', id: 'o1', version: gone.to + 1, row: order }])
      await replica.stage(back)
      await replica.reveal()
      expect((await replica.readState('o1')).state.order).toEqual(order)
      expect((await replica.readCounts()).pending).toBe(1)
      expect((await replica.changesSince(cursor, 10)).rows).toEqual(back.rows)
    })

    test('knows which part of the shop it holds, and how far the shop was when that was begun', async () => {
      await twelveOrders(shop)
      const first = await shop.store.changesSince(null, 10, 'd1')
      await replica.stage(first)
      const begun = { cursor: { epoch: first.epoch, version: first.to, scope: '0', snap: first.head }, isBootstrap: true }
      expect(await replica.staged()).toEqual(begun)
      replica = await underTest.reopen()
      expect(await replica.staged()).toEqual(begun)
      await stageAll(begun.cursor)
      await replica.reveal()
      expect(await replica.cursor()).toEqual({ ...(await shop.store.head()), scope: '0' })
    })

    test('a window begins anew after its desk did, because nobody is told what that left out', async () => {
      await shop.places('o1', { number: 'A-00001' })
      const fetchAll = async () => {
        await replica.stage(await shop.store.changesSince(null, 500, 'd1'))
        await replica.reveal()
      }
      await fetchAll()
      const window = await replica.changesSince(null, 500)
      expect(window.epoch).toBe((await shop.store.head()).epoch)
      const cursor = { epoch: window.epoch, version: window.to }
      expect((await replica.changesSince(cursor, 500)).reset).toBeUndefined()
      await fetchAll()
      const anew = await replica.changesSince(cursor, 2)
      expect(anew).toMatchObject({ reset: 'epoch', from: 0, more: true })
      const rest = await replica.changesSince({ epoch: anew.epoch, version: anew.to }, 500)
      expect(rest.reset).toBeUndefined()
      expect(rest.from).toBe(anew.to)
    })

    test('counts of views follow what changes, also after the desk has fetched everything anew', async () => {
      let walked = 0
      const reads: Pick<StoreReads, 'readQueue' | 'changesSince'> = {
        readQueue: (page) => {
          walked += 1
          return replica.readQueue(page)
        },
        changesSince: (cursor, maxRows) => replica.changesSince(cursor, maxRows),
      }
      const counts = new ViewCounts(reads, () => '2025-03-03T10:00:00.000Z')
      const views = [{ base: 'pending', filter: {} }]
      await shop.places('o1', { number: 'A-00001' })
      for (let round = 0; round < 2; round += 1) {
        await replica.stage(await shop.store.changesSince(null, 500, 'd1'))
        await replica.reveal()
      }
      expect(await counts.counts(views)).toEqual([1])
      const walkedOnce = walked
      await shop.places('o2', { number: 'A-00002' })
      await pull()
      expect(await counts.counts(views)).toEqual([2])
      expect(await counts.counts(views)).toEqual([2])
      expect(walked).toBe(walkedOnce)
    })

    test('what only the authority has reads as empty', async () => {
      await shop.places('o1', { number: 'A-00001' })
      await pull()
      expect(await replica.readHistory('o1')).toEqual([])
      expect(await replica.readMovements('shirt')).toEqual([])
      expect(await replica.openPaymentRequests()).toEqual([])
      expect(await replica.readDesks()).toEqual([])
      expect(await replica.readDesk('k1')).toBeNull()
    })
  })
}

async function twelveOrders(shop: TestAuthority): Promise<void> {
  for (let index = 1; index <= 12; index += 1) await shop.places(`o${index}`, { number: `A-000${String(index).padStart(2, '0')}` })
}

/** Everything a window may be told. */
async function whatIsRead(reads: StoreReads): Promise<unknown> {
  return {
    head: await reads.head(),
    changes: await reads.changesSince(null, 100_000),
    counts: await reads.readCounts(),
    pending: await reads.readQueue({ queue: 'pending', limit: 100 }),
    found: await reads.search({ words: queryWords('A-0000'), limit: 100, includeArchived: true }),
    stock: await reads.readStock(['shirt', 'mug', 'poster', 'unknown']),
    item: await reads.findItem('SKU-shirt'),
    settings: await reads.readSettings(),
    order: await reads.readOrder('A-00001'),
  }
}

function pageOf({ epoch, version }: Cursor, rows: readonly ChangeRow[]): ChangePage {
  const to = rows.at(-1)?.version ?? version
  return { epoch, head: to, from: version, to, more: false, rows }
}

/** The page as an authority hands it to a desk that has much to fetch. */
function packedPage(page: ChangePage): DeskPage {
  const isPacked = (row: ChangeRow) => (row.type === 'order' || row.type === 'selection') && row.row !== null
  const things = page.rows.flatMap(({ type, id, version, row }) =>
    (type === 'order' || type === 'selection') && row !== null ? [{ type, id, version, body: JSON.stringify(row) }] : [],
  )
  return { ...page, rows: page.rows.filter((row) => !isPacked(row)), packed: packTexts(things) }
}
