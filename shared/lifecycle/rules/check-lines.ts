import type { LineQuantity, NewLine } from '../command.ts'
import { type RuleDecision, refuse } from '../decision.ts'
import type { Order, OrderLine } from '../order.ts'
import { findLine } from '../quantities.ts'

/** The refusal for lines that cannot be sold as they stand, or null: whole quantities above zero, whole amounts not below it. */
export function newLinesRefusal(lines: readonly NewLine[]): RuleDecision | null {
  const ids = new Set(lines.map((line) => line.id))
  if (ids.size < lines.length) return refuse('VALIDATION', { field: 'lines', why: 'two lines have the same id' })
  for (const line of lines) {
    const field = faultOf(line)
    if (field) return refuse('VALIDATION', { field, productName: line.snapshot.productName, lineId: line.id })
  }
  return null
}

/** The field of a line that is wrong, or null. */
function faultOf(line: NewLine): string | null {
  if (!isCount(line.quantity) || line.quantity === 0) return 'quantity'
  if (!isCount(line.unitPrice)) return 'unitPrice'
  if (line.unitOriginalPrice !== undefined && !isCount(line.unitOriginalPrice)) return 'unitOriginalPrice'
  const lineDiscount = line.lineDiscount ?? 0
  if (!isCount(lineDiscount) || lineDiscount > line.unitPrice * line.quantity) return 'lineDiscount'
  if (!(line.taxPercent >= 0 && line.taxPercent < 1_000)) return 'taxPercent'
  return null
}

export interface ChosenLine {
  readonly line: OrderLine
  readonly quantity: number
}

/** The order's lines that were asked about, each once with all that was asked of it; or the refusal. */
export function chooseLines(order: Order, wanted: readonly LineQuantity[]): readonly ChosenLine[] | RuleDecision {
  if (wanted.length === 0) return refuse('VALIDATION', { field: 'lines' })
  const chosen = new Map<string, ChosenLine>()
  for (const { orderLineId, quantity } of wanted) {
    const line = findLine(order, orderLineId)
    if (!line) return refuse('NOT_FOUND', { orderLineId })
    if (!isCount(quantity) || quantity === 0) return refuse('VALIDATION', { field: 'quantity', productName: line.snapshot.productName })
    chosen.set(orderLineId, { line, quantity: quantity + (chosen.get(orderLineId)?.quantity ?? 0) })
  }
  return [...chosen.values()]
}

/** Tells the two answers of `chooseLines` apart. */
export function isRefusal(answer: readonly ChosenLine[] | RuleDecision): answer is RuleDecision {
  return 'outcome' in answer
}

/** Facts of a quantity that is too large. */
export function tooMany({ line, quantity }: ChosenLine, available: number) {
  return { productName: line.snapshot.productName, sku: line.snapshot.sku, orderLineId: line.id, wanted: quantity, available }
}

export function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}
