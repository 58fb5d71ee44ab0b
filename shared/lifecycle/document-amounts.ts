import { sumOf } from '../base/money.ts'
import type { DocumentAmounts, DocumentPrice } from './document.ts'
import type { Order, OrderLine } from './order.ts'
import { computeTotals, taxesOfLines } from './totals.ts'

/** Units of an order line on a paper, and what they are worth there. */
export interface PricedUnits {
  readonly line: OrderLine
  readonly quantity: number
  /** Minor units, tax contained. */
  readonly value: number
}

interface Costs {
  readonly shipping: number
  readonly handling: number
  /** Taken off what is given back, on top of which they carry no tax of their own. */
  readonly returnCost?: number
  readonly voucherValue?: number
}

/** What a paper over these units adds up to, with the tax per rate, rounded as the order rounds. */
export function documentAmounts(order: Order, units: readonly PricedUnits[], costs: Costs): DocumentAmounts {
  const totals = computeTotals(onPaper(order, units, costs))
  const { shipping, handling, returnCost = 0, voucherValue = 0 } = costs
  return {
    goods: totals.itemsTotal,
    shipping,
    handling,
    taxes: totals.taxes.map(({ percent, gross, tax }) => ({ percent, net: gross - tax, tax, gross })),
    taxTotal: totals.taxTotal,
    returnCost,
    voucherValue,
    total: Math.max(0, totals.grandTotal - returnCost - voucherValue),
  }
}

/** What each of these units costs and the tax in it; with that of shipping and handling it adds up to the paper's tax. */
export function documentPrices(order: Order, units: readonly PricedUnits[], costs: Costs): readonly DocumentPrice[] {
  const taxes = taxesOfLines(onPaper(order, units, costs)).lines
  return units.map(({ line, value }, index) => ({
    unitPrice: line.unitPrice,
    gross: value,
    tax: taxes[index] ?? 0,
    taxPercent: line.taxPercent,
  }))
}

/** The order as if it were these units and costs alone. */
function onPaper(order: Order, units: readonly PricedUnits[], { shipping, handling }: Costs): Order {
  const lines = units.map(
    ({ line, quantity, value }): OrderLine => ({ ...line, quantity, total: value, cancelledQuantity: 0, cancelledValue: 0 }),
  )
  return { ...order, lines, shippingCost: shipping, handlingCost: handling }
}

/** Shipping and handling that invoices of this order have charged already, so that no second one charges them again. */
export function costsInvoiced(order: Order): { readonly shipping: number; readonly handling: number } {
  const invoiced = (order.documents ?? []).filter((each) => each.kind === 'invoice').map((each) => each.content.amounts)
  return {
    shipping: sumOf(invoiced, (amounts) => amounts?.shipping ?? 0),
    handling: sumOf(invoiced, (amounts) => amounts?.handling ?? 0),
  }
}
