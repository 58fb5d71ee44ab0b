import type { CommandOf } from '../command.ts'
import { accept, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import { findStore } from '../find-setting.ts'
import type { Order } from '../order.ts'

/** A cancelled order is removed for good where the store allows it and the person typed its number. */
export function deleteOrder(command: CommandOf<'DeleteOrder'>, order: Order, context: RuleContext): RuleDecision {
  if (!findStore(context.settings, order.storeId)?.deleteCancelledAllowed) {
    return refuse('FORBIDDEN', { command: command.name, role: command.actor.role, option: 'deleteCancelledAllowed' })
  }
  if (command.args.typedNumber.trim() !== order.number) return refuse('VALIDATION', { field: 'typedNumber' })
  if (order.refunds.some((refund) => refund.state === 'requested')) return refuse('REFUND_PENDING', { number: order.number })
  return accept({ kind: 'OrderDeleted', number: order.number, reference: order.reference })
}
