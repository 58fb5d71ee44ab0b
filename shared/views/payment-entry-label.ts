import { assertNever } from '../base/invariant.ts'
import type { PaymentHistoryEntry } from '../lifecycle/payment.ts'
import { say } from '../wording/say.ts'

/** What a payment entry says, in words: what happened to the money. */
export function paymentEntryLabel(entry: PaymentHistoryEntry): string {
  switch (entry.entryType) {
    case 'AUTH':
      return entry.status === 'failed' ? say('Authorization refused') : say('Payment authorized')
    case 'AUTH_PENDING':
      return entry.status === 'failed' ? say('Authorization refused') : say('Authorization requested')
    case 'CAPTURE':
      return say('Payment captured')
    case 'CAPTURE_REQUEST':
      return say('Capture requested')
    case 'CAPTURE_FAILED':
      return say('Capture failed')
    case 'REFUND':
      return say('Refund made')
    case 'REFUND_REQUEST':
      return say('Refund requested')
    case 'REFUND_FAILED':
      return say('Refund failed')
    case 'CANCEL':
      return say('Authorization released')
    case 'MARKED_AS_PAID':
      return say('Marked as paid')
    case 'MARKED_AS_UNPAID':
      return say('Marked as unpaid')
    case 'PREPAID':
      return say('Prepaid')
    case 'ADDITIONAL_ORDER_PAYMENT':
      return say('Additional payment')
    case 'INVOICE':
      return say('Invoice')
    case 'OTHER':
      return say('Payment entry')
    default:
      return assertNever(entry.entryType)
  }
}
