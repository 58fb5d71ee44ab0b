// Two baskets of one customer become one (domain.md 2.4, 6.9): nothing that was chosen is lost, nothing is counted twice.

import type { SelectionChanges } from './command.ts'
import type { OrderDiscount, Selection, SelectionLine } from './selection.ts'

/** What the customer's basket is after another one came in. */
export interface MergedContents {
  readonly lines: readonly SelectionLine[]
  readonly discounts: readonly OrderDiscount[]
  /** What the customer's basket did not say yet and the other one did. */
  readonly changes: SelectionChanges
}

/**
 * Adds the contents of `from` to `into`: quantities of the same goods on the same terms add up, other lines come beside,
 * vouchers are united by name. Units of both are kept, and amounts but for what `priced` makes of each line.
 */
export function mergeContents(
  into: Selection,
  from: Selection,
  nextId: () => string,
  priced: (line: SelectionLine) => SelectionLine = (line) => line,
): MergedContents {
  let lines: readonly SelectionLine[] = into.lines.map(priced)
  for (const line of from.lines) lines = withLine(lines, priced(line), nextId)
  const isNew = (discount: OrderDiscount) => !into.discounts.some((each) => each.kind === discount.kind && each.name === discount.name)
  return { lines, discounts: [...into.discounts, ...from.discounts.filter(isNew)], changes: whatIsMissing(into, from) }
}

function withLine(lines: readonly SelectionLine[], line: SelectionLine, nextId: () => string): readonly SelectionLine[] {
  const alike = lines.find((each) => isAlike(each, line))
  if (!alike) return [...lines, lines.some((each) => each.id === line.id) ? { ...line, id: nextId() } : line]
  const added: SelectionLine = {
    ...alike,
    quantity: alike.quantity + line.quantity,
    lineDiscount: alike.lineDiscount + line.lineDiscount,
    externalIds: { ...line.externalIds, ...alike.externalIds },
  }
  return lines.map((each) => (each === alike ? added : each))
}

// Centra's match: item, price, comment, delivery window; and what would make the units differ once they are ordered.
function isAlike(one: SelectionLine, other: SelectionLine): boolean {
  return (
    one.itemId === other.itemId &&
    one.unitPrice === other.unitPrice &&
    one.unitOriginalPrice === other.unitOriginalPrice &&
    // A price by hand stays one; a price by the list follows the list.
    (one.priceOverrideBy === undefined) === (other.priceOverrideBy === undefined) &&
    one.taxPercent === other.taxPercent &&
    one.comment === other.comment &&
    (one.deliveryWindow ?? '') === (other.deliveryWindow ?? '') &&
    one.storePickup === other.storePickup &&
    one.preorder === other.preorder
  )
}

function whatIsMissing(into: Selection, from: Selection): SelectionChanges {
  return {
    ...(into.address === null && from.address !== null ? { address: from.address } : {}),
    ...(into.shippingAddress === null && from.shippingAddress !== null ? { shippingAddress: from.shippingAddress } : {}),
    ...(into.shippingMethodId === null && from.shippingMethodId !== null ? { shippingMethodId: from.shippingMethodId } : {}),
    ...(into.paymentMethodId === null && from.paymentMethodId !== null ? { paymentMethodId: from.paymentMethodId } : {}),
    ...(into.comment === '' && from.comment !== '' ? { comment: from.comment } : {}),
    ...(into.giftMessage === '' && from.giftMessage !== '' ? { giftMessage: from.giftMessage } : {}),
    ...(into.cartAbandonmentEmail === undefined && from.cartAbandonmentEmail !== undefined
      ? { cartAbandonmentEmail: from.cartAbandonmentEmail }
      : {}),
    ...(into.poNumber === '' && from.poNumber !== '' ? { poNumber: from.poNumber } : {}),
  }
}
