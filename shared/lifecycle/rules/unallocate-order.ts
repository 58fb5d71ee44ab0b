import { sumOf } from '../../base/money.ts'
import type { CommandOf } from '../command.ts'
import { accept, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import type { Order } from '../order.ts'
import { freeAllocations } from '../quantities.ts'
import { releaseOf, stockActionFault, takeFreeAllocations } from './allocation.ts'
import { chooseLines, isRefusal, tooMany } from './check-lines.ts'

/** Takes promised stock back from an order as long as it is in no shipment; the units become demand again. */
export function unallocateOrder(command: CommandOf<'UnallocateOrder'>, order: Order, context: RuleContext): RuleDecision {
  const { lines, stockAction, toWarehouseId } = command.args
  const chosen = chooseLines(order, lines)
  if (isRefusal(chosen)) return chosen
  for (const each of chosen) {
    const free = sumOf(freeAllocations(order, each.line.id), (allocation) => allocation.quantity)
    if (each.quantity > free) return refuse('QTY_EXCEEDS_ALLOCATED', tooMany(each, free))
  }
  const field = stockActionFault(stockAction, toWarehouseId, context)
  if (field) return refuse('VALIDATION', { field })
  const allocations = chosen.flatMap(({ line, quantity }) => takeFreeAllocations(order, line.id, quantity))
  return accept({ kind: 'StockUnallocated', release: releaseOf(allocations, stockAction, toWarehouseId) })
}
