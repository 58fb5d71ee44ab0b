import { describe, expect, test } from 'vitest'
import { roundShare } from '../../../shared/base/money.ts'
import { priceLines } from '../../../shared/lifecycle/price-lines.ts'
import { taxesOfLines } from '../../../shared/lifecycle/totals.ts'
import { aLine, checkout, given, type Placing, selected, storeSetTo } from '../../support/given-order.ts'

type Options = Parameters<typeof storeSetTo>[0]

const FREE = { shippingCost: 0 }
const orderOf = (options: Options, placing: Placing) =>
  given(storeSetTo(options), selected({ ...placing, changes: { ...FREE, ...placing.changes } })).when('CreateOrder', checkout(placing))
    .order
/** Three lines of one unit at 10 minor units: 25 % within each is 2, within all 6. */
const TENS = { lines: ['L1', 'L2', 'L3'].map((id) => aLine(id, 'shirt', { quantity: 1, unitPrice: 13 })) }

describe('tax within prices', () => {
  // 13 contain 2.6; three of them 7.8.
  test.each([
    ['line', TENS, 9],
    ['total', TENS, 8],
    ['item', { lines: [aLine('L1', 'shirt', { quantity: 3, unitPrice: 13 })] }, 9],
    ['line', { lines: [aLine('L1', 'shirt', { quantity: 3, unitPrice: 13 })] }, 8],
  ] as const)('rounded by %s', (roundType, placing, tax) => {
    expect(orderOf({ roundType }, placing).totals.taxTotal).toBe(tax)
  })

  test.each(['item', 'line', 'total'] as const)('of the lines, rounded by %s, adds up to the order’s tax', (roundType) => {
    const lines = [...TENS.lines, aLine('L4', 'mug', { quantity: 3, unitPrice: 333, taxPercent: 6 })]
    const discounts = [{ kind: 'voucher' as const, name: 'V', amount: 7 }]
    const order = orderOf({ roundType }, { lines, changes: { shippingCost: 490, discounts } })
    const { lines: taxes, costs } = taxesOfLines(order)
    expect(taxes.reduce((sum, tax) => sum + tax, costs)).toBe(order.totals.taxTotal)
    expect(order.totals.taxes.map((group) => group.percent)).toEqual([6, 25])
  })

  test('an exempt order contains none', () => {
    const order = orderOf({ roundType: 'item' }, { ...TENS, changes: { vatExempt: true } })
    expect([order.totals.taxTotal, ...taxesOfLines(order).lines]).toEqual([0, 0, 0, 0])
  })
})

describe('tax added to prices', () => {
  const line = (taxPercent: number, quantity = 1) => ({ quantity, unitPrice: 10, lineDiscount: 0, taxPercent })
  const rules = { pricesIncludeTax: false, vatExempt: false }
  const totals = (lines: readonly ReturnType<typeof line>[], roundType: 'item' | 'line' | 'total') =>
    priceLines(lines, 0, { ...rules, roundType }).map((price) => price.total)

  test('rounded by line or by unit, each carries its own residue', () => {
    expect(totals([line(25), line(25), line(25)], 'line')).toEqual([13, 13, 13])
    expect(totals([line(25, 3)], 'item')).toEqual([39])
    expect(totals([line(25, 3)], 'line')).toEqual([38])
  })

  test('rounded once per rate, the residue is spread over the lines of that rate', () => {
    const spread = totals([line(25), line(25), line(25), line(6)], 'total')
    expect(spread).toEqual([13, 13, 12, 11])
  })
})

test.each([
  ['halfUp', [3, 2, 3, 4]],
  ['halfDown', [2, 2, 3, 3]],
  ['halfEven', [2, 2, 3, 4]],
  ['up', [3, 3, 3, 4]],
  ['down', [2, 2, 2, 3]],
] as const)('amounts are rounded %s, below zero as above', (mode, expected) => {
  const tenths = [25, 24, 26, 35]
  expect(tenths.map((value) => roundShare(value, 1, 10, mode))).toEqual(expected)
  expect(tenths.map((value) => 0 - roundShare(-value, 1, 10, mode))).toEqual(expected)
})

test('how a store rounds is kept on its orders', () => {
  expect(orderOf({ roundType: 'item', roundMode: 'down' }, TENS)).toMatchObject({
    roundType: 'item',
    roundMode: 'down',
    totals: { taxTotal: 6 },
  })
})
