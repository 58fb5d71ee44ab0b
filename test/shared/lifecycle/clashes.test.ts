import { expect, test } from 'vitest'
import { clashingFields, isPossibleDuplicate, isPriceListOld } from '../../../shared/lifecycle/clashes.ts'
import { aLine, given, orderOf, placed } from '../../support/given-order.ts'
import { TEST_ADDRESS } from '../../support/test-shop.ts'

function twoOrders(apart: string, change: Parameters<typeof placed>[0] = {}) {
  const { world } = given(
    placed({ by: { at: '2025-03-01T10:00:00.000Z' } }),
    placed({ aggregateId: 'other', number: 'A-00002', by: { at: apart }, ...change, create: { reference: 'ZZZZZZZZZ' } }),
  )
  return [orderOf(world), orderOf(world, 'other')] as const
}

test('the same customer buying the same three minutes later may be the same sale told twice', () => {
  const [one, other] = twoOrders('2025-03-01T10:03:00.000Z')
  expect(isPossibleDuplicate(one, other)).toBe(true)
  expect(isPossibleDuplicate(other, one)).toBe(true)
  expect(isPossibleDuplicate(one, one)).toBe(false)
})

test('an hour later, another quantity, or another customer is another sale', () => {
  expect(isPossibleDuplicate(...twoOrders('2025-03-01T11:00:00.000Z'))).toBe(false)
  expect(isPossibleDuplicate(...twoOrders('2025-03-01T10:03:00.000Z', { lines: [aLine('L1', 'shirt', { quantity: 1 })] }))).toBe(false)
  expect(isPossibleDuplicate(...twoOrders('2025-03-01T10:03:00.000Z', { changes: { customerId: 'bo' } }))).toBe(false)
})

test('customers nobody knows are told apart by their e-mail, and never guessed', () => {
  const guest = (email: string) => ({ ...TEST_ADDRESS, email })
  const orders = (one: string, other: string) => {
    const { world } = given(
      placed({ changes: { customerId: null, address: guest(one), shippingAddress: guest(one) }, by: { at: '2025-03-01T10:00:00.000Z' } }),
      placed({
        aggregateId: 'other',
        number: 'A-00002',
        changes: { customerId: null, address: guest(other), shippingAddress: guest(other) },
        by: { at: '2025-03-01T10:03:00.000Z' },
        create: { reference: 'ZZZZZZZZZ' },
      }),
    )
    return [orderOf(world), orderOf(world, 'other')] as const
  }
  expect(isPossibleDuplicate(...orders('Eva@example.com', 'eva@example.com'))).toBe(true)
  expect(isPossibleDuplicate(...orders('eva@example.com', 'bo@example.com'))).toBe(false)
  expect(isPossibleDuplicate(...orders('', ''))).toBe(false)
})

test('prices are old once the shop’s hours have passed', () => {
  expect(isPriceListOld('2025-03-01T10:00:00.000Z', '2025-03-02T10:00:00.000Z', 24)).toBe(false)
  expect(isPriceListOld('2025-03-01T10:00:00.000Z', '2025-03-02T10:00:00.001Z', 24)).toBe(true)
})

test('only a field that both changed differently clashes; other changes are merged', () => {
  const { world } = given(placed())
  const base = orderOf(world)
  const now = { ...base, comment: 'theirs', poNumber: 'PO-1' }
  expect(clashingFields(base, now, { comment: 'mine', giftMessage: 'mine' })).toEqual(['comment'])
  expect(clashingFields(base, now, { comment: 'theirs' })).toEqual([])
  expect(clashingFields(base, base, { comment: 'mine' })).toEqual([])
  const moved = { ...base, shippingAddress: { ...TEST_ADDRESS, city: 'Lund' } }
  expect(clashingFields(base, moved, { shippingAddress: { ...TEST_ADDRESS, city: 'Ystad' } })).toEqual(['shippingAddress'])
})
