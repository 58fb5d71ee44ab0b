import type { PaymentKind } from './settings.ts'

/** Centra's payment history entry types, as far as the desk writes them. */
export type PaymentEntryType =
  | 'AUTH'
  | 'AUTH_PENDING'
  | 'CAPTURE'
  | 'CAPTURE_REQUEST'
  | 'CAPTURE_FAILED'
  | 'REFUND'
  | 'REFUND_REQUEST'
  | 'REFUND_FAILED'
  | 'CANCEL'
  | 'MARKED_AS_PAID'
  | 'MARKED_AS_UNPAID'
  | 'PREPAID'
  | 'ADDITIONAL_ORDER_PAYMENT'
  | 'INVOICE'
  | 'OTHER'

/** One line of what happened to a payment. Append-only; `value` in minor units, never negative. */
export interface PaymentHistoryEntry {
  readonly id: string
  readonly entryType: PaymentEntryType
  readonly status: 'pending' | 'success' | 'failed'
  readonly value: number
  readonly shipmentId?: string
  readonly returnId?: string
  readonly refundId?: string
  readonly externalReference: string
  /** The id of the command that caused it: what the payment provider sees as idempotency key. */
  readonly idempotencyKey: string
  readonly at: string
  readonly by: string
}

/** One authorization or tender. */
export interface Payment {
  readonly id: string
  readonly methodId: string
  readonly methodName: string
  readonly kind: PaymentKind
  readonly externalReference: string
  readonly entries: readonly PaymentHistoryEntry[]
}

/** Money given back, with or without a return. `amount` = what the customer receives, minor units. */
export interface Refund {
  readonly id: string
  readonly returnId: string | null
  readonly lines: readonly { readonly orderLineId: string; readonly quantity: number; readonly amount: number }[]
  readonly shippingCost: number
  readonly handlingCost: number
  readonly returnCost: number
  readonly voucherValue: number
  readonly amount: number
  /** A present without goods coming back: the order counts as paid all the same. */
  readonly isGoodwill: boolean
  readonly method: 'psp' | 'cash' | 'externalTerminal' | 'manual'
  readonly state: 'requested' | 'succeeded' | 'failed'
  readonly reason: string
  readonly requestedAt: string
}
