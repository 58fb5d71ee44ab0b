import type { HoldReason } from '../lifecycle/order.ts'
import { type Message, msg, say } from '../wording/say.ts'

/** What a person calls each reason for holding an order; the order here is the order of the menu. */
export const HOLD_REASON_LABELS = {
  CUSTOMER_REQUEST: msg('Customer asked for it'),
  INCORRECT_ADDRESS: msg('Address is wrong'),
  OUT_OF_STOCK: msg('Out of stock'),
  PAYMENT: msg('Payment problem'),
  FRAUD_SUSPECTED: msg('Fraud suspected'),
  AWAITING_RETURN_ITEMS: msg('Awaiting returned items'),
  SYNC_CONFLICT: msg('Open conflict'),
  OTHER: msg('Other reason'),
} as const satisfies Record<HoldReason, Message>

/** The reason as a person says it. */
export function holdReasonLabel(reason: HoldReason): string {
  return say(HOLD_REASON_LABELS[reason])
}
