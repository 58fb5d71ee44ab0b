import { type RoundMode, splitByLargestRemainder, sumOf, taxWithin } from '../base/money.ts'
import type { Order, OrderTotals, TaxGroup } from './order.ts'
import { listedPrice, sumOverUnits } from './price-lines.ts'
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

function taxByUnit({ gross, units }: Taxed, percent: number, mode: RoundMode | undefined): number {
  return sumOverUnits(gross, units, (each) => taxWithin(each, percent, mode))
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

/**
 * The tax an exempt order is spared, as it was ordered: out of prices that contain it, and out of shipping and handling.
 * Units cancelled and shipping made cheaper later do not lessen it.
 */
export function taxDeductedOf(order: Pick<Order, 'lines' | 'vatExempt' | 'costTaxDeducted'>): number {
  if (!order.vatExempt) return 0
  const onLines = sumOf(order.lines, (line) => listedPrice(line) - line.discountShare - line.total)
  return onLines + (order.costTaxDeducted ?? 0)
}
