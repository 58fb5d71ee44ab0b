import { buyerOf } from '../../shared/lifecycle/clashes.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import type { SyncCase } from '../../shared/lifecycle/sync-case.ts'

/** What an order is found by when somebody may have bought the same twice: by whom, null where nobody knows, and when. */
export function orderKeys(order: Order): { readonly buyer: string | null; readonly orderedMs: number } {
  return { buyer: buyerOf(order) || null, orderedMs: Date.parse(order.orderDate) }
}

/** The orders an open case is about; null once it is decided. */
export function openAbout({ orderId, affectedOrderIds, resolution }: SyncCase): readonly string[] | null {
  if (resolution !== null) return null
  return [...new Set(orderId === null ? affectedOrderIds : [orderId, ...affectedOrderIds])]
}
