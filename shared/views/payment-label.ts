import { assertNever } from '../base/invariant.ts'
import type { Order, OrderStatus } from '../lifecycle/order.ts'
import { authorized, captured, paid, refunded } from '../lifecycle/order-money.ts'
import type { PaymentKind } from '../lifecycle/settings.ts'

/** What the payment label is made from; a queue row and an order can both give it. Amounts in minor units. */
export interface PaymentFacts {
  readonly status: OrderStatus
  readonly isWaitingForPayment: boolean
  /** Held for the reason PAYMENT: the provider refused or something is wrong with the money. */
  readonly isHeldForPayment: boolean
  /** Kind of the tender the order was placed with; null when there is none. */
  readonly paymentKind: PaymentKind | null
  readonly paymentMethodName: string
  readonly grandTotal: number
  readonly authorized: number
  readonly captured: number
  /** Captured, prepaid, taken at the till or marked as paid. */
  readonly paid: number
  /** Given back or asked to be given back. */
  readonly refunded: number
  readonly isCapturePending: boolean
  readonly isRefundPending: boolean
}

export type PaymentTone = 'rest' | 'info' | 'go' | 'wait' | 'stop'

export interface PaymentLabel {
  readonly text: string
  readonly tone: PaymentTone
}

/** The facts of an order's money, read off its payments. */
export function paymentFactsOf(order: Order): PaymentFacts {
  const entries = order.payments.flatMap((payment) => payment.entries)
  return {
    status: order.status,
    isWaitingForPayment: order.isWaitingForPayment,
    isHeldForPayment: order.holds.some((hold) => hold.reasonCode === 'PAYMENT'),
    paymentKind: order.payments[0]?.kind ?? null,
    paymentMethodName: order.paymentMethodName,
    grandTotal: order.totals.grandTotal,
    authorized: authorized(order),
    captured: captured(order),
    paid: paid(order),
    refunded: refunded(order),
    isCapturePending: entries.some((entry) => entry.entryType === 'CAPTURE_REQUEST' && entry.status === 'pending'),
    isRefundPending: entries.some((entry) => entry.entryType === 'REFUND_REQUEST' && entry.status === 'pending'),
  }
}

/**
 * Where the money stands, in the few words a row has room for.
 *
 * PrestaShop keeps these as order statuses; here they are derived (domain.md 8), so they can never disagree with the entries.
 */
export function paymentLabel(facts: PaymentFacts): PaymentLabel {
  if (facts.status === 6) return cancelledLabel(facts)
  if (facts.isHeldForPayment) return { text: 'Payment error', tone: 'stop' }
  if (facts.isWaitingForPayment) return { text: `Waiting for payment${methodSuffix(facts)}`, tone: 'wait' }
  if (facts.isRefundPending) return { text: 'Refund requested', tone: 'wait' }
  if (facts.refunded > 0) return refundedLabel(facts)
  if (facts.isCapturePending) return { text: 'Capture requested', tone: 'wait' }
  if (facts.paid >= facts.grandTotal && facts.grandTotal > 0) return { text: isCaptured(facts) ? 'Captured' : 'Paid', tone: 'go' }
  if (facts.paid > 0) return { text: isCaptured(facts) ? 'Partly captured' : 'Partly paid', tone: 'wait' }
  if (facts.grandTotal === 0) return { text: 'Nothing to pay', tone: 'rest' }
  return unpaidLabel(facts)
}

function cancelledLabel(facts: PaymentFacts): PaymentLabel {
  if (facts.paid === 0) return { text: 'Not charged', tone: 'rest' }
  return facts.refunded >= facts.paid ? { text: 'Refunded', tone: 'rest' } : { text: 'Paid, to give back', tone: 'stop' }
}

function refundedLabel(facts: PaymentFacts): PaymentLabel {
  return facts.refunded >= facts.paid ? { text: 'Refunded', tone: 'rest' } : { text: 'Partly refunded', tone: 'info' }
}

function isCaptured(facts: PaymentFacts): boolean {
  return facts.captured > 0 && facts.captured >= facts.paid
}

function unpaidLabel(facts: PaymentFacts): PaymentLabel {
  if (facts.authorized > 0) {
    return facts.authorized >= facts.grandTotal ? { text: 'Authorized', tone: 'info' } : { text: 'Partly authorized', tone: 'wait' }
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
  const name = facts.paymentKind === null ? facts.paymentMethodName : (KIND_WORDS[facts.paymentKind] ?? facts.paymentMethodName)
  return name ? ` · ${name}` : ''
}

/** Said by kind where the kind is what matters; a provider is called by its own name. */
const KIND_WORDS: Readonly<Partial<Record<PaymentKind, string>>> = {
  bankWire: 'bank wire',
  check: 'check',
  cash: 'cash',
  externalTerminal: 'card terminal',
  prepaid: 'prepaid',
}
