// What lines cost when they are sold: discounts split over them, tax put on prices without it or, for who is exempt, taken
// off prices with it. From then on a line's total stands; what moves later are parts of it.

import { type RoundMode, splitByLargestRemainder, sumOf, taxUpon, taxWithin } from '../base/money.ts'
import type { OrderLine } from './order.ts'
import type { Store } from './settings.ts'

export interface TaxRules {
  readonly pricesIncludeTax: boolean
  readonly vatExempt: boolean
  /** Left out: by line. */
  readonly roundType?: Store['roundType'] | undefined
  readonly roundMode?: RoundMode | undefined
}

export interface LinePrice {
  readonly quantity: number
  readonly unitPrice: number
  readonly lineDiscount: number
  readonly taxPercent: number
}

/** What the tax of a rate was counted on before, by percent: with tax rounded once per rate only the growth is new. */
export type TaxBase = ReadonlyMap<number, number>

export type PricedLine = Pick<OrderLine, 'discountShare' | 'total'>

/**
 * The share of order discounts and the total of each line, minor units, in the order given. Discounts are split by largest
 * remainder over what the lines cost, and so is the tax where it is rounded once per rate.
 */
export function priceLines(
  lines: readonly LinePrice[],
  orderDiscount: number,
  rules: TaxRules,
  before: TaxBase = new Map(),
): readonly PricedLine[] {
  const listed = lines.map(listedPrice)
  const discount = Math.min(
    orderDiscount,
    sumOf(listed, (amount) => amount),
  )
  const shares = splitByLargestRemainder(discount, listed)
  const nets = listed.map((amount, index) => amount - (shares[index] ?? 0))
  const taxes = taxesMoved(lines, nets, rules, before)
  return nets.map((net, index) => {
    const tax = taxes[index] ?? 0
    return { discountShare: shares[index] ?? 0, total: rules.vatExempt ? net - tax : net + tax }
  })
}

/** What a line costs at its own price: before the order's discounts, and with or without tax as the store prices. */
export function listedPrice(line: Omit<LinePrice, 'taxPercent'>): number {
  return Math.max(0, line.unitPrice * line.quantity - line.lineDiscount)
}

/** The tax each line gains, or loses where the order is exempt; none where prices stand as they are. */
function taxesMoved(lines: readonly LinePrice[], nets: readonly number[], rules: TaxRules, before: TaxBase): readonly number[] {
  if (rules.pricesIncludeTax !== rules.vatExempt) return lines.map(() => 0)
  const taxOf = rules.pricesIncludeTax ? taxWithin : taxUpon
  const tax = (amount: number, percent: number) => taxOf(amount, percent, rules.roundMode)
  if (rules.roundType === 'total') return taxesByRate(lines, nets, tax, before)
  return lines.map(({ quantity, taxPercent }, index) => {
    const net = nets[index] ?? 0
    return rules.roundType === 'item' ? sumOverUnits(net, quantity, (each) => tax(each, taxPercent)) : tax(net, taxPercent)
  })
}

// Once per rate, its residue spread by largest remainder.
function taxesByRate(
  lines: readonly LinePrice[],
  nets: readonly number[],
  tax: (amount: number, percent: number) => number,
  before: TaxBase,
): readonly number[] {
  const taxes = lines.map(() => 0)
  for (const percent of new Set(lines.map((line) => line.taxPercent))) {
    const places = lines.flatMap((line, index) => (line.taxPercent === percent ? [index] : []))
    const ofRate = places.map((index) => nets[index] ?? 0)
    const base = before.get(percent) ?? 0
    const grown = base + sumOf(ofRate, (net) => net)
    splitByLargestRemainder(tax(grown, percent) - tax(base, percent), ofRate).forEach((share, place) => {
      taxes[places[place] ?? 0] = share
    })
  }
  return taxes
}

/** Sums over the units of a line: those of an amount that does not divide differ by one minor unit. */
export function sumOverUnits(amount: number, units: number, amountOf: (unit: number) => number): number {
  if (units === 0) return amountOf(amount)
  const less = Math.floor(amount / units)
  const dearer = amount - less * units
  return dearer * amountOf(less + 1) + (units - dearer) * amountOf(less)
}

export interface Costs {
  readonly shippingCost: number
  readonly handlingCost: number
}

/** Shipping and handling contain their tax, whatever the prices do: who is exempt does not pay it. */
export function costsFor(costs: Costs, shippingTaxPercent: number, rules: TaxRules): Costs & { readonly taxDeducted: number } {
  const { shippingCost, handlingCost } = costs
  const taxDeducted = rules.vatExempt ? taxWithin(shippingCost + handlingCost, shippingTaxPercent, rules.roundMode) : 0
  const [ofShipping = 0, ofHandling = 0] = splitByLargestRemainder(taxDeducted, [shippingCost, handlingCost])
  return { shippingCost: shippingCost - ofShipping, handlingCost: handlingCost - ofHandling, taxDeducted }
}

/** The tax base an exempt order's shipping and handling make for its lines: together they lose the tax of a rate once. */
export function taxBaseOf(costs: Costs, shippingTaxPercent: number, rules: TaxRules): TaxBase {
  const sum = costs.shippingCost + costs.handlingCost
  return rules.vatExempt && rules.pricesIncludeTax ? new Map([[shippingTaxPercent, sum]]) : new Map()
}
