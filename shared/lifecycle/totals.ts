import { type RoundMode, roundBy, splitByLargestRemainder, sumOf, taxWithin } from '../base/money.ts'
import type { Order, OrderLine, OrderTotals, TaxGroup } from './order.ts'
import { activeQuantity } from './quantities.ts'

type Priced = Pick<Order, 'lines' | 'shippingCost' | 'handlingCost' | 'shippingTaxPercent' | 'vatExempt' | 'roundType' | 'roundMode'>

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

/** One thing tax is counted on: what a line still costs, or shipping and handling; `units` share it evenly. */
interface Taxed {
  readonly percent: number
  readonly gross: number
  readonly units: number
}

function taxGroups(order: Priced): readonly TaxGroup[] {
  const parts = taxedParts(order)
  const percents = [...new Set(parts.filter((part) => part.gross !== 0).map((part) => part.percent))].toSorted((a, b) => a - b)
  return percents.map((percent) => {
    const ofRate = parts.filter((part) => part.percent === percent)
    const gross = sumOf(ofRate, (part) => part.gross)
    return { percent, gross, tax: taxOf(ofRate, gross, percent, order) }
  })
}

function taxedParts(order: Priced): readonly Taxed[] {
  const lines = order.lines.map(
    (line): Taxed => ({ percent: line.taxPercent, gross: line.total - line.cancelledValue, units: activeQuantity(line) }),
  )
  return [...lines, { percent: order.shippingTaxPercent, gross: order.shippingCost + order.handlingCost, units: 1 }]
}

function taxOf(parts: readonly Taxed[], gross: number, percent: number, { roundType = 'total', roundMode }: Priced): number {
  switch (roundType) {
    case 'total':
      return taxWithin(gross, percent, roundMode)
    case 'line':
      return sumOf(parts, (part) => taxWithin(part.gross, percent, roundMode))
    case 'item':
      return sumOf(parts, (part) => taxByUnit(part, percent, roundMode))
  }
}

// Units of a line that does not divide differ by one minor unit.
function taxByUnit({ gross, units }: Taxed, percent: number, mode: RoundMode | undefined): number {
  if (units === 0) return taxWithin(gross, percent, mode)
  const less = Math.floor(gross / units)
  const dearer = gross - less * units
  return dearer * taxWithin(less + 1, percent, mode) + (units - dearer) * taxWithin(less, percent, mode)
}

/** The tax each line contains, in the order of the lines; with what shipping and handling contain they add up to the order's tax. */
export function taxesOfLines(order: Priced): { readonly lines: readonly number[]; readonly costs: number } {
  const parts = taxedParts(order)
  const taxes = parts.map(() => 0)
  for (const group of order.vatExempt ? [] : taxGroups(order)) {
    const places = parts.flatMap((part, index) => (part.percent === group.percent ? [index] : []))
    const shares = splitByLargestRemainder(
      group.tax,
      places.map((index) => parts[index]?.gross ?? 0),
    )
    places.forEach((index, place) => {
      taxes[index] = shares[place] ?? 0
    })
  }
  return { lines: taxes.slice(0, order.lines.length), costs: taxes.at(-1) ?? 0 }
}

export interface TaxRules {
  readonly pricesIncludeTax: boolean
  readonly vatExempt: boolean
  /** Left out: by line. */
  readonly roundType?: Order['roundType'] | undefined
  readonly roundMode?: Order['roundMode'] | undefined
}

export interface LinePrice {
  readonly quantity: number
  readonly unitPrice: number
  readonly lineDiscount: number
  readonly taxPercent: number
}

/**
 * The share of order discounts and the gross total of each line, minor units, in the order given.
 * Discounts are split by largest remainder over what the lines cost; prices without tax get it added.
 */
export function priceLines(
  lines: readonly LinePrice[],
  orderDiscount: number,
  rules: TaxRules,
): readonly Pick<OrderLine, 'discountShare' | 'total'>[] {
  const before = lines.map((line) => Math.max(0, line.unitPrice * line.quantity - line.lineDiscount))
  const discount = Math.min(
    orderDiscount,
    sumOf(before, (amount) => amount),
  )
  const shares = splitByLargestRemainder(discount, before)
  const nets = before.map((amount, index) => amount - (shares[index] ?? 0))
  const added = rules.pricesIncludeTax || rules.vatExempt ? [] : taxesAdded(lines, nets, rules)
  return nets.map((net, index) => {
    const contained = rules.pricesIncludeTax && rules.vatExempt ? taxWithin(net, lines[index]?.taxPercent ?? 0) : 0
    return { discountShare: shares[index] ?? 0, total: net - contained + (added[index] ?? 0) }
  })
}

/** Tax on prices without it: rounded by unit, by line or once per rate, whose residue is spread by largest remainder. */
function taxesAdded(lines: readonly LinePrice[], nets: readonly number[], rules: TaxRules): readonly number[] {
  const tax = (net: number, percent: number) => roundBy((net * percent) / 100, rules.roundMode ?? 'halfUp')
  if (rules.roundType === 'total') {
    const shares = lines.map(() => 0)
    for (const percent of new Set(lines.map((line) => line.taxPercent))) {
      const places = lines.flatMap((line, index) => (line.taxPercent === percent ? [index] : []))
      const ofRate = places.map((index) => nets[index] ?? 0)
      const whole = tax(
        sumOf(ofRate, (net) => net),
        percent,
      )
      splitByLargestRemainder(whole, ofRate).forEach((share, place) => {
        shares[places[place] ?? 0] = share
      })
    }
    return shares
  }
  return lines.map(({ quantity, taxPercent }, index) => {
    const net = nets[index] ?? 0
    if (rules.roundType !== 'item' || quantity === 0) return tax(net, taxPercent)
    const less = Math.floor(net / quantity)
    const dearer = net - less * quantity
    return dearer * tax(less + 1, taxPercent) + (quantity - dearer) * tax(less, taxPercent)
  })
}
