import type { Order } from './order.ts'
import { demandQuantity } from './quantities.ts'
import { isFlagged } from './status.ts'

/** Whether the order ships by itself as soon as goods arrive. */
export function awaitsStock(order: Order): boolean {
  const isUnderWay = order.status === 2 || order.status === 3
  return isUnderWay && order.deferredWork.includes('ship') && !isFlagged(order)
}

/** The items an order still needs units of. */
export function awaitedItems(order: Order): ReadonlySet<string> {
  return new Set(order.lines.filter((line) => demandQuantity(order, line) > 0).map((line) => line.itemId))
}

/** Who ordered first is served first. */
export function inOrderOfPlacing(one: Order, other: Order): number {
  return compare(one.orderDate, other.orderDate) || compare(one.createdAt, other.createdAt) || compare(one.id, other.id)
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1
}
