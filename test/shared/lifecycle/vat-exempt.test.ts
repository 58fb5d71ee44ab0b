import { describe, expect, test } from 'vitest'
import { costsFor } from '../../../shared/lifecycle/price-lines.ts'
import type { Store } from '../../../shared/lifecycle/settings.ts'
import { taxDeductedOf } from '../../../shared/lifecycle/totals.ts'
import { aLine, given, type Placing, placed, storeSetTo } from '../../support/given-order.ts'

const lines = [
  aLine('L1', 'shirt', { quantity: 3, unitPrice: 333 }),
  aLine('L2', 'mug', { quantity: 1, unitPrice: 107, taxPercent: 6 }),
  aLine('L3', 'poster', { quantity: 2, unitPrice: 55, lineDiscount: 7 }),
]
const discounts = [{ kind: 'voucher' as const, name: 'V', amount: 50 }]

function orderOf(store: Partial<Store>, changes: Placing['changes']) {
  const order = { lines, paymentMethodId: 'invoice', changes: { shippingCost: 499, handlingCost: 33, discounts, ...changes } }
  return given(storeSetTo(store), placed(order)).when('AddNote', { note: 'look' }).order
}

const roundings = (['item', 'line', 'total'] as const).flatMap((roundType) =>
  (['halfUp', 'halfDown', 'halfEven', 'up', 'down'] as const).map((roundMode) => ({ roundType, roundMode })),
)

describe('an exempt order', () => {
  test.each(roundings)('costs what others pay less the tax in it, rounded by $roundType $roundMode', (rounding) => {
    const taxed = orderOf(rounding, {})
    const exempt = orderOf(rounding, { vatExempt: true })
    expect(exempt.totals.grandTotal).toBe(taxed.totals.grandTotal - taxed.totals.taxTotal)
    expect(taxDeductedOf(exempt)).toBe(taxed.totals.taxTotal)
    expect([exempt.totals.taxTotal, exempt.totals.taxes]).toEqual([0, []])
  })

  test('pays no tax on shipping and handling where prices come without tax either', () => {
    const exempt = orderOf({ pricesIncludeTax: false }, { vatExempt: true })
    // 532 contain 106.4.
    expect([exempt.shippingCost, exempt.handlingCost, exempt.costTaxDeducted]).toEqual([400, 26, 106])
    expect(taxDeductedOf(exempt)).toBe(106)
  })

  test('an order that is not exempt is spared nothing', () => {
    expect(taxDeductedOf(orderOf({}, {}))).toBe(0)
    expect(taxDeductedOf(orderOf({ pricesIncludeTax: false }, {}))).toBe(0)
    expect(orderOf({}, {}).costTaxDeducted).toBeUndefined()
  })

  test('shipping and handling share what they are spared, to the last unit', () => {
    const rules = { pricesIncludeTax: true, vatExempt: true, roundMode: 'halfUp' } as const
    expect(costsFor({ shippingCost: 10, handlingCost: 10 }, 25, rules)).toEqual({ shippingCost: 8, handlingCost: 8, taxDeducted: 4 })
    expect(costsFor({ shippingCost: 13, handlingCost: 12 }, 25, rules)).toEqual({ shippingCost: 10, handlingCost: 10, taxDeducted: 5 })
    expect(costsFor({ shippingCost: 0, handlingCost: 0 }, 25, rules)).toEqual({ shippingCost: 0, handlingCost: 0, taxDeducted: 0 })
  })
})
