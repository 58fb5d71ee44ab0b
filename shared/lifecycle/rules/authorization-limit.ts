import { sumOf } from '../../base/money.ts'
import { type RuleDecision, refuse } from '../decision.ts'
import type { Order } from '../order.ts'
import { authorizedOf, paidOf, pendingAuthorization } from '../order-money.ts'
import type { Payment } from '../payment.ts'

/**
 * An order behind a payment provider may not grow beyond what was authorized (or asked to be) and paid otherwise, `extra`
 * being paid for what it grows by; null when it fits.
 */
export function authorizationRefusal(order: Order, newTotal: number, extra = 0): RuleDecision | null {
  if (newTotal === order.totals.grandTotal || !order.payments.some((payment) => payment.kind === 'psp')) return null
  const limit = extra + sumOf(order.payments, (payment) => (payment.kind === 'psp' ? promisedBy(payment) : paidOf(payment)))
  const missing = newTotal - limit
  return newTotal > limit ? refuse('AUTH_EXCEEDED', { wanted: newTotal, authorized: limit, missing, currency: order.currency }) : null
}

function promisedBy(payment: Payment): number {
  // What was captured beyond the authorization, or paid after it, is the customer's money all the same.
  return Math.max(authorizedOf(payment) + pendingAuthorization(payment), paidOf(payment))
}
