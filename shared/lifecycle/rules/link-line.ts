import { shareOfPool } from '../../base/money.ts'
import { type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import type { MagicLink } from '../magic-link.ts'
import { listPrice } from '../price-list.ts'
import type { Selection, SelectionLine } from '../selection.ts'

/**
 * The line as somebody who came by a link may set it: how many of what, and never at a price of their own. What lies in
 * the basket keeps its price, what is new costs what the list says; or the refusal.
 */
export function lineByLink(
  wanted: SelectionLine,
  link: MagicLink | undefined,
  selection: Selection,
  context: RuleContext,
): SelectionLine | RuleDecision {
  const { itemId, quantity, comment, storePickup } = wanted
  const before = selection.lines.find((each) => each.id === wanted.id)
  const item = context.item(itemId)
  const unitPrice = item?.active ? listPrice(item, selection, context.settings) : null
  if (before && before.itemId === itemId) {
    const isSpecial = before.lineDiscount > 0 || before.unitPrice !== unitPrice
    if (link?.lockPrices && isSpecial && quantity > before.quantity) return refuse('LOCKED', { selection: selection.id, lineId: before.id })
    // A discount was given for so many units; fewer of them keep their share, more get no more of it.
    const kept = Math.min(quantity, before.quantity)
    return { ...before, quantity, comment, storePickup, lineDiscount: shareOfPool(before.lineDiscount, kept, before.quantity) }
  }
  if (!item || unitPrice === null) return refuse('NOT_FOUND', { itemId })
  const { sku, ean, productName, brandName, variantName: variant, size, taxPercent, preorder } = item
  const snapshot = { productName, brandName, variant, size, sku, ean }
  return { ...wanted, unitPrice, unitOriginalPrice: unitPrice, lineDiscount: 0, taxPercent, preorder, snapshot, externalIds: {} }
}

/** Tells the two answers of `lineByLink` apart. */
export function isLine(answer: SelectionLine | RuleDecision): answer is SelectionLine {
  return 'itemId' in answer
}
