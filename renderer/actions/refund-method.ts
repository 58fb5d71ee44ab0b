import { assertNever } from '../../shared/base/invariant.ts'
import type { CommandArgs } from '../../shared/lifecycle/command.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import { netPaid, paidOf, refundedOf } from '../../shared/lifecycle/order-money.ts'
import type { PaymentKind } from '../../shared/lifecycle/settings.ts'

export type RefundMethod = NonNullable<CommandArgs['RefundReturn']['method']>

export const REFUND_METHOD_LABELS = {
  psp: 'Through the payment provider',
  cash: 'Cash',
  externalTerminal: 'Card terminal',
  manual: 'By hand, recorded only',
} as const satisfies Record<RefundMethod, string>

/** The ways money can go back, the way it came first; nothing paid, nothing to give back. */
export function refundMethodsOf(order: Order): readonly RefundMethod[] {
  if (netPaid(order) <= 0) return []
  const came = order.payments.filter((payment) => paidOf(payment) - refundedOf(payment) > 0).map((payment) => methodFor(payment.kind))
  const offline: readonly RefundMethod[] = ['cash', 'externalTerminal', 'manual']
  return [...new Set([...came, ...offline])]
}

function methodFor(kind: PaymentKind): RefundMethod {
  switch (kind) {
    case 'psp':
      return 'psp'
    case 'cash':
      return 'cash'
    case 'externalTerminal':
      return 'externalTerminal'
    case 'invoice':
    case 'bankWire':
    case 'check':
    case 'cod':
    case 'prepaid':
    case 'free':
      return 'manual'
    default:
      return assertNever(kind)
  }
}
