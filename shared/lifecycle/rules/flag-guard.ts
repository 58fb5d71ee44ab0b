import { type RuleDecision, refuse } from '../decision.ts'
import type { Order } from '../order.ts'

/** The refusal a flag calls for, or null on an order without flags: nothing moves forward on Hold or while payment is awaited. */
export function flagRefusal(order: Order): RuleDecision | null {
  return holdRefusal(order) ?? waitingRefusal(order)
}

/** As `flagRefusal`, for steps that themselves bring the awaited payment. */
export function holdRefusal(order: Order): RuleDecision | null {
  const [hold] = order.holds
  if (!hold || isPastBlocking(order)) return null
  return refuse('ON_HOLD', { number: order.number, reasonCode: hold.reasonCode, reason: hold.reason, by: hold.by })
}

function waitingRefusal(order: Order): RuleDecision | null {
  return order.isWaitingForPayment && !isPastBlocking(order)
    ? refuse('WAITING_FOR_PAYMENT', { number: order.number, since: order.wfpSince })
    : null
}

// A flag may outlive the open order, by cancelling the rest for instance; by then it can neither be lifted nor block.
function isPastBlocking(order: Order): boolean {
  return order.status > 3
}
