import type { Order } from '../../shared/lifecycle/order.ts'
import { availableBy, type RefundMethod, usualRefundMethod } from '../../shared/lifecycle/rules/refund-split.ts'

export type { RefundMethod }

export const REFUND_METHOD_LABELS = {
  psp: 'Through the payment provider',
  cash: 'Cash',
  externalTerminal: 'Card terminal',
  manual: 'By hand, recorded only',
} as const satisfies Record<RefundMethod, string>

const ALL: readonly RefundMethod[] = ['psp', 'cash', 'externalTerminal', 'manual']

/** The ways money can go back, the way it came first; nothing paid, nothing to give back. */
export function refundMethodsOf(order: Order): readonly RefundMethod[] {
  const usual = usualRefundMethod(order)
  return [usual, ...ALL.filter((method) => method !== usual)].filter((method) => availableBy(order, method) > 0)
}
