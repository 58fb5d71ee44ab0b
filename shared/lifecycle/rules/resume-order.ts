import type { CommandOf } from '../command.ts'
import { accept, noEffect, type RuleDecision, refuse } from '../decision.ts'
import type { Order } from '../order.ts'

/** Lifts every reason for holding an order but an open conflict, which only its own card lifts. The status stays as it is. */
export function resumeOrder(command: CommandOf<'ResumeOrder'>, order: Order): RuleDecision {
  if (order.holds.length === 0) return noEffect
  const reasonCodes = order.holds.map((hold) => hold.reasonCode).filter((code) => code !== 'SYNC_CONFLICT')
  if (reasonCodes.length === 0)
    return refuse('ON_HOLD', { number: order.number, reasonCode: 'SYNC_CONFLICT', reason: 'a conflict is open' })
  return accept({ kind: 'OrderResumed', reasonCodes, comment: command.args.comment ?? '' })
}
