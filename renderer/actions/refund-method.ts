import type { Order } from '../../shared/lifecycle/order.ts'
import { availableBy, type RefundMethod, usualRefundMethod } from '../../shared/lifecycle/rules/refund-split.ts'
import { type Message, msg, say } from '../../shared/wording/say.ts'

export type { RefundMethod }

export const REFUND_METHOD_LABELS = {
  psp: msg('Through the payment provider'),
  cash: msg('Cash'),
  externalTerminal: msg('Card terminal'),
  manual: msg('By hand, recorded only'),
} as const satisfies Record<RefundMethod, Message>

const ALL: readonly RefundMethod[] = ['psp', 'cash', 'externalTerminal', 'manual']

/** The ways money can go back, the way it came first; nothing paid, nothing to give back. */
function refundMethodsOf(order: Order): readonly RefundMethod[] {
  const usual = usualRefundMethod(order)
  return [usual, ...ALL.filter((method) => method !== usual)].filter((method) => availableBy(order, method) > 0)
}

/** What a person chooses from. Nothing chosen: the way the money came, which may be several roads at once. */
export function refundChoices(order: Order): readonly { readonly value: RefundMethod | ''; readonly label: string }[] {
  const methods = refundMethodsOf(order)
  return [{ value: '', label: say('The way it came') }, ...methods.map((value) => ({ value, label: say(REFUND_METHOD_LABELS[value]) }))]
}

/** The choice as commands take it. */
export function refundMethodFrom(value: string): RefundMethod | null {
  return ALL.find((method) => method === value) ?? null
}
