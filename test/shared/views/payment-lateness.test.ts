import { expect, test } from 'vitest'
import { lateSince } from '../../../shared/views/payment-lateness.ts'
import { TEST_SHOP } from '../../support/test-shop.ts'

const settings = { ...TEST_SHOP, stores: TEST_SHOP.stores.map((store) => ({ ...store, wfpAttentionMinutes: 3 * 24 * 60 })) }
const wait = { status: 1, isWaitingForPayment: true, wfpSince: '2025-03-01T12:00:00.000Z', storeId: 'store' } as const

test('a payment is late from the end of the time its store lets one wait, not from when the waiting began', () => {
  expect(lateSince(wait, settings, '2025-03-05T12:00:00.000Z')).toBe('2025-03-04T12:00:00.000Z')
  expect(lateSince(wait, settings, '2025-03-04T12:00:00.000Z')).toBeNull()
})

test('nobody waits for the payment of an order that is over', () => {
  expect(lateSince({ ...wait, status: 6 }, settings, '2025-03-05T12:00:00.000Z')).toBeNull()
})
