import { assertNever } from '../base/invariant.ts'
import type { PaymentHistoryEntry } from '../lifecycle/payment.ts'
import { type Message, msg, say } from '../wording/say.ts'

/** What a payment entry says, in words: what happened to the money. */
export function paymentEntryLabel(entry: PaymentHistoryEntry): string {
  return say(paymentEntryWords(entry))
}

/** The same, not yet said. */
export function paymentEntryWords(entry: PaymentHistoryEntry): Message {
  switch (entry.entryType) {
    case 'AUTH':
      return entry.status === 'failed' ? msg('Authorization refused') : msg('Payment authorized')
    case 'AUTH_PENDING':
      return entry.status === 'failed' ? msg('Authorization refused') : msg('Authorization requested')
    case 'CAPTURE':
      return msg('Payment captured')
    case 'CAPTURE_REQUEST':
      return msg('Capture requested')
    case 'CAPTURE_FAILED':
      return msg('Capture failed')
    case 'REFUND':
      return msg('Refund made')
    case 'REFUND_REQUEST':
      return msg('Refund requested')
    case 'REFUND_FAILED':
      return msg('Refund failed')
    case 'CANCEL':
      return msg('Authorization released')
    case 'MARKED_AS_PAID':
      return msg('Marked as paid')
    case 'MARKED_AS_UNPAID':
      return msg('Marked as unpaid')
    case 'PREPAID':
      return msg('Prepaid')
    case 'ADDITIONAL_ORDER_PAYMENT':
      return msg('Additional payment')
    case 'INVOICE':
      return msg('Invoice')
    case 'OTHER':
      return msg('Payment entry')
    default:
      return assertNever(entry.entryType)
  }
}
