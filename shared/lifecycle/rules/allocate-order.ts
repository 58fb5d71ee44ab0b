import { sumOf } from '../../base/money.ts'
import type { CommandOf } from '../command.ts'
import { accept, noEffect, type RuleContext, type RuleDecision, refuse, withWarning } from '../decision.ts'
import { findStore, hasWarehouse } from '../find-setting.ts'
import type { Order } from '../order.ts'
import { demandQuantity } from '../quantities.ts'
import { type AllocationWish, allocateWishes, lackingFacts } from './allocation.ts'
import { chooseLines, isRefusal, tooMany } from './check-lines.ts'
import { flagRefusal } from './flag-guard.ts'

/** Promises stock to an order: what was asked for, or all its demand; in part only where backorders are allowed or the person said so. */
export function allocateOrder(command: CommandOf<'AllocateOrder'>, order: Order, context: RuleContext): RuleDecision {
  const flagged = flagRefusal(order)
  if (flagged) return flagged
  const { args } = command
  const demand = order.lines.map((line) => ({ orderLineId: line.id, quantity: demandQuantity(order, line) }))
  const wishes: readonly AllocationWish[] = args.lines ?? demand.filter((wish) => wish.quantity > 0)
  if (wishes.length === 0 && !args.lines) return noEffect
  const chosen = chooseLines(order, wishes)
  if (isRefusal(chosen)) return chosen
  for (const each of chosen) {
    const waiting = demandQuantity(order, each.line)
    if (each.quantity > waiting) return refuse('QTY_EXCEEDS_UNSHIPPED', tooMany(each, waiting))
  }
  const stranger = wishes.find((wish) => wish.warehouseId !== undefined && !hasWarehouse(context.settings, wish.warehouseId))
  if (stranger) return refuse('VALIDATION', { field: 'warehouseId' })

  const allocations = allocateWishes(order, wishes, context)
  const wanted = sumOf(wishes, (wish) => wish.quantity)
  const found = sumOf(allocations, (allocation) => allocation.quantity)
  const mayBePartial = args.allowPartial ?? findStore(context.settings, order.storeId)?.allowBackorders ?? false
  const facts = { ...lackingFacts(order, allocations, wishes), wanted, available: found }
  if (found === 0 || (found < wanted && !mayBePartial)) return refuse('INSUFFICIENT_STOCK', facts)
  const allocated = accept({ kind: 'StockAllocated', allocations, because: 'allocate' })
  return found < wanted ? withWarning(allocated, { code: 'PARTLY_ALLOCATED', facts }) : allocated
}
