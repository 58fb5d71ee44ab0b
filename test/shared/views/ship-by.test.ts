import { expect, test } from 'vitest'
import { shipBy } from '../../../shared/views/ship-by.ts'
import { TEST_SHOP } from '../../support/test-shop.ts'

const ORDER = { status: 3, orderDate: '2026-03-04T12:00:00.000Z', storeId: 'store' } as const
const patient = { ...TEST_SHOP, stores: TEST_SHOP.stores.map((store) => ({ ...store, shipWithinDays: 5 })) }

test('an order is to leave so many days after it was placed as its store promises, and two where it promises nothing', () => {
  expect(shipBy(ORDER, TEST_SHOP)).toBe('2026-03-06T12:00:00.000Z')
  expect(shipBy(ORDER, patient)).toBe('2026-03-09T12:00:00.000Z')
})

test('a row that does not say its store, and one read before any setting, wait two days', () => {
  const { storeId: _, ...before } = ORDER
  expect(shipBy(before, patient)).toBe('2026-03-06T12:00:00.000Z')
  expect(shipBy(ORDER, null)).toBe('2026-03-06T12:00:00.000Z')
})

test('a basket and what is over are to leave by no time', () => {
  expect(shipBy({ ...ORDER, status: 0 }, TEST_SHOP)).toBeNull()
  expect(shipBy({ ...ORDER, status: 4 }, TEST_SHOP)).toBeNull()
})
