// Through which payment money goes back. Nothing leaves by a payment that did not bring it.

import { sumOf } from '../../base/money.ts'
import type { CommandName, CommandOf } from '../command.ts'
import type { RuleContext } from '../decision.ts'
import type { EventBody } from '../event.ts'
import type { Order } from '../order.ts'
import { refundableAtProvider, refundableThrough } from '../order-money.ts'
import type { Payment, Refund } from '../payment.ts'
import { newEntry } from '../payment-entry.ts'

export type RefundMethod = Refund['method']

/** How money most naturally goes back: by the road it came. */
export function usualRefundMethod(order: Order): RefundMethod {
  if (availableBy(order, 'psp') > 0) return 'psp'
  const kind = order.payments.find((payment) => refundableThrough(payment) > 0)?.kind
  return kind === 'cash' || kind === 'externalTerminal' ? kind : 'manual'
}

/** The most that can be given back by this road. */
export function availableBy(order: Order, method: RefundMethod): number {
  return sumOf(order.payments, (payment) => availableThrough(payment, method))
}

export type RefundContent = Pick<
  Refund,
  'returnId' | 'lines' | 'shippingCost' | 'handlingCost' | 'returnCost' | 'voucherValue' | 'isGoodwill' | 'reason'
>

/**
 * The events that give `amount` back: requests to the provider, or the fact that it was given by hand. Usually one; more
 * where no single payment holds enough. What it is for is written on the first, so that sums over refunds stay right.
 */
export function refundEvents(
  command: CommandOf<CommandName>,
  order: Order,
  context: RuleContext,
  amount: number,
  method: RefundMethod,
  content: RefundContent,
): readonly EventBody[] {
  const ranked = order.payments.toSorted((a, b) => rank(b, method, amount) - rank(a, method, amount))
  const events: EventBody[] = []
  let missing = amount
  for (const payment of ranked) {
    const value = Math.min(missing, availableThrough(payment, method))
    if (value <= 0) continue
    const described = events.length === 0 ? content : { ...content, ...NOTHING_IN_PARTICULAR }
    const refund: Refund = {
      ...described,
      id: context.nextId(),
      amount: value,
      method,
      state: method === 'psp' ? 'requested' : 'succeeded',
      requestedAt: command.occurredAt,
    }
    const entry = newEntry(
      command,
      context,
      {
        entryType: method === 'psp' ? 'REFUND_REQUEST' : 'REFUND',
        status: method === 'psp' ? 'pending' : 'success',
        value,
        refundId: refund.id,
        ...(content.returnId === null ? {} : { returnId: content.returnId }),
      },
      events.length,
    )
    events.push({ kind: method === 'psp' ? 'RefundRequested' : 'RefundMade', paymentId: payment.id, entry, refund })
    missing -= value
  }
  return events
}

const NOTHING_IN_PARTICULAR = { lines: [], shippingCost: 0, handlingCost: 0, returnCost: 0, voucherValue: 0 } as const

function availableThrough(payment: Payment, method: RefundMethod): number {
  return method === 'psp' ? refundableAtProvider(payment) : refundableThrough(payment)
}

// A payment that holds all of it before one that does not; handed out by hand, the till's before the provider's.
function rank(payment: Payment, method: RefundMethod, amount: number): number {
  const holdsAll = availableThrough(payment, method) >= amount ? 2 : 0
  return holdsAll + (method !== 'psp' && payment.kind !== 'psp' ? 1 : 0)
}
