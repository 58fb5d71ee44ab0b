import type { Order } from '../../shared/lifecycle/order.ts'
import type { PaymentHistoryEntry } from '../../shared/lifecycle/payment.ts'

export interface OpenRequest {
  readonly paymentId: string
  readonly entry: PaymentHistoryEntry
}

const REQUESTS: readonly PaymentHistoryEntry['entryType'][] = ['AUTH_PENDING', 'CAPTURE_REQUEST', 'REFUND_REQUEST']

/** What the payment provider was asked and has not answered yet, oldest first. */
export function openRequests(order: Order): readonly OpenRequest[] {
  return order.payments.flatMap((payment) =>
    payment.entries
      .filter((entry) => entry.status === 'pending' && REQUESTS.includes(entry.entryType))
      .map((entry) => ({ paymentId: payment.id, entry })),
  )
}
