import type { HoldReason } from '../lifecycle/order.ts'

/** What a person calls each reason for holding an order; the order here is the order of the menu. */
export const HOLD_REASON_LABELS = {
  CUSTOMER_REQUEST: 'Customer asked for it',
  INCORRECT_ADDRESS: 'Address is wrong',
  OUT_OF_STOCK: 'Out of stock',
  PAYMENT: 'Payment problem',
  FRAUD_SUSPECTED: 'Fraud suspected',
  AWAITING_RETURN_ITEMS: 'Awaiting returned items',
  SYNC_CONFLICT: 'Open conflict',
  OTHER: 'Other reason',
} as const satisfies Record<HoldReason, string>

/** The reason as a person says it. */
export function holdReasonLabel(reason: HoldReason): string {
  return HOLD_REASON_LABELS[reason]
}
