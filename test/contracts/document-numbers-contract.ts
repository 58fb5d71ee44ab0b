// What every engine promises of numbers the law counts: none is missing, none is given twice, whoever asks at the same time.

import { describe, expect, test } from 'vitest'
import type { OrderStore } from '../../electron/ports/order-store.ts'
import { keepNumbers } from '../../electron/service/keep-numbers.ts'
import { NO_CHANGES } from '../../electron/service/no-changes.ts'
import { outlast } from '../../electron/service/outlast.ts'
import { verifyStore } from '../../electron/service/verify.ts'
import type { DocumentNumber } from '../../shared/lifecycle/document-number.ts'
import { TestAuthority } from '../support/authority.ts'
import { eachOpens, type StoreUnderTest } from './store-under-test.ts'

const GIVEN: DocumentNumber = {
  series: 'INV-2025',
  counter: 1,
  number: 'INV-2025-00001',
  kind: 'invoice',
  orderId: 'o1',
  documentId: 'd1',
  issuedAt: '2025-03-04T09:00:00.000Z',
  total: 24_900,
  taxTotal: 4_980,
  currency: 'SEK',
}

export function describeDocumentNumbers(engine: string, open: () => Promise<StoreUnderTest>): void {
  describe(`numbers of invoices on ${engine}`, () => {
    let underTest: StoreUnderTest
    let store: OrderStore
    let shop: TestAuthority
    eachOpens(open, (opened) => {
      ;({ underTest, store, shop } = opened)
    })

    async function sells(ids: readonly string[]): Promise<void> {
      for (const [index, id] of ids.entries()) {
        // Of different goods: orders that share a shelf wait for each other anyway.
        const itemId = ['shirt', 'mug', 'poster'][index % 3] ?? 'shirt'
        await shop.places(id, { number: `A-${String(index + 1).padStart(5, '0')}`, itemId })
        await shop.completes(id)
      }
    }

    async function issues(id: string): Promise<void> {
      const shipmentId = (await shop.order(id)).shipments[0]?.id ?? ''
      await shop.does('IssueInvoice', id, { shipmentId })
    }

    const counters = async (kept = store) => (await kept.readDocumentNumbers()).map(({ counter }) => counter)

    test('are given without a gap and never twice when fifty are asked for at once', async () => {
      await shop.opensShop()
      const ids = Array.from({ length: 50 }, (_, index) => `o${index + 1}`)
      await sells(ids)
      await Promise.all(ids.map(issues))
      expect(await counters()).toEqual(ids.map((_, index) => index + 1))
      const onOrders = await Promise.all(ids.map(async (id) => (await shop.order(id)).documents?.[0]?.number ?? 'none'))
      const kept = await store.readDocumentNumbers()
      expect(onOrders.toSorted()).toEqual(kept.map(({ number }) => number))
      const amounts = await Promise.all(kept.map(async ({ orderId }) => (await shop.order(orderId)).documents?.[0]?.content.amounts))
      expect(kept.map(({ total, taxTotal }) => [total, taxTotal])).toEqual(amounts.map((each) => [each?.total, each?.taxTotal]))
    }, 60_000)

    test('are there after opening again, and go on from there', async () => {
      await shop.opensShop()
      await sells(['o1', 'o2'])
      await issues('o1')
      const reopened = await underTest.reopen()
      expect(await counters(reopened)).toEqual([1])
      shop = new TestAuthority(reopened, { commands: shop.commands })
      await issues('o2')
      expect(await counters(reopened)).toEqual([1, 2])
    })

    test('are not used up by what is refused, or by what fails', async () => {
      await shop.opensShop()
      await sells(['o1', 'o2'])
      expect(await shop.tries('IssueInvoice', 'o1', { shipmentId: 'no such shipment' })).toMatchObject({ status: 'refused' })
      await expect(
        store.transact(async (transaction) => {
          expect(await transaction.lastDocumentNumber('INV-2025')).toBe(0)
          await transaction.save({ ...NO_CHANGES, documentNumbers: [GIVEN] })
          throw new Error('the work failed')
        }),
      ).rejects.toThrow('the work failed')
      await issues('o2')
      expect(await store.readDocumentNumbers()).toMatchObject([{ counter: 1, orderId: 'o2', number: 'INV-2025-00001' }])
    })

    test('are refused where they are not the next of their series', async () => {
      const save = (given: DocumentNumber) =>
        store.transact(async (transaction) => {
          await transaction.lastDocumentNumber(given.series)
          return transaction.save({ ...NO_CHANGES, documentNumbers: [given] })
        })
      await expect(save({ ...GIVEN, counter: 2, number: 'INV-2025-00002' })).rejects.toThrow()
      await save(GIVEN)
      await expect(save({ ...GIVEN, documentId: 'd2' })).rejects.toThrow()
      expect(await store.readDocumentNumbers()).toEqual([GIVEN])
    })

    test('stay given in a store set back to before they were, and the next ones go on behind them', async () => {
      await shop.opensShop()
      await sells(['o1', 'o2'])
      await issues('o1')
      const [first] = await store.readDocumentNumbers()
      if (!first) throw new Error('no number was given')
      const givenSince = [2, 3].map((counter) => ({
        ...GIVEN,
        series: first.series,
        counter,
        number: `${first.series}-0000${counter}`,
        orderId: `since${counter}`,
        documentId: `since${counter}`,
      }))
      const outlasting = { deletions: [], desks: [], documentNumbers: [first, ...givenSince] }
      await outlast(store, outlasting, GIVEN.issuedAt)
      await outlast(store, outlasting, GIVEN.issuedAt)
      expect(await store.readDocumentNumbers()).toEqual([first, ...givenSince])
      await issues('o2')
      expect(await counters()).toEqual([1, 2, 3, 4])
      expect((await shop.order('o2')).documents?.[0]?.number).toBe(`${first.series}-00004`)
    })

    test('a desk has seen stay given too, with those between them, and one that stands on another paper here is named', async () => {
      await shop.opensShop()
      await sells(['o1', 'o2'])
      await issues('o1')
      const [first] = await store.readDocumentNumbers()
      if (!first) throw new Error('no number was given')
      const seen = (counter: number): DocumentNumber => ({
        ...first,
        counter,
        number: `${first.series}-0000${counter}`,
        orderId: `since${counter}`,
        documentId: `since${counter}`,
      })
      const unsound = { ...seen(9), number: 'INV-2025-00008' }
      expect(await keepNumbers(store, [seen(4), first, seen(2), unsound], GIVEN.issuedAt)).toEqual({ kept: 3, twice: [] })
      expect(await keepNumbers(store, [seen(2), seen(4)], GIVEN.issuedAt)).toEqual({ kept: 0, twice: [] })
      expect((await store.readDocumentNumbers()).map(({ counter, documentId, total }) => [counter, documentId, total])).toEqual([
        [1, first.documentId, first.total],
        [2, 'since2', first.total],
        [3, '', 0],
        [4, 'since4', first.total],
      ])
      await issues('o2')
      const [, , , , fifth] = await store.readDocumentNumbers()
      expect(fifth).toMatchObject({ counter: 5, orderId: 'o2' })
      expect((await keepNumbers(store, [seen(5), seen(3)], GIVEN.issuedAt)).twice).toEqual([seen(5)])
      const wild = { ...first, counter: 10_006, number: `${first.series}-10006` }
      expect(await keepNumbers(store, [wild], GIVEN.issuedAt)).toMatchObject({ kept: 0 })
      expect(await verifyStore(store)).toMatchObject({ ok: true, documentNumbers: 5 })
    })

    test('count in each series by themselves', async () => {
      for (const [index, series] of ['INV-2025', 'CR-2025', 'INV-2026'].entries()) {
        await store.transact((transaction) =>
          transaction.save({ ...NO_CHANGES, documentNumbers: [{ ...GIVEN, series, number: `${series}-00001`, documentId: `d${index}` }] }),
        )
      }
      const last = await store.transact((transaction) => transaction.lastDocumentNumber('INV-2026'))
      expect(last).toBe(1)
      expect((await store.readDocumentNumbers()).map(({ number }) => number)).toEqual(['CR-2025-00001', 'INV-2025-00001', 'INV-2026-00001'])
    })

    test('outlive their order, with the amount and without a name', async () => {
      await shop.opensShop()
      await shop.places('o1', { number: 'A-00001' })
      await store.transact((transaction) => transaction.save({ ...NO_CHANGES, documentNumbers: [GIVEN] }))
      await shop.does('PrintDocument', 'o1', { kind: 'receipt', subjectId: 'o1' })
      expect((await shop.order('o1')).documents).toHaveLength(1)
      await shop.does('CancelOrder', 'o1', { comment: '', stockAction: 'releaseItemsBackToWarehouse' })
      await shop.does('DeleteOrder', 'o1', { typedNumber: 'A-00001' })
      expect(await store.readDocumentNumbers()).toEqual([GIVEN])
      const events = await store.readHistory('o1')
      expect(events.some(({ kind }) => kind === 'DocumentIssued')).toBe(true)
      expect(events.every(({ event }) => event === null)).toBe(true)
    })
  })
}
