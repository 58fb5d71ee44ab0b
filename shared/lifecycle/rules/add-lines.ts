import type { CommandOf, NewLine } from '../command.ts'
import { accept, type RuleDecision, refuse } from '../decision.ts'
import type { Order, OrderLine } from '../order.ts'
import { activeQuantity, findLine } from '../quantities.ts'
import { computeTotals, priceLines } from '../totals.ts'
import { authorizationRefusal } from './authorization-limit.ts'
import { newLinesRefusal } from './check-lines.ts'
import { selectionLineOf } from './selection-line.ts'

/** Sells more on an open order. A line that is the same in item, price and comment grows; anything else is a line of its own. */
export function addLines(command: CommandOf<'AddLines'>, order: Order): RuleDecision {
  const { lines } = command.args
  if (lines.length === 0) return refuse('VALIDATION', { field: 'lines' })
  const wrong = newLinesRefusal(lines)
  if (wrong) return wrong
  const reused = lines.find((line) => findLine(order, line.id))
  if (reused) return refuse('ID_REUSED', { id: reused.id })
  const changed = new Map<string, OrderLine>()
  for (const line of lines) {
    const known = [...order.lines.filter((each) => !changed.has(each.id)), ...changed.values()]
    const grown = mergedInto(known, pricedLine(order, line))
    changed.set(grown.id, grown)
  }
  const after = [...order.lines.filter((line) => !changed.has(line.id)), ...changed.values()]
  const tooDear = authorizationRefusal(order, computeTotals({ ...order, lines: after }).grandTotal)
  return tooDear ?? accept({ kind: 'LinesAdded', lines: [...changed.values()] })
}

function pricedLine(order: Order, line: NewLine): OrderLine {
  const kept = selectionLineOf(line)
  const [price] = priceLines([kept], 0, order)
  return { ...kept, cancelledQuantity: 0, cancelledValue: 0, discountShare: 0, total: price?.total ?? 0 }
}

function mergedInto(lines: readonly OrderLine[], added: OrderLine): OrderLine {
  const same = lines.find((line) => activeQuantity(line) > 0 && isSameOffer(line, added))
  if (!same) return added
  return {
    ...same,
    quantity: same.quantity + added.quantity,
    lineDiscount: same.lineDiscount + added.lineDiscount,
    total: same.total + added.total,
  }
}

function isSameOffer(line: OrderLine, added: OrderLine): boolean {
  return (
    line.itemId === added.itemId &&
    line.unitPrice === added.unitPrice &&
    line.unitOriginalPrice === added.unitOriginalPrice &&
    line.taxPercent === added.taxPercent &&
    line.comment === added.comment &&
    line.storePickup === added.storePickup &&
    line.preorder === added.preorder
  )
}
