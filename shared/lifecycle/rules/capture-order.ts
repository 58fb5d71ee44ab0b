import type { CommandOf } from '../command.ts'
import { accept, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import type { Order } from '../order.ts'
import { capturable, outstanding, pendingCaptures } from '../order-money.ts'
import { captureRequested, paymentToCapture } from './capture-request.ts'
import { flagRefusal } from './flag-guard.ts'

/** Captures for the order rather than for a shipment; the money waits for shipments, or settles what no shipment carries. */
export function captureOrder(command: CommandOf<'CaptureOrder'>, order: Order, context: RuleContext): RuleDecision {
  const { amount } = command.args
  if (!Number.isSafeInteger(amount) || amount <= 0) return refuse('VALIDATION', { field: 'amount', value: amount })
  const flagged = flagRefusal(order)
  if (flagged) return flagged
  const payment = paymentToCapture(order)
  if (!payment) return refuse('PAYMENT_METHOD_RESTRICTED', { method: order.paymentMethodName })
  if (amount > capturable(payment)) return refuse('AUTH_EXCEEDED', { wanted: amount, max: capturable(payment), currency: order.currency })
  // Never more than the order costs: a surplus would have to be given back.
  const owed = outstanding(order) - order.payments.reduce((sum, each) => sum + pendingCaptures(each), 0)
  if (amount > owed) return refuse('VALIDATION', { field: 'amount', value: amount, max: Math.max(0, owed), currency: order.currency })
  return accept(captureRequested(command, context, payment, amount))
}
