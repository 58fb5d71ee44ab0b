/** Every way the business says no. The list is closed; each has a sentence in shared/views/refusal-sentence.ts. */
export const REFUSAL_CODES = [
  'NOT_FOUND',
  'DELETED',
  'LOCKED',
  'FORBIDDEN',
  'WRONG_STATUS',
  'ON_HOLD',
  'WAITING_FOR_PAYMENT',
  'NOT_CONFIRMED',
  'NOT_GOOD_TO_GO',
  'NOT_PAID',
  'ALREADY_CAPTURED',
  'ALREADY_SHIPPED',
  'HAS_SHIPMENTS',
  'HAS_RETURNS',
  'HAS_INVOICE',
  'QTY_EXCEEDS_UNSHIPPED',
  'QTY_EXCEEDS_ALLOCATED',
  'QTY_EXCEEDS_SHIPPED',
  'COST_EXCEEDS_REMAINING',
  'REFUND_EXCEEDS_NET',
  'REFUND_PENDING',
  'INSUFFICIENT_STOCK',
  'UNAVAILABLE_ITEMS',
  'AUTH_EXCEEDED',
  'CAPTURE_FAILED',
  'PSP_UNREACHABLE',
  'REQUIRES_ONLINE',
  'STALE_VERSION',
  'PACK_NOT_VERIFIED',
  'CARRIER_UNAVAILABLE',
  'PAYMENT_METHOD_RESTRICTED',
  'SELECTION_EXPIRED',
  'LINK_USED',
  'VALIDATION',
  'REFUND_LIMIT',
  'ID_REUSED',
  'CURRENCY_MISMATCH',
  'PURGED',
] as const

export type RefusalCode = (typeof REFUSAL_CODES)[number]

/** A refusal carries the facts its sentence needs: names, quantities, amounts. Plain data, so that it crosses processes. */
export interface Refusal {
  readonly code: RefusalCode
  readonly facts: RefusalFacts
}

export type RefusalFacts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>
