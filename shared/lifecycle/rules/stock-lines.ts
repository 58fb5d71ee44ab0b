import { type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import { freeToAllocate } from '../stock.ts'
import { isCount } from './check-lines.ts'

/** Units of one item on a shelf. */
export interface StockLine {
  readonly itemId: string
  readonly quantity: number
}

/** The lines with each item once, its quantities added; or the refusal where an item is unknown or a quantity no count. */
export function mergeStockLines(lines: readonly StockLine[], context: RuleContext): readonly StockLine[] | RuleDecision {
  if (lines.length === 0) return refuse('VALIDATION', { field: 'lines' })
  const merged = new Map<string, number>()
  for (const { itemId, quantity } of lines) {
    if (!context.item(itemId)) return refuse('NOT_FOUND', { itemId })
    if (!isCount(quantity) || quantity === 0) return refuse('VALIDATION', { field: 'quantity', itemId })
    merged.set(itemId, quantity + (merged.get(itemId) ?? 0))
  }
  return [...merged].map(([itemId, quantity]) => ({ itemId, quantity }))
}

/** Tells the two answers of `mergeStockLines` apart. */
export function isStockLines(answer: readonly StockLine[] | RuleDecision): answer is readonly StockLine[] {
  return !('outcome' in answer)
}

/** The refusal where a warehouse cannot spare the lines: what is promised to orders stays. */
export function lackingOnShelf(lines: readonly StockLine[], warehouseId: string, context: RuleContext): RuleDecision | null {
  for (const { itemId, quantity } of lines) {
    const available = freeToAllocate(context.stock.level(warehouseId, itemId), context.deskId)
    if (quantity <= available) continue
    const warehouse = context.settings.warehouses.find((each) => each.id === warehouseId)?.name ?? warehouseId
    return refuse('INSUFFICIENT_STOCK', {
      itemId,
      productName: context.item(itemId)?.productName ?? '',
      warehouse,
      wanted: quantity,
      available,
    })
  }
  return null
}
