import { assertNever } from '../base/invariant.ts'
import type { PaymentHistoryEntry } from '../lifecycle/payment.ts'

/** What a payment entry says, in words: what happened to the money. */
export function paymentEntryLabel(entry: PaymentHistoryEntry): string {
  switch (entry.entryType) {
    case 'AUTH':
      return entry.status === 'failed' ? 'Authorization refused' : 'Payment authorized'
    case 'AUTH_PENDING':
      return entry.status === 'failed' ? 'Authorization refused' : 'Authorization requested'
    case 'CAPTURE':
      return 'Payment captured'
    case 'CAPTURE_REQUEST':
      return 'Capture requested'
    case 'CAPTURE_FAILED':
      return 'Capture failed'
    case 'REFUND':
      return 'Refund made'
    case 'REFUND_REQUEST':
      return 'Refund requested'
    case 'REFUND_FAILED':
      return 'Refund failed'
    case 'CANCEL':
      return 'Authorization released'
    case 'MARKED_AS_PAID':
      return 'Marked as paid'
    case 'MARKED_AS_UNPAID':
      return 'Marked as unpaid'
    case 'PREPAID':
      return 'Prepaid'
    case 'ADDITIONAL_ORDER_PAYMENT':
      return 'Additional payment'
    case 'INVOICE':
      return 'Invoice'
    case 'OTHER':
      return 'Payment entry'
    default:
      return assertNever(entry.entryType)
  }
}
