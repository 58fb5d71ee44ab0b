// Through which payment money goes back. Nothing leaves by a payment that did not bring it.

import { sumOf } from '../../base/money.ts'
import type { CommandName, CommandOf } from '../command.ts'
import type { RuleContext } from '../decision.ts'
import type { EventBody, EventOf } from '../event.ts'
import { evolvePayment } from '../evolve-payment.ts'
import type { Order } from '../order.ts'
import { refundableAtProvider, refundableThrough } from '../order-money.ts'
import type { Payment, Refund } from '../payment.ts'
import { newEntry } from '../payment-entry.ts'

export type RefundMethod = Refund['method']

/** The road most of it goes back by where nobody names one: the provider's, if it captured anything. */
export function usualRefundMethod(order: Order): RefundMethod {
  return availableBy(order, 'psp') > 0 ? 'psp' : usualHand(order)
}

function usualHand(order: Order): RefundMethod {
  const payment = order.payments.find((each) => each.kind !== 'psp' && refundableThrough(each) > 0)
  return payment ? handOf(payment) : 'manual'
}

/** By hand, as it came: over the till or the terminal; any other way is up to the person. */
function handOf({ kind }: Payment): RefundMethod {
  return kind === 'cash' || kind === 'externalTerminal' ? kind : 'manual'
}

/** The most that can be given back by this road; by whichever it came where no road is named. */
export function availableBy(order: Order, method: RefundMethod | undefined): number {
  return sumOf(paymentsOfRoad(order, method ?? 'manual'), (payment) => availableThrough(payment, method ?? 'manual'))
}

// Where both till and terminal took a part, neither gives back what the other took. They may stand in for any other payment.
function paymentsOfRoad({ payments }: Order, method: RefundMethod): readonly Payment[] {
  const other = method === 'cash' ? 'externalTerminal' : method === 'externalTerminal' ? 'cash' : undefined
  const isBoth = payments.some(({ kind }) => kind === method) && payments.some(({ kind }) => kind === other)
  return isBoth ? payments.filter(({ kind }) => kind !== other) : payments
}

export type RefundContent = Pick<
  Refund,
  'returnId' | 'lines' | 'shippingCost' | 'handlingCost' | 'returnCost' | 'voucherValue' | 'isGoodwill' | 'reason'
>

/**
 * The events that give `amount` back: requests to the provider, or the fact that it was given by hand. Where no road is
 * named the provider gives back what it captured and the rest goes by hand, each part the way it came. What it is for is written on the first refund,
 * so that sums over refunds stay right.
 */
export function refundEvents(
  command: CommandOf<CommandName>,
  order: Order,
  context: RuleContext,
  amount: number,
  method: RefundMethod | undefined,
  content: RefundContent,
): readonly EventBody[] {
  if (method !== undefined) return eventsByRoad(command, order, context, amount, method, content)
  const byProvider = Math.min(amount, availableBy(order, 'psp'))
  const asked = byProvider > 0 ? eventsByRoad(command, order, context, byProvider, 'psp', content) : []
  const left = amount - byProvider
  if (left === 0) return asked
  const after = asked.reduce((now, event) => evolvePayment(now, { ...event, at: command.occurredAt, by: command.actor.name }), order)
  const rest = asked.length > 0 ? { ...content, ...NOTHING_IN_PARTICULAR } : content
  return [...asked, ...eventsByRoad(command, after, context, left, 'byHand', rest)]
}

type RefundEvent = EventOf<'RefundRequested'> | EventOf<'RefundMade'>

// Usually one event; more where no single payment holds enough. By hand: each payment's own way.
function eventsByRoad(
  command: CommandOf<CommandName>,
  order: Order,
  context: RuleContext,
  amount: number,
  road: RefundMethod | 'byHand',
  content: RefundContent,
): readonly RefundEvent[] {
  const way = road === 'byHand' ? 'manual' : road
  const ranked = paymentsOfRoad(order, way).toSorted((a, b) => rank(b, way, amount) - rank(a, way, amount))
  const events: RefundEvent[] = []
  let missing = amount
  for (const payment of ranked) {
    const value = Math.min(missing, availableThrough(payment, way))
    if (value <= 0) continue
    const method = road === 'byHand' ? handOf(payment) : road
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
