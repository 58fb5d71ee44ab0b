import type { Order } from './order.ts'
import { isFlagged } from './status.ts'

/** An order whose goods somebody moved by hand does not go on by itself, unless a flag still holds it back anyway. */
export function takenInHand(order: Order): Order {
  return isFlagged(order) || order.deferredWork.length === 0 ? order : { ...order, deferredWork: [] }
}
