import type { Order } from '../../shared/lifecycle/order.ts'
import type { PromisedUnits } from '../../shared/lifecycle/stock.ts'
import { wholeWord } from '../../shared/views/search-words.ts'
import type { CacheDatabase } from './cache-database.ts'
import { readBody } from './keep-bodies.ts'
import type { LiveCopy } from './live-copy.ts'

export interface PromisedIn extends PromisedUnits {
  readonly warehouseId: string
}

const MOST_ORDERS = 500

/** The orders of this copy that hold units of an item, oldest first. They are found by the item's SKU or EAN, as a search would. */
export async function promisedUnits(database: CacheDatabase, live: LiveCopy, itemId: string): Promise<readonly PromisedIn[]> {
  const item = live.memory.others.item(itemId)
  const words = [wholeWord(item?.sku ?? ''), wholeWord(item?.ean ?? '')].filter((word) => word !== '')
  const ids = new Set(words.flatMap((word) => live.memory.lists.search([word], MOST_ORDERS, false).map((row) => row.id)))
  const bodies = await Promise.all([...ids].map((id) => readBody(database, live, id)))
  const orders = bodies.flatMap((body) => body?.state.order ?? [])
  return orders.toSorted((one, other) => (one.createdAt < other.createdAt ? -1 : 1)).flatMap((order) => unitsOf(order, itemId))
}

function unitsOf(order: Order, itemId: string): readonly PromisedIn[] {
  const lineIds = new Set(order.lines.filter((line) => line.itemId === itemId).map((line) => line.id))
  const byWarehouse = new Map<string, number>()
  for (const { orderLineId, warehouseId, quantity } of order.allocations) {
    if (lineIds.has(orderLineId)) byWarehouse.set(warehouseId, quantity + (byWarehouse.get(warehouseId) ?? 0))
  }
  return [...byWarehouse].flatMap(([warehouseId, quantity]) =>
    quantity > 0 ? [{ warehouseId, orderId: order.id, number: order.number, quantity }] : [],
  )
}
