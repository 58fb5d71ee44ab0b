import type { CommandOf } from '../command.ts'
import { accept, type RuleContext, type RuleDecision, withWarning } from '../decision.ts'
import { findStore } from '../find-setting.ts'
import type { Order } from '../order.ts'
import { allocateByRule, lackingFacts } from './allocation.ts'
import { flagRefusal } from './flag-guard.ts'

/** A pending order without flags is confirmed and gets what stock its market's rule can give it; the rest is demand. */
export function confirmOrder(_command: CommandOf<'ConfirmOrder'>, order: Order, context: RuleContext): RuleDecision {
  const flagged = flagRefusal(order)
  if (flagged) return flagged
  const store = findStore(context.settings, order.storeId)
  if (store?.allocateAt === 'checkout') return accept({ kind: 'OrderConfirmed' })
  const allocations = allocateByRule(order, context)
  const confirmed =
    allocations.length > 0
      ? accept({ kind: 'OrderConfirmed' }, { kind: 'StockAllocated', allocations, because: 'allocate' })
      : accept({ kind: 'OrderConfirmed' })
  const lacking = lackingFacts(order, allocations)
  return lacking ? withWarning(confirmed, { code: 'PARTLY_ALLOCATED', facts: lacking }) : confirmed
}
