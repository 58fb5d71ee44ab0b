import { assertNever } from '../base/invariant.ts'
import type { HoldReason, Order, OrderStatus } from '../lifecycle/order.ts'
import { authorized, netPaid, paid } from '../lifecycle/order-money.ts'
import type { PaymentEntryType } from '../lifecycle/payment.ts'
import type { PaymentKind } from '../lifecycle/settings.ts'

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
  if (facts.status === 0) return { text: 'Not checked out', tone: 'rest' }
  if (facts.status === 6) return cancelledLabel(facts)
  if (facts.holds.includes('PAYMENT')) return { text: `Payment error${methodSuffix(facts)}`, tone: 'stop' }
  if (facts.isWaitingForPayment) return { text: `Waiting for payment${methodSuffix(facts)}`, tone: 'wait' }
  // Asked for is not given back: nobody is told "refunded" before the provider said so.
  if (facts.isRefundPending) return { text: 'Refund requested', tone: 'wait' }
  if (facts.net < facts.paid) return facts.net <= 0 ? { text: 'Refunded', tone: 'rest' } : { text: 'Partly refunded', tone: 'info' }
  if (facts.isCapturePending) return { text: 'Capture requested', tone: 'wait' }
  if (facts.total === 0) return { text: 'Nothing to pay', tone: 'rest' }
  const word = facts.paymentKind === 'psp' ? 'captured' : 'paid'
  if (facts.paid >= facts.total) return { text: upperFirst(word), tone: 'go' }
  if (facts.paid > 0) return partlyLabel(facts, word)
  return unpaidLabel(facts)
}

// An authorization smaller than the order beside money already paid: an exchange credit, say, with the rest on the card.
function partlyLabel(facts: PaymentFacts, word: string): PaymentLabel {
  const isRestAuthorized = facts.authorized > 0 && facts.authorized < facts.total && facts.paid + facts.authorized >= facts.total
  return isRestAuthorized ? { text: 'Partly paid, rest authorized', tone: 'info' } : { text: `Partly ${word}`, tone: 'wait' }
}

function cancelledLabel(facts: PaymentFacts): PaymentLabel {
  if (facts.paid === 0) return { text: 'Not charged', tone: 'rest' }
  return facts.net <= 0 ? { text: 'Refunded', tone: 'rest' } : { text: 'Paid, to give back', tone: 'stop' }
}

function unpaidLabel(facts: PaymentFacts): PaymentLabel {
  if (facts.authorized > 0) {
    return facts.authorized >= facts.total ? { text: 'Authorized', tone: 'info' } : { text: 'Partly authorized', tone: 'wait' }
  }
  switch (facts.paymentKind) {
    case 'cod':
      return { text: 'Cash on delivery, unpaid', tone: 'rest' }
    case 'invoice':
      return { text: 'Invoice, unpaid', tone: 'rest' }
    case null:
      return { text: 'No payment yet', tone: 'rest' }
    case 'psp':
    case 'cash':
    case 'externalTerminal':
    case 'bankWire':
    case 'check':
    case 'prepaid':
    case 'free':
      return { text: `Unpaid${methodSuffix(facts)}`, tone: 'wait' }
    default:
      return assertNever(facts.paymentKind)
  }
}

function methodSuffix(facts: PaymentFacts): string {
  const name = facts.paymentKind === null ? facts.paymentMethod : (KIND_WORDS[facts.paymentKind] ?? facts.paymentMethod)
  return name ? ` · ${name}` : ''
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

/** Said by kind where the kind is what matters; a provider is called by its own name. */
const KIND_WORDS: Readonly<Partial<Record<PaymentKind, string>>> = {
  bankWire: 'bank wire',
  check: 'check',
  cash: 'cash',
  externalTerminal: 'card terminal',
  prepaid: 'prepaid',
}
