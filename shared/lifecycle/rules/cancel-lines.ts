import { shareOfPool, sumOf } from '../../base/money.ts'
import type { CommandOf } from '../command.ts'
import { accept, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import type { Order } from '../order.ts'
import { netPaid, paidTowards, pendingCaptures } from '../order-money.ts'
import { demandQuantity, freeQuantity, freeValue, unshippedQuantity } from '../quantities.ts'
import { releaseOf, stockActionFault, takeFreeAllocations } from './allocation.ts'
import { type ChosenLine, chooseLines, isRefusal, tooMany } from './check-lines.ts'

/**
 * Takes unshipped units off an order, those waiting for stock first. Money already taken must still be owed afterwards:
 * otherwise it goes back by a refund, which cancels as well. Without its last line the order is cancelled.
 */
export function cancelLines(command: CommandOf<'CancelLines'>, order: Order, context: RuleContext): RuleDecision {
  const { lines, stockAction, toWarehouseId, comment } = command.args
  const chosen = chooseLines(order, lines)
  if (isRefusal(chosen)) return chosen
  for (const each of chosen) {
    const unshipped = unshippedQuantity(order, each.line)
    if (each.quantity > unshipped) return refuse('QTY_EXCEEDS_UNSHIPPED', tooMany(each, unshipped))
    const free = freeQuantity(order, each.line)
    if (each.quantity > free) return refuse('HAS_SHIPMENTS', tooMany(each, free))
  }
  const field = stockActionFault(stockAction, toWarehouseId, context)
  if (field) return refuse('VALIDATION', { field })
  const cancelled = chosen.map((each) => cancelledPart(order, each))
  const newTotal = order.totals.grandTotal - sumOf(cancelled, (part) => part.value)
  const kept = paidTowards(order) + sumOf(order.payments, pendingCaptures)
  // Money that has all gone back, in goodwill, holds nothing up.
  const isAnyHeld = netPaid(order) + sumOf(order.payments, pendingCaptures) > 0
  if (kept > newTotal && isAnyHeld)
    return refuse('ALREADY_CAPTURED', { number: order.number, paid: kept, newTotal, currency: order.currency })
  const allocations = chosen.flatMap((each) => allocatedPart(order, each))
  return accept({
    kind: 'LinesCancelled',
    lines: cancelled,
    release: releaseOf(allocations, stockAction, toWarehouseId),
    comment: comment ?? '',
  })
}

/** A line's cancelled units with their share of the value no shipment has taken. */
function cancelledPart(order: Order, { line, quantity }: ChosenLine) {
  return { orderLineId: line.id, quantity, value: shareOfPool(freeValue(order, line), quantity, freeQuantity(order, line)) }
}

/** The allocations cancelled units give up: units without stock are cancelled before units with stock. */
function allocatedPart(order: Order, { line, quantity }: ChosenLine) {
  return takeFreeAllocations(order, line.id, Math.max(0, quantity - demandQuantity(order, line)))
}
