import { assertNever } from '../base/invariant.ts'
import type { HoldReason, Order, OrderStatus } from '../lifecycle/order.ts'
import { authorized, netPaid, paid } from '../lifecycle/order-money.ts'
import type { PaymentEntryType } from '../lifecycle/payment.ts'
import type { PaymentKind } from '../lifecycle/settings.ts'
import { type Message, msg, say } from '../wording/say.ts'

/** What the payment label is made from; a queue row is one of these, and an order can give them. Amounts in minor units. */
export interface PaymentFacts {
  /** 0 is a selection, which asks for no money yet. */
  readonly status: 0 | OrderStatus
  readonly holds: readonly HoldReason[]
  readonly isWaitingForPayment: boolean
  /** Kind of the tender the order was placed with; null when there is none. */
  readonly paymentKind: PaymentKind | null
  readonly paymentMethod: string
  readonly total: number
  readonly authorized: number
  /** Captured, prepaid, taken at the till or marked as paid. */
  readonly paid: number
  /** Paid less what was given back or asked to be given back. */
  readonly net: number
  readonly isCapturePending?: boolean
  readonly isRefundPending?: boolean
}

export type PaymentTone = 'rest' | 'info' | 'go' | 'wait' | 'stop'

export interface PaymentLabel {
  readonly text: string
  readonly tone: PaymentTone
}

/** The facts of an order's money, read off its payments. */
export function paymentFactsOf(order: Order): PaymentFacts {
  return {
    status: order.status,
    holds: order.holds.map((hold) => hold.reasonCode),
    isWaitingForPayment: order.isWaitingForPayment,
    paymentKind: order.payments.at(-1)?.kind ?? null,
    paymentMethod: order.paymentMethodName,
    total: order.totals.grandTotal,
    authorized: authorized(order),
    paid: paid(order),
    net: netPaid(order),
    isCapturePending: isAnswerOwed(order, 'CAPTURE_REQUEST'),
    isRefundPending: isAnswerOwed(order, 'REFUND_REQUEST'),
  }
}

/** Whether the payment provider still owes an answer of this kind. */
export function isAnswerOwed(order: Order, entryType: PaymentEntryType): boolean {
  return order.payments.some((payment) => payment.entries.some((entry) => entry.entryType === entryType && entry.status === 'pending'))
}

/**
 * Where the money stands, in the few words a row has room for.
 *
 * PrestaShop keeps these as order statuses; here they are derived (domain.md 8), so they can never disagree with the entries.
 */
export function paymentLabel(facts: PaymentFacts): PaymentLabel {
  if (facts.status === 0) return { text: say('Not checked out'), tone: 'rest' }
  if (facts.status === 6) return cancelledLabel(facts)
  if (facts.holds.includes('PAYMENT'))
    return { text: say('Payment error{methodSuffix}', { methodSuffix: methodSuffix(facts) }), tone: 'stop' }
  if (facts.isWaitingForPayment)
    return { text: say('Waiting for payment{methodSuffix}', { methodSuffix: methodSuffix(facts) }), tone: 'wait' }
  // Asked for is not given back: nobody is told "refunded" before the provider said so.
  if (facts.isRefundPending) return { text: say('Refund requested'), tone: 'wait' }
  if (facts.net < facts.paid)
    return facts.net <= 0 ? { text: say('Refunded'), tone: 'rest' } : { text: say('Partly refunded'), tone: 'info' }
  if (facts.isCapturePending) return { text: say('Capture requested'), tone: 'wait' }
  if (facts.total === 0) return { text: say('Nothing to pay'), tone: 'rest' }
  if (facts.paid >= facts.total) return { text: facts.paymentKind === 'psp' ? say('Captured') : say('Paid'), tone: 'go' }
  if (facts.paid > 0) return partlyLabel(facts)
  return unpaidLabel(facts)
}

// An authorization smaller than the order beside money already paid: an exchange credit, say, with the rest on the card.
function partlyLabel(facts: PaymentFacts): PaymentLabel {
  const isRestAuthorized = facts.authorized > 0 && facts.authorized < facts.total && facts.paid + facts.authorized >= facts.total
  if (isRestAuthorized) return { text: say('Partly paid, rest authorized'), tone: 'info' }
  return { text: facts.paymentKind === 'psp' ? say('Partly captured') : say('Partly paid'), tone: 'wait' }
}

function cancelledLabel(facts: PaymentFacts): PaymentLabel {
  if (facts.paid === 0) return { text: say('Not charged'), tone: 'rest' }
  return facts.net <= 0 ? { text: say('Refunded'), tone: 'rest' } : { text: say('Paid, to give back'), tone: 'stop' }
}

function unpaidLabel(facts: PaymentFacts): PaymentLabel {
  if (facts.authorized > 0) {
    return facts.authorized >= facts.total ? { text: say('Authorized'), tone: 'info' } : { text: say('Partly authorized'), tone: 'wait' }
  }
  switch (facts.paymentKind) {
    case 'cod':
      return { text: say('Cash on delivery, unpaid'), tone: 'rest' }
    case 'invoice':
      return { text: say('Invoice, unpaid'), tone: 'rest' }
    case null:
      return { text: say('No payment yet'), tone: 'rest' }
    case 'psp':
    case 'cash':
    case 'externalTerminal':
    case 'bankWire':
    case 'check':
    case 'prepaid':
    case 'free':
      return { text: say('Unpaid{methodSuffix}', { methodSuffix: methodSuffix(facts) }), tone: 'wait' }
    default:
      return assertNever(facts.paymentKind)
  }
}

function methodSuffix(facts: PaymentFacts): string {
  const word = facts.paymentKind === null ? undefined : KIND_WORDS[facts.paymentKind]
  const name = word ? say(word) : facts.paymentMethod
  return name ? ` · ${name}` : ''
}

/** Said by kind where the kind is what matters; a provider is called by its own name. */
const KIND_WORDS: Readonly<Partial<Record<PaymentKind, Message>>> = {
  bankWire: msg('bank wire'),
  check: msg('check'),
  cash: msg('cash'),
  externalTerminal: msg('card terminal'),
  prepaid: msg('prepaid'),
}
