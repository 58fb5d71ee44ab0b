import { expect, test } from 'vitest'
import type { RowFilter } from '../../../shared/lifecycle/list-view.ts'
import { basesOf, isInView, moneyState, passes, rowFilterOf } from '../../../shared/views/list-filter.ts'
import type { QueueRow } from '../../../shared/views/queue-row.ts'
import { standingOf } from '../../../shared/views/standing.ts'
import { given, held, orderOf, placed } from '../../support/given-order.ts'

const NOW = '2026-03-10T12:00:00.000Z'
const order = orderOf(given(placed()).world)
const row: QueueRow = {
  ...standingOf(order).row,
  customer: 'Ana-Maria Öberg',
  orderDate: '2026-03-03T12:00:00.000Z',
  tags: ['gift', 'vip'],
  shippingMethod: 'DHL Express',
}
const lets = (filter: RowFilter, of: QueueRow = row) => passes(filter, of, NOW)

test('a filter that says nothing lets everything through, and every part it says must hold', () => {
  expect(lets({})).toBe(true)
  expect(lets({ statuses: [1, 2], tags: ['vip'], methods: ['DHL Express'] })).toBe(true)
  expect(lets({ statuses: [1, 2], tags: ['vip'], methods: ['by bicycle'] })).toBe(false)
  expect(lets({ statuses: [2] })).toBe(false)
})

test('age is counted in whole days from the moment the order was placed', () => {
  expect(lets({ fromDays: 7 })).toBe(true)
  expect(lets({ fromDays: 8 })).toBe(false)
  expect(lets({ underDays: 7 })).toBe(false)
  expect(lets({ underDays: 8 })).toBe(true)
})

test('a customer is found by the beginnings of their names, without accents and in any order', () => {
  expect(lets({ customer: 'ober maria' })).toBe(true)
  expect(lets({ customer: 'berg' })).toBe(false)
})

test('an order is one of the stores that sold it; of a row that does not say, nobody knows', () => {
  expect(lets({ stores: ['elsewhere', 'store'] })).toBe(true)
  expect(lets({ stores: ['elsewhere'] })).toBe(false)
  const { storeId: _, ...before } = row
  expect(lets({ stores: ['store'] }, before)).toBe(false)
})

test('a carrier is the methods it has when the list is read; with methods beside it both must hold, and a pick-up leaves with nobody', () => {
  const method = (name: string, carrierId: string, pickup = false) => ({ id: name, name, carrierId, service: '', pickup })
  const known = [method('DHL Express', 'dhl'), method('DHL Paket', 'dhl'), method('Collect', 'dhl', true), method('Home', 'postnord')]
  expect(rowFilterOf({ tags: ['vip'] }, known)).toEqual({ tags: ['vip'] })
  expect(rowFilterOf({ carriers: ['dhl'], tags: ['vip'] }, known)).toEqual({ methods: ['DHL Express', 'DHL Paket'], tags: ['vip'] })
  expect(rowFilterOf({ carriers: ['dhl', 'postnord'], methods: ['Home', 'DHL Paket'] }, known).methods).toEqual(['DHL Paket', 'Home'])
  expect(lets(rowFilterOf({ carriers: ['dhl'] }, known))).toBe(true)
  expect(lets(rowFilterOf({ carriers: ['postnord'] }, known))).toBe(false)
  expect(lets(rowFilterOf({ carriers: ['gone'] }, known))).toBe(false)
})

test('a claim is somebody’s, nobody’s or one person’s', () => {
  expect(lets({ claim: 'nobody' })).toBe(true)
  const claimed = { ...row, claimedBy: 'Wilma' }
  expect(lets({ claim: 'somebody' }, claimed)).toBe(true)
  expect(lets({ claim: 'nobody' }, claimed)).toBe(false)
  expect(lets({ claim: { name: 'Wilma' } }, claimed)).toBe(true)
  expect(lets({ claim: { name: 'Mona' } }, claimed)).toBe(false)
})

test('money that was all given back is refunded, and some money is partly paid', () => {
  expect(moneyState({ total: 100, paid: 0, net: 0, authorized: 0 })).toBe('unpaid')
  expect(moneyState({ total: 100, paid: 0, net: 0, authorized: 100 })).toBe('authorized')
  expect(moneyState({ total: 100, paid: 40, net: 40, authorized: 0 })).toBe('partly')
  expect(moneyState({ total: 100, paid: 100, net: 60, authorized: 0 })).toBe('paid')
  expect(moneyState({ total: 100, paid: 100, net: 0, authorized: 0 })).toBe('refunded')
})

test('all orders are looked for in the queues their statuses can stand in; a queue nobody knows holds nothing', () => {
  expect(basesOf({ base: 'all', filter: { statuses: [4] } })).toEqual(['completed'])
  expect(basesOf({ base: 'no queue of ours', filter: {} })).toEqual([])
  const flagged = standingOf(orderOf(given(placed(), held()).world))
  expect(isInView({ base: 'all', filter: { statuses: [1] } }, flagged, NOW)).toBe(true)
  expect(isInView({ base: 'pending', filter: {} }, flagged, NOW)).toBe(false)
})
