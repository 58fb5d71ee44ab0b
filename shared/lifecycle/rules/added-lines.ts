import { sumOf } from '../../base/money.ts'
import type { NewLine } from '../command.ts'
import type { EventOf } from '../event.ts'
import type { Order, OrderLine } from '../order.ts'
import { paid, pendingCaptures } from '../order-money.ts'
import { listedPrice, type PricedLine, priceLines, type TaxBase, taxBaseOf } from '../price-lines.ts'
import { activeQuantity, liveShipments } from '../quantities.ts'
import { selectionLineOf } from './selection-line.ts'

type Added = Pick<EventOf<'LinesAdded'>, 'lines' | 'repriced'>

/**
 * An order's lines after more were sold. As long as nothing was paid, sent or cancelled the order then costs what it would
 * have cost with all of it from the beginning: discounts and tax are spread anew. After that what was sold keeps its price,
 * and the new lines bear what they add to it: discounts the earlier ones left unused, and the growth of the tax.
 */
export function addedLines(order: Order, wanted: readonly NewLine[]): Added {
  const added = wanted.map((line): OrderLine => ({ ...selectionLineOf(line), ...UNPRICED }))
  return isUntouched(order) ? pricedAnew(order, added) : pricedOnTop(order, added)
}

const UNPRICED = { cancelledQuantity: 0, cancelledValue: 0, discountShare: 0, total: 0 } as const

function isUntouched(order: Order): boolean {
  const isAllActive = order.lines.every((line) => line.cancelledQuantity === 0)
  const taken = paid(order) + sumOf(order.payments, pendingCaptures)
  return isAllActive && liveShipments(order).length === 0 && taken === 0
}

function pricedAnew(order: Order, added: readonly OrderLine[]): Added {
  const merged = mergeInto(order.lines, added)
  const prices = priceLines(merged, discountsOf(order), order, costBase(order))
  const priced = merged.map((line, index) => ({ ...line, ...prices[index] }))
  const known = new Map(order.lines.map((line) => [line.id, line]))
  const isGrown = (line: OrderLine) => line.quantity !== known.get(line.id)?.quantity
  const repriced = priced.filter((line) => !isGrown(line) && !costsTheSame(line, known.get(line.id)))
  return { lines: priced.filter(isGrown), ...(repriced.length > 0 ? { repriced } : {}) }
}

function pricedOnTop(order: Order, added: readonly OrderLine[]): Added {
  const unused = discountsOf(order) - sumOf(order.lines, (line) => line.discountShare)
  const prices = priceLines(added, Math.max(0, unused), order, wholeBase(order))
  const priced = added.map((line, index) => ({ ...line, ...prices[index] }))
  const before = new Set(order.lines)
  return { lines: mergeInto(order.lines, priced).filter((line) => !before.has(line)) }
}

function discountsOf({ discounts }: Order): number {
  return sumOf(discounts, (discount) => discount.amount)
}

/** What shipping and handling cost others is part of what an exempt order's tax was taken off. */
function costBase(order: Order): TaxBase {
  const { costTaxDeducted = 0, shippingCost, handlingCost } = order
  return taxBaseOf({ shippingCost: shippingCost + costTaxDeducted, handlingCost }, order.shippingTaxPercent, order)
}

/** All the tax was counted on when the order was made and whenever it grew, cancelled units included. */
function wholeBase(order: Order): TaxBase {
  const base = new Map(costBase(order))
  for (const line of order.lines) {
    base.set(line.taxPercent, (base.get(line.taxPercent) ?? 0) + listedPrice(line) - line.discountShare)
  }
  return base
}

function costsTheSame(line: PricedLine, before: PricedLine | undefined): boolean {
  return line.total === before?.total && line.discountShare === before.discountShare
}

/** The lines with the added ones: one that is the same in everything agreed grows, anything else is a line of its own. */
function mergeInto(lines: readonly OrderLine[], added: readonly OrderLine[]): readonly OrderLine[] {
  const merged = [...lines]
  for (const line of added) {
    const place = merged.findIndex((each) => activeQuantity(each) > 0 && isSameOffer(each, line))
    const same = merged[place]
    if (same) merged[place] = grown(same, line)
    else merged.push(line)
  }
  return merged
}

function grown(line: OrderLine, added: OrderLine): OrderLine {
  return {
    ...line,
    quantity: line.quantity + added.quantity,
    lineDiscount: line.lineDiscount + added.lineDiscount,
    discountShare: line.discountShare + added.discountShare,
    total: line.total + added.total,
  }
}

function isSameOffer(line: OrderLine, added: OrderLine): boolean {
  return (
    line.itemId === added.itemId &&
    line.unitPrice === added.unitPrice &&
    line.unitOriginalPrice === added.unitOriginalPrice &&
    line.taxPercent === added.taxPercent &&
    line.comment === added.comment &&
    line.deliveryWindow === added.deliveryWindow &&
    line.storePickup === added.storePickup &&
    line.preorder === added.preorder
  )
}
