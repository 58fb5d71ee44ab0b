import type { CommandOf } from '../command.ts'
import { accept, noEffect, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import type { Order } from '../order.ts'
import { capturable, capturedOf, pendingCaptures } from '../order-money.ts'
import { newEntry } from '../payment-entry.ts'

/** Gives the customer back what was reserved and will not be captured; only after something was captured. */
export function releaseRemainingAuthorization(
  command: CommandOf<'ReleaseRemainingAuthorization'>,
  order: Order,
  context: RuleContext,
): RuleDecision {
  const awaited = order.payments.reduce((sum, payment) => sum + pendingCaptures(payment), 0)
  if (awaited > 0) return refuse('WAITING_FOR_PAYMENT', { number: order.number, awaited })
  const remaining = order.payments.filter((payment) => payment.kind === 'psp' && capturable(payment) > 0)
  if (remaining.length === 0) return noEffect
  const partlyCaptured = remaining.filter((payment) => capturedOf(payment) > 0)
  if (partlyCaptured.length === 0) return refuse('NOT_PAID', { number: order.number })
  return accept(
    ...partlyCaptured.map(
      (payment) =>
        ({
          kind: 'PaymentEntryAdded',
          paymentId: payment.id,
          entry: newEntry(command, context, { entryType: 'CANCEL', status: 'success', value: capturable(payment) }),
        }) as const,
    ),
  )
}
