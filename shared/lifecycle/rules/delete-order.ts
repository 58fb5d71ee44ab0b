import { sumOf } from '../../base/money.ts'
import type { CommandOf } from '../command.ts'
import { accept, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import { findStore } from '../find-setting.ts'
import type { Order } from '../order.ts'
import { pendingAuthorization } from '../order-money.ts'

/** A cancelled order is removed for good where the store allows it and the person typed its number. */
export function deleteOrder(command: CommandOf<'DeleteOrder'>, order: Order, context: RuleContext): RuleDecision {
  if (!findStore(context.settings, order.storeId)?.deleteCancelledAllowed) {
    return refuse('FORBIDDEN', { command: command.name, role: command.actor.role, option: 'deleteCancelledAllowed' })
  }
  if (command.args.typedNumber.trim() !== order.number) return refuse('VALIDATION', { field: 'typedNumber' })
  if (order.refunds.some((refund) => refund.state === 'requested')) return refuse('REFUND_PENDING', { number: order.number })
  // An authorization answered later is given up for the cancelled order; a deleted one could no longer do that.
  const awaited = sumOf(order.payments, pendingAuthorization)
  if (awaited > 0) return refuse('WAITING_FOR_PAYMENT', { number: order.number, awaited })
  return accept({ kind: 'OrderDeleted', number: order.number, reference: order.reference })
}
