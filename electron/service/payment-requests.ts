import type { LifecycleEvent } from '../../shared/lifecycle/event.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import { findPayment } from '../../shared/lifecycle/order-money.ts'
import type { PaymentHistoryEntry } from '../../shared/lifecycle/payment.ts'
import type { PaymentRequest } from '../ports/payment-provider.ts'

/** What the provider must be asked because of this fact; null when nothing. `order` is the order after the fact's command. */
export function requestOf(event: LifecycleEvent, order: Order | null): PaymentRequest | null {
  switch (event.kind) {
    case 'AuthorizationRequested':
      return request('authorize', event, order)
    case 'CaptureRequested':
      return request('capture', event, order)
    case 'RefundRequested':
      return request('refund', event, order)
    default:
      return null
  }
}

function request(
  kind: PaymentRequest['kind'],
  { paymentId, entry }: { readonly paymentId: string; readonly entry: PaymentHistoryEntry },
  order: Order | null,
): PaymentRequest | null {
  if (!order) return null
  const payment = findPayment(order, paymentId)
  return {
    kind,
    key: entry.idempotencyKey,
    orderId: order.id,
    paymentId,
    entryId: entry.id,
    methodId: payment?.methodId ?? '',
    amount: entry.value,
    currency: order.currency,
    reference: payment?.externalReference ?? '',
  }
}
