import { sumOf } from '../base/money.ts'
import { costsFor, type PricedLine, priceLines, type TaxRules, taxBaseOf } from './price-lines.ts'
import type { Selection } from './selection.ts'
import type { Store } from './settings.ts'

type Basket = Pick<Selection, 'lines' | 'discounts' | 'handlingCost' | 'vatExempt'>

/** What a basket costs if it is checked out now; minor units. */
export interface BasketPrice {
  readonly prices: readonly PricedLine[]
  readonly shippingCost: number
  readonly handlingCost: number
  /** Tax an exempt order is spared on shipping and handling. */
  readonly costTaxDeducted: number
  readonly grandTotal: number
}

/** Prices a basket as its store does; `shippingCost` is what others would pay for shipping, tax included. */
export function priceBasket(basket: Basket, store: Store, shippingCost: number): BasketPrice {
  const rules = taxRulesOf(basket, store)
  const listed = { shippingCost, handlingCost: basket.handlingCost }
  const prices = priceLines(basket.lines, discountOf(basket), rules, taxBaseOf(listed, store.shippingTaxPercent, rules))
  const { taxDeducted, ...costs } = costsFor(listed, store.shippingTaxPercent, rules)
  const grandTotal = sumOf(prices, (price) => price.total) + costs.shippingCost + costs.handlingCost
  return { prices, ...costs, costTaxDeducted: taxDeducted, grandTotal }
}

/** What the goods of a basket cost by themselves: what a carrier that bills by price asks about. */
export function goodsPrice(basket: Basket, store: Store): number {
  return sumOf(priceLines(basket.lines, discountOf(basket), taxRulesOf(basket, store)), (price) => price.total)
}

function discountOf({ discounts }: Basket): number {
  return sumOf(discounts, (discount) => discount.amount)
}

function taxRulesOf({ vatExempt }: Basket, { pricesIncludeTax, roundType, roundMode }: Store): TaxRules {
  return { pricesIncludeTax, vatExempt, roundType, roundMode }
}
