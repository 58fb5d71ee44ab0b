// How units find a warehouse and how they leave it again; used by every rule that allocates or releases.

import { sumOf } from '../../base/money.ts'
import { allottedTo } from '../allotment.ts'
import type { RuleContext } from '../decision.ts'
import type { Release } from '../event.ts'
import { hasWarehouse } from '../find-setting.ts'
import type { Allocation, Order } from '../order.ts'
import { demandQuantity, findLine, freeAllocations, mergeAllocations } from '../quantities.ts'
import type { RefusalFacts } from '../refusal.ts'
import type { StockAction } from '../settings.ts'
import { freeToAllocate, type StockLevel, stockKey } from '../stock.ts'

export interface AllocationWish {
  readonly orderLineId: string
  readonly quantity: number
  /** Only from there; without it, by the market's rule. */
  readonly warehouseId?: string
}

/** Active warehouses of the market's allocation rule, in the order in which they are asked; all of them where no rule is set. */
export function warehousesOfMarket(marketId: string, context: RuleContext): readonly string[] {
  const { markets, allocationRules, warehouses } = context.settings
  const market = markets.find((each) => each.id === marketId)
  const rule = allocationRules.find((each) => each.id === market?.allocationRuleId)
  const asked = rule?.warehouseIds ?? warehouses.map((warehouse) => warehouse.id)
  return asked.filter((id) => warehouses.some((warehouse) => warehouse.id === id && warehouse.active))
}

/** Everything of the order that stock can cover now. */
export function allocateByRule(order: Order, context: RuleContext, takenBefore: readonly Allocation[] = []): readonly Allocation[] {
  const wishes = order.lines.map((line) => ({ orderLineId: line.id, quantity: demandQuantity(order, line) }))
  return allocateWishes(order, wishes, context, takenBefore)
}

/**
 * Covers each wish as far as stock goes; lines of the same item never promise the same unit twice. `takenBefore` are
 * promises of this very decision that the stock view does not know yet.
 */
export function allocateWishes(
  order: Order,
  wishes: readonly AllocationWish[],
  context: RuleContext,
  takenBefore: readonly Allocation[] = [],
): readonly Allocation[] {
  const byRule = warehousesOfMarket(order.marketId, context)
  const taken = new Map<string, number>()
  for (const { orderLineId, warehouseId, quantity } of takenBefore) {
    const key = stockKey(warehouseId, findLine(order, orderLineId)?.itemId ?? '')
    taken.set(key, (taken.get(key) ?? 0) + quantity)
  }
  const allocations: Allocation[] = []
  for (const wish of wishes) {
    const line = findLine(order, wish.orderLineId)
    if (!line) continue
    let missing = wish.quantity
    const asked = wish.warehouseId === undefined ? byRule : [wish.warehouseId]
    for (const promisable of promisableUnits(context)) {
      for (const warehouseId of asked) {
        const key = stockKey(warehouseId, line.itemId)
        const already = taken.get(key) ?? 0
        const quantity = Math.min(missing, promisable(context.stock.level(warehouseId, line.itemId)) - already)
        if (quantity <= 0) continue
        taken.set(key, already + quantity)
        allocations.push({ orderLineId: line.id, warehouseId, quantity })
        missing -= quantity
      }
    }
  }
  return mergeAllocations([], allocations, 1)
}

// What the desk has the right to comes first, wherever it is; then what is free to everybody.
function promisableUnits({ deskId, promises }: RuleContext): readonly ((level: StockLevel) => number)[] {
  const ownRight = (level: StockLevel) => allottedTo(level, deskId)
  const free = (level: StockLevel) => freeToAllocate(level, deskId)
  if (promises === 'allotted') return [ownRight]
  return promises === 'inHand' ? [ownRight, free, ({ physical, allocated }) => physical - allocated] : [ownRight, free]
}

/** `quantity` allocated units of a line that are in no shipment, the least preferred warehouse first; fewer if there are fewer. */
export function takeFreeAllocations(order: Order, orderLineId: string, quantity: number): readonly Allocation[] {
  const taken: Allocation[] = []
  let missing = quantity
  for (const allocation of freeAllocations(order, orderLineId).toReversed()) {
    if (missing === 0) break
    const part = Math.min(missing, allocation.quantity)
    taken.push({ ...allocation, quantity: part })
    missing -= part
  }
  return taken
}

/** Allocations given up with what becomes of the goods; the other warehouse only where goods are sent to one. */
export function releaseOf(allocations: readonly Allocation[], stockAction: StockAction, toWarehouseId: string | undefined): Release {
  return {
    allocations,
    stockAction,
    toWarehouseId: stockAction === 'sendItemsToDifferentWarehouse' ? (toWarehouseId ?? null) : null,
  }
}

/** The field that is wrong about a stock action, or null: goods can only be sent to a warehouse that exists. */
export function stockActionFault(stockAction: StockAction, toWarehouseId: string | undefined, context: RuleContext): string | null {
  if (stockAction !== 'sendItemsToDifferentWarehouse') return null
  return hasWarehouse(context.settings, toWarehouseId) ? null : 'toWarehouseId'
}

/** Names what `allocations` leave uncovered of the order's demand (or of these wishes); null when nothing. */
export function lackingFacts(
  order: Order,
  allocations: readonly Allocation[],
  wishes: readonly AllocationWish[] = order.lines.map((line) => ({ orderLineId: line.id, quantity: demandQuantity(order, line) })),
): RefusalFacts | null {
  const items = wishes
    .filter((wish) => allocatedUnits(allocations, wish.orderLineId) < wish.quantity)
    .map((wish) => findLine(order, wish.orderLineId)?.snapshot.productName ?? wish.orderLineId)
  return items.length > 0 ? { items } : null
}

/** Units of one line among these allocations. */
function allocatedUnits(allocations: readonly Allocation[], orderLineId: string): number {
  return sumOf(allocations, (each) => (each.orderLineId === orderLineId ? each.quantity : 0))
}
