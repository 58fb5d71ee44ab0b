import type { CommandOf } from '../command.ts'
import { accept, noEffect, type RuleDecision, refuse } from '../decision.ts'
import type { Order } from '../order.ts'

/** The service marks an order whose money is still to come; nothing moves forward until it has. */
export function setWaitingForPayment(command: CommandOf<'SetWaitingForPayment'>, order: Order): RuleDecision {
  return order.isWaitingForPayment ? noEffect : accept({ kind: 'WaitingForPaymentSet', reason: command.args.reason ?? '' })
}

/** A manager may let an order go on without the awaited answer, and says why. */
export function clearWaitingForPayment(command: CommandOf<'ClearWaitingForPayment'>, order: Order): RuleDecision {
  if (!order.isWaitingForPayment) return noEffect
  const { reason } = command.args
  if (reason.trim() === '') return refuse('VALIDATION', { field: 'reason' })
  return accept({ kind: 'WaitingForPaymentCleared', reason })
}
