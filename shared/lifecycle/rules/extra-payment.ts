import { sumOf } from '../../base/money.ts'
import type { CommandOf, Tender } from '../command.ts'
import { type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import type { EventBody } from '../event.ts'
import { findPaymentMethod } from '../find-setting.ts'
import type { Order } from '../order.ts'
import { paidTowards, pendingCaptures } from '../order-money.ts'
import { mayIssue } from '../permissions.ts'
import type { PaymentKind } from '../settings.ts'
import { isCount } from './check-lines.ts'
import { holdRefusal } from './flag-guard.ts'
import { moneyReceived } from './money-received.ts'

type Growing = CommandOf<'AddLines'> | CommandOf<'RestoreLines'>

/**
 * The money taken for what an order grows by, booked before it grows; nothing where nothing was taken. Whoever may mark
 * the order as paid by that method may take it, and never more than the order will then cost.
 */
export function extraPayment(
  command: Growing,
  payment: Tender | undefined,
  newTotal: number,
  order: Order,
  context: RuleContext,
): readonly EventBody[] | RuleDecision {
  if (!payment) return []
  const { methodId, amount, reference = '' } = payment
  if (!isCount(amount) || amount === 0) return refuse('VALIDATION', { field: 'amount', value: amount })
  const held = holdRefusal(order)
  if (held) return held
  const method = findPaymentMethod(context.settings, methodId)
  if (!method) return refuse('NOT_FOUND', { methodId })
  if (NOT_IN_HAND.has(method.kind)) return refuse('PAYMENT_METHOD_RESTRICTED', { method: method.name, why: 'it brings no money at once' })
  if (!mayIssue({ ...command, name: 'MarkAsPaid', args: { methodId } }, order, context.settings)) {
    return refuse('FORBIDDEN', { command: 'MarkAsPaid', role: command.actor.role })
  }
  const open = newTotal - paidTowards(order) - sumOf(order.payments, pendingCaptures)
  if (amount > open) return refuse('VALIDATION', { field: 'amount', value: amount, max: Math.max(0, open), currency: order.currency })
  const entry = { entryType: 'ADDITIONAL_ORDER_PAYMENT', status: 'success', value: amount, externalReference: reference } as const
  return moneyReceived(command, order, method, entry, context)
}

// A provider is asked and answers, and the others are paid later or never.
const NOT_IN_HAND: ReadonlySet<PaymentKind> = new Set(['psp', 'invoice', 'cod', 'free'])

/** Tells the two answers of `extraPayment` apart. */
export function isRefused(answer: readonly EventBody[] | RuleDecision): answer is RuleDecision {
  return 'outcome' in answer
}
