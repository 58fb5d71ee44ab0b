// What every engine promises of reports: each day of each store as a person would count it by hand.

import { describe, expect, test } from 'vitest'
import type { OrderStore } from '../../electron/ports/order-store.ts'
import { readReport } from '../../electron/service/read-report.ts'
import type { TestAuthority } from '../support/authority.ts'
import { TEST_SHOP, TEST_STORE } from '../support/test-shop.ts'
import { eachOpens, type StoreUnderTest } from './store-under-test.ts'

const NOW = '2025-03-20T12:00:00.000Z'
const MARCH = { from: '2025-03-01', to: '2025-03-31' } as const

export function describeReports(engine: string, open: () => Promise<StoreUnderTest>): void {
  describe(`reports on ${engine}`, () => {
    let underTest: StoreUnderTest
    let store: OrderStore
    let shop: TestAuthority
    eachOpens(open, async (opened) => {
      ;({ underTest, store, shop } = opened)
      await shop.opensShop()
    })

    let placed = 0
    /** An order of two shirts unless said otherwise. */
    async function orders(id: string, orderDate: string, wish: Partial<Parameters<TestAuthority['places']>[1]> = {}): Promise<void> {
      placed += 1
      await shop.places(id, { number: `A-${String(placed).padStart(5, '0')}`, orderDate, paymentMethodId: 'invoice', ...wish })
    }

    async function ships(id: string, confirmedAt: string, shippedAt: string | null): Promise<void> {
      await shop.does('ConfirmOrder', id, {}, { occurredAt: confirmedAt })
      if (shippedAt === null) return
      await shop.does('ExpediteOrder', id, {}, { occurredAt: confirmedAt })
      const shipmentId = (await shop.order(id)).shipments[0]?.id ?? ''
      await shop.does('SetGoodToGo', id, { shipmentId }, { occurredAt: confirmedAt })
      await shop.does('CompleteShipment', id, { shipmentId, dispatch: { trackingNumber: 'T' } }, { occurredAt: shippedAt })
    }

    const report = async (period: { from: string; to: string } = MARCH, now = NOW) => (await readReport(store, period, now)).rows
    const totalOf = async (id: string) => (await shop.order(id)).totals.grandTotal

    test('count orders and what they cost on the store’s own day, whatever day it is in Greenwich', async () => {
      await orders('o1', '2025-03-10T22:59:59.999Z')
      // Half past midnight in Stockholm.
      await orders('o2', '2025-03-10T23:30:00.000Z')
      await orders('o3', '2025-03-11T08:00:00.000Z', { quantity: 1 })
      expect(await report()).toMatchObject([
        { day: '2025-03-10', storeId: 'store', currency: 'SEK', orders: 1, revenue: await totalOf('o1') },
        { day: '2025-03-11', storeId: 'store', currency: 'SEK', orders: 2, revenue: (await totalOf('o2')) + (await totalOf('o3')) },
      ])
      expect(await totalOf('o1')).toBeGreaterThan(await totalOf('o3'))
      expect((await report({ from: '2025-03-11', to: '2025-03-11' })).map(({ orders }) => orders)).toEqual([2])
      expect(await report({ from: '2025-03-12', to: '2025-03-31' })).toEqual([])
    })

    test('keep days apart that are an hour shorter or longer', async () => {
      // Clocks in Stockholm went on at 2025-03-30 02:00: that day ends at 22:00 in Greenwich, and began at 23:00 the day before.
      await orders('o1', '2025-03-29T22:59:00.000Z')
      await orders('o2', '2025-03-29T23:00:00.000Z')
      await orders('o3', '2025-03-30T21:59:00.000Z')
      await orders('o4', '2025-03-30T22:00:00.000Z')
      expect((await report()).map(({ day, orders }) => `${day} ${orders}`)).toEqual(['2025-03-29 1', '2025-03-30 2', '2025-03-31 1'])
    })

    test('leave out what was cancelled, in whole or in part, and what was deleted', async () => {
      await orders('o1', '2025-03-10T10:00:00.000Z')
      await orders('o2', '2025-03-10T10:00:00.000Z')
      const [{ id: orderLineId = '' } = {}] = (await shop.order('o2')).lines
      await shop.does('CancelOrder', 'o1', { comment: '', stockAction: 'releaseItemsBackToWarehouse' })
      const before = await totalOf('o2')
      await shop.does('CancelLines', 'o2', {
        lines: [{ orderLineId, quantity: 1 }],
        comment: '',
        stockAction: 'releaseItemsBackToWarehouse',
      })
      expect(await totalOf('o2')).toBeLessThan(before)
      expect(await report()).toMatchObject([{ day: '2025-03-10', orders: 1, revenue: await totalOf('o2') }])
      await shop.does('RestoreOrder', 'o1', {})
      expect(await report()).toMatchObject([{ orders: 2, revenue: (await totalOf('o1')) + (await totalOf('o2')) }])
      await shop.does('CancelOrder', 'o1', { comment: '', stockAction: 'releaseItemsBackToWarehouse' })
      await shop.does('DeleteOrder', 'o1', { typedNumber: (await shop.order('o1')).number })
      expect(await report()).toMatchObject([{ orders: 1 }])
    })

    test('call late what had not left two days after it was confirmed, on the day its time was up', async () => {
      await orders('punctual', '2025-03-10T08:00:00.000Z')
      await ships('punctual', '2025-03-10T09:00:00.000Z', '2025-03-12T09:00:00.000Z')
      await orders('late', '2025-03-10T08:00:00.000Z')
      await ships('late', '2025-03-10T09:00:00.000Z', '2025-03-12T09:00:01.000Z')
      await orders('waiting', '2025-03-11T08:00:00.000Z')
      await ships('waiting', '2025-03-11T09:00:00.000Z', null)
      await orders('unconfirmed', '2025-03-11T08:00:00.000Z')
      const late = async (now?: string) => (await report(MARCH, now)).filter((row) => row.late > 0).map((row) => `${row.day} ${row.late}`)
      expect(await late()).toEqual(['2025-03-12 1', '2025-03-13 1'])
      // Until its time is up nobody knows.
      expect(await late('2025-03-13T08:59:00.000Z')).toEqual(['2025-03-12 1'])

      const stores = [{ ...TEST_STORE, shipWithinDays: 5 }]
      await shop.does('SaveSettings', 'settings', { settings: { ...TEST_SHOP, stores } }, { role: 'admin' })
      expect(await late()).toEqual(['2025-03-16 1'])
    })

    test('count a return on the day it was completed, by what its goods were worth', async () => {
      await orders('o1', '2025-03-10T08:00:00.000Z')
      await ships('o1', '2025-03-10T09:00:00.000Z', '2025-03-10T10:00:00.000Z')
      const [shipment] = (await shop.order('o1')).shipments
      const [line] = shipment?.lines ?? []
      const back = { shipmentLineId: line?.id ?? '', quantity: 1, stockAction: 'releaseItemsBackToWarehouse', warehouseId: 'main' } as const
      await shop.does('CreateReturn', 'o1', {
        shipmentId: shipment?.id ?? '',
        lines: [{ ...back, condition: 'A', reasonCode: 'other' }],
        shippingCost: 0,
        handlingCost: 0,
        returnCost: 0,
        voucherValue: 0,
        comment: '',
      })
      expect((await report()).map(({ returns }) => returns)).toEqual([0])
      const [{ id: returnId = '', lines = [] } = {}] = (await shop.order('o1')).returns
      await shop.does('CompleteReturn', 'o1', { returnId }, { occurredAt: '2025-03-14T10:00:00.000Z' })
      expect(await report()).toMatchObject([
        { day: '2025-03-10', orders: 1, returns: 0 },
        { day: '2025-03-14', orders: 0, revenue: 0, returns: 1, returned: lines[0]?.value },
      ])
      expect(lines[0]?.value).toBeGreaterThan(0)
    })

    test('keep stores and currencies apart, each store by its own clock', async () => {
      const tokyo = { ...TEST_STORE, id: 'tokyo', name: 'Tokyo', timeZone: 'Asia/Tokyo' }
      const markets = [...TEST_SHOP.markets, { id: 'japan', storeId: 'tokyo', name: 'Japan', countries: [], allocationRuleId: 'rule' }]
      await shop.does('SaveSettings', 'settings', { settings: { ...TEST_SHOP, stores: [TEST_STORE, tokyo], markets } }, { role: 'admin' })
      await orders('o1', '2025-03-10T20:00:00.000Z')
      await orders('o2', '2025-03-10T20:00:00.000Z', { place: { storeId: 'tokyo', marketId: 'japan', currency: 'SEK' } })
      await orders('o3', '2025-03-10T20:00:00.000Z', { place: { storeId: 'tokyo', marketId: 'japan', currency: 'EUR' } })
      const rows = (await report()).map(({ day, storeId, currency, orders }) => `${day} ${storeId} ${currency} ${orders}`)
      expect(rows.toSorted()).toEqual(['2025-03-10 store SEK 1', '2025-03-11 tokyo EUR 1', '2025-03-11 tokyo SEK 1'])
    })

    test('say the same after opening again', async () => {
      await orders('o1', '2025-03-10T08:00:00.000Z')
      await ships('o1', '2025-03-10T09:00:00.000Z', '2025-03-13T10:00:00.000Z')
      const before = await report()
      expect(before).toHaveLength(2)
      store = await underTest.reopen()
      expect(await report()).toEqual(before)
    })
  })
}
