import type { OrderStatus } from '../lifecycle/order.ts'
import type { ShopSettings } from '../lifecycle/settings.ts'

/** What tells how long an order has been waiting for its payment; a queue row and an order are both one. */
export interface PaymentWait {
  readonly status: 0 | OrderStatus
  readonly isWaitingForPayment: boolean
  /** ISO 8601; null when it does not wait. */
  readonly wfpSince: string | null
  /** The store that sold it; left out where nobody said, then the first. */
  readonly storeId?: string
}

/** Since when an order's payment is late: from the end of the time its store lets one wait unlooked at; null before that. */
export function lateSince(wait: PaymentWait, settings: ShopSettings | null, now: string): string | null {
  const { status, isWaitingForPayment, wfpSince, storeId } = wait
  // What is over is waited for by nobody.
  if (!isWaitingForPayment || wfpSince === null || status > 3 || settings === null) return null
  const store = settings.stores.find((each) => each.id === storeId) ?? settings.stores[0]
  if (!store) return null
  const since = new Date(Date.parse(wfpSince) + store.wfpAttentionMinutes * 60_000).toISOString()
  return since < now ? since : null
}
