import { canonicalJson } from '../base/canonical-json.ts'
import { type Allotment, movedAllotments } from './allotment.ts'
import type { Order } from './order.ts'
import { isWithinShelf, type StockLevel, type StockMovement, stockKey } from './stock.ts'

/** The stock invariants broken by these levels, the whole ledger behind them, and all orders; empty when all is well. */
export function brokenStock(levels: Iterable<StockLevel>, movements: Iterable<StockMovement>, orders: Iterable<Order>): readonly string[] {
  const physical = new Map<string, number>()
  const allocated = new Map<string, number>()
  const allotted = new Map<string, readonly Allotment[]>()
  for (const movement of movements) {
    const key = stockKey(movement.warehouseId, movement.itemId)
    physical.set(key, (physical.get(key) ?? 0) + movement.deltaPhysical)
    allocated.set(key, (allocated.get(key) ?? 0) + movement.deltaAllocated)
    if (movement.allotted) allotted.set(key, movedAllotments(allotted.get(key) ?? [], movement.allotted.deskId, movement.allotted.delta))
  }
  const promised = promisedBy(orders)
  const broken: string[] = []
  const seen = new Set<string>()
  for (const level of levels) {
    const key = stockKey(level.warehouseId, level.itemId)
    seen.add(key)
    const what = `${level.itemId} in ${level.warehouseId}`
    if (!isWithinShelf(level)) broken.push(`I-7 ${what}`)
    if (level.allocated !== (promised.get(key) ?? 0))
      broken.push(`I-8 ${what}: ${level.allocated} stored, ${promised.get(key) ?? 0} promised`)
    if (level.physical !== (physical.get(key) ?? 0)) broken.push(`I-9 ${what}: physical`)
    if (level.allocated !== (allocated.get(key) ?? 0)) broken.push(`I-9 ${what}: allocated`)
    if (!isSame(level.allotments, allotted.get(key))) broken.push(`I-9 ${what}: allotments`)
  }
  for (const [key, quantity] of promised) if (!seen.has(key) && quantity > 0) broken.push(`I-8 ${key.replace('\n', ': ')} has no level`)
  return broken
}

function isSame(one: readonly Allotment[] = [], other: readonly Allotment[] = []): boolean {
  return canonicalJson(one) === canonicalJson(other)
}

function promisedBy(orders: Iterable<Order>): ReadonlyMap<string, number> {
  const promised = new Map<string, number>()
  for (const order of orders) {
    const itemOf = new Map(order.lines.map((line) => [line.id, line.itemId]))
    for (const { orderLineId, warehouseId, quantity } of order.allocations) {
      const key = stockKey(warehouseId, itemOf.get(orderLineId) ?? '')
      promised.set(key, (promised.get(key) ?? 0) + quantity)
    }
  }
  return promised
}
