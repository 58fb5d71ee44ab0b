import type { Order } from '../../shared/lifecycle/order.ts'
import type { PromisedUnits } from '../../shared/lifecycle/stock.ts'
import { wholeWord } from '../../shared/views/search-words.ts'
import type { CacheDatabase } from './cache-database.ts'

export interface PromisedIn extends PromisedUnits {
  readonly warehouseId: string
}

/** The orders of this copy that hold units of an item, oldest first. They are found by the item's SKU or EAN, as a search would. */
export async function promisedUnits(database: CacheDatabase, itemId: string): Promise<readonly PromisedIn[]> {
  const cached = await database.items.get(itemId)
  const terms = [wholeWord(cached?.item.sku ?? ''), wholeWord(cached?.item.ean ?? '')].filter((term) => term !== '')
  if (terms.length === 0) return []
  const ids = await database.rows.where('terms').anyOf(terms).distinct().primaryKeys()
  const orders = (await database.orders.bulkGet(ids)).flatMap((each) => each?.order ?? [])
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
