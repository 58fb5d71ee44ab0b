import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shareOfPool, splitByLargestRemainder, sumOf, taxUpon, taxWithin } from '../../shared/base/money.ts'
import { priceLines } from '../../shared/lifecycle/price-lines.ts'
import { computeTotals } from '../../shared/lifecycle/totals.ts'

// Amounts up to a thousand million minor units, beyond what one order costs in any currency.
const amount = fc.integer({ min: 0, max: 1_000_000_000 })
const weights = fc.array(fc.oneof(fc.nat(3), amount), { minLength: 1, maxLength: 40 })

test('however money is split, the parts add up to it', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), weights, (total, over) => {
      const parts = splitByLargestRemainder(total, over)
      expect(parts).toHaveLength(over.length)
      expect(sumOf(parts, (part) => part)).toBe(total)
    }),
  )
})

test('no part is a whole unit away from its fair share, and what weighs nothing gets nothing', () => {
  fc.assert(
    fc.property(amount, weights, (total, over) => {
      const sum = sumOf(over, (weight) => weight)
      fc.pre(sum > 0)
      for (const [index, part] of splitByLargestRemainder(total, over).entries()) {
        const weight = over[index] ?? 0
        const difference = BigInt(part) * BigInt(sum) - BigInt(total) * BigInt(weight)
        expect(difference > -BigInt(sum) && difference < BigInt(sum)).toBe(true)
        if (weight === 0) expect(part).toBe(0)
      }
    }),
  )
})

test('a pool taken in any portions is taken whole, and no portion is worth more than what is left', () => {
  const portions = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(amount, portions, (pool, quantities) => {
      let left = pool
      let units = sumOf(quantities, (quantity) => quantity)
      for (const quantity of quantities) {
        const value = shareOfPool(left, quantity, units)
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(left)
        left -= value
        units -= quantity
      }
      expect(left).toBe(0)
    }),
  )
})

test('equal portions of a pool are worth the same, but for the residue the later ones take', () => {
  fc.assert(
    fc.property(amount, fc.integer({ min: 1, max: 100 }), (pool, units) => {
      const values: number[] = []
      for (let left = units, value = pool; left > 0; left -= 1) {
        const share = shareOfPool(value, 1, left)
        values.push(share)
        value -= share
      }
      expect(Math.max(...values) - Math.min(...values)).toBeLessThanOrEqual(1)
    }),
  )
})

test('the tax within an amount is the nearest whole unit, and the same for what is given back', () => {
  fc.assert(
    fc.property(amount, fc.constantFrom(0, 2.5, 6, 7.7, 12, 19, 20, 25), (gross, percent) => {
      const tax = taxWithin(gross, percent)
      expect(Math.abs(tax - (gross * percent) / (100 + percent))).toBeLessThanOrEqual(0.5 + 1e-6)
      expect(taxWithin(-gross, percent) + tax).toBe(0)
    }),
  )
})

test('half a unit of tax is half a unit, whatever the machine makes of decimals', () => {
  // Floating point makes 33.00000000000001 of the first.
  expect([taxUpon(3_000, 1.1, 'up'), taxUpon(50, 1), taxUpon(50, 1, 'halfDown'), taxUpon(-50, 1)]).toEqual([33, 1, 0, -1])
})

test('shares with the same remainder get the units left over in the order of the lines', () => {
  // Floating point sees 0.6666666666666667 and 0.666666666666667.
  expect(splitByLargestRemainder(10, [1, 1, 4])).toEqual([2, 2, 6])
})

const line = fc.record({
  quantity: fc.integer({ min: 1, max: 1_000 }),
  unitPrice: fc.integer({ min: 0, max: 1_000_000 }),
  lineDiscount: fc.nat(5_000),
  taxPercent: fc.constantFrom(0, 6, 12, 25),
})
const lines = fc.array(line, { minLength: 1, maxLength: 20 })

test('order discounts are spread over the lines to the last unit, and no line costs less than nothing', () => {
  fc.assert(
    fc.property(lines, fc.nat(100_000_000), (priced, discount) => {
      const prices = priceLines(priced, discount, { pricesIncludeTax: true, vatExempt: false })
      const before = sumOf(priced, (each) => Math.max(0, each.unitPrice * each.quantity - each.lineDiscount))
      const shares = sumOf(prices, (price) => price.discountShare)
      expect(shares).toBe(Math.min(discount, before))
      expect(sumOf(prices, (price) => price.total)).toBe(before - shares)
      expect(prices.every((price) => price.total >= 0 && price.discountShare >= 0)).toBe(true)
    }),
  )
})

test('an order costs its lines, its shipping and its handling, and contains the tax of each rate once', () => {
  fc.assert(
    fc.property(lines, fc.nat(50_000), fc.nat(5_000), fc.boolean(), (priced, shippingCost, handlingCost, vatExempt) => {
      const prices = priceLines(priced, 0, { pricesIncludeTax: false, vatExempt })
      const orderLines = priced.map((each, index) => ({
        id: `L${index}`,
        itemId: 'item',
        snapshot: { productName: '', brandName: '', variant: '', size: '', sku: '', ean: '' },
        cancelledQuantity: 0,
        cancelledValue: 0,
        unitOriginalPrice: each.unitPrice,
        comment: '',
        storePickup: false,
        preorder: false,
        externalIds: {},
        discountShare: prices[index]?.discountShare ?? 0,
        total: prices[index]?.total ?? 0,
        ...each,
      }))
      const totals = computeTotals({ lines: orderLines, shippingCost, handlingCost, shippingTaxPercent: 25, vatExempt })
      expect(totals.grandTotal).toBe(sumOf(prices, (price) => price.total) + shippingCost + handlingCost)
      expect(totals.taxTotal).toBe(sumOf(totals.taxes, (group) => group.tax))
      expect(sumOf(totals.taxes, (group) => group.gross)).toBe(vatExempt ? 0 : totals.grandTotal)
      expect(new Set(totals.taxes.map((group) => group.percent)).size).toBe(totals.taxes.length)
    }),
  )
})
