import { roundHalfUp, splitByLargestRemainder, sumOf, taxWithin } from '../base/money.ts'
import type { Order, OrderLine, OrderTotals, TaxGroup } from './order.ts'
import { activeQuantity } from './quantities.ts'

type Priced = Pick<Order, 'lines' | 'shippingCost' | 'handlingCost' | 'shippingTaxPercent' | 'vatExempt'>

/** What the order costs now: active lines, shipping and handling, with the tax they contain per rate. */
export function computeTotals(order: Priced): OrderTotals {
  const itemsTotal = sumOf(order.lines, (line) => line.total - line.cancelledValue)
  const discountTotal = sumOf(order.lines, (line) => line.lineDiscount + line.discountShare)
  const taxes = order.vatExempt ? [] : taxGroups(order)
  return {
    itemsTotal,
    discountTotal,
    shippingCost: order.shippingCost,
    handlingCost: order.handlingCost,
    taxTotal: sumOf(taxes, (group) => group.tax),
    taxes,
    grandTotal: itemsTotal + order.shippingCost + order.handlingCost,
    totalQuantity: sumOf(order.lines, activeQuantity),
  }
}

function taxGroups(order: Priced): readonly TaxGroup[] {
  const grossByPercent = new Map<number, number>()
  const put = (percent: number, gross: number) => {
    if (gross !== 0) grossByPercent.set(percent, (grossByPercent.get(percent) ?? 0) + gross)
  }
  for (const line of order.lines) put(line.taxPercent, line.total - line.cancelledValue)
  put(order.shippingTaxPercent, order.shippingCost + order.handlingCost)
  return [...grossByPercent].sort(([a], [b]) => a - b).map(([percent, gross]) => ({ percent, gross, tax: taxWithin(gross, percent) }))
}

export interface LinePrice {
  readonly quantity: number
  readonly unitPrice: number
  readonly lineDiscount: number
  readonly taxPercent: number
}

/**
 * The share of order discounts and the gross total of each line, minor units, in the order given.
 * Discounts are split by largest remainder over what the lines cost; prices without tax get it added per line.
 */
export function priceLines(
  lines: readonly LinePrice[],
  orderDiscount: number,
  rules: { readonly pricesIncludeTax: boolean; readonly vatExempt: boolean },
): readonly Pick<OrderLine, 'discountShare' | 'total'>[] {
  const before = lines.map((line) => Math.max(0, line.unitPrice * line.quantity - line.lineDiscount))
  const discount = Math.min(
    orderDiscount,
    sumOf(before, (amount) => amount),
  )
  const shares = splitByLargestRemainder(discount, before)
  return before.map((amount, index) => {
    const discountShare = shares[index] ?? 0
    const afterDiscount = amount - discountShare
    const percent = lines[index]?.taxPercent ?? 0
    return { discountShare, total: grossOf(afterDiscount, percent, rules) }
  })
}

function grossOf(amount: number, percent: number, rules: { readonly pricesIncludeTax: boolean; readonly vatExempt: boolean }): number {
  if (rules.pricesIncludeTax) return rules.vatExempt ? amount - taxWithin(amount, percent) : amount
  return rules.vatExempt ? amount : amount + roundHalfUp((amount * percent) / 100)
}
