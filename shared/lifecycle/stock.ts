import { type Allotment, allottedTo, allottedToAll, movedAllotments } from './allotment.ts'

/** What one warehouse holds of one item. `0 <= allocated + allotments <= physical` always; free to allocate (FTA) is the difference. */
export interface StockLevel {
  readonly warehouseId: string
  readonly itemId: string
  readonly physical: number
  readonly allocated: number
  /** Units promised beyond what the last count found; left out when there are none. */
  readonly countedShortage?: number
  /** By desk; left out when there are none. */
  readonly allotments?: readonly Allotment[]
}

export type StockReason =
  | 'receive'
  | 'remove'
  | 'count'
  | 'transfer'
  | 'allocate'
  | 'unallocate'
  | 'ship'
  | 'return'
  | 'cancel'
  | 'restore'
  | 'correction'
  | 'allot'

/** One line of the stock ledger. Append-only: levels are the sum of movements. */
export interface StockMovement {
  readonly warehouseId: string
  readonly itemId: string
  readonly deltaPhysical: number
  readonly deltaAllocated: number
  /** What a count found missing of the promised units; only a count says it, and 0 ends what the count before said. */
  readonly countedShortage?: number
  readonly allotted?: { readonly deskId: string; readonly delta: number }
  readonly reason: StockReason
  readonly orderLineId?: string
  readonly shipmentLineId?: string
  readonly returnLineId?: string
}

/** What a rule may know of stock: the levels of the items it touches and the demand waiting for them. */
export interface StockView {
  level(warehouseId: string, itemId: string): StockLevel
  /** Units on orders in status 1-3 that are neither allocated nor shipped nor cancelled, over all orders. */
  demand(itemId: string): number
  /** The orders this warehouse has promised units of the item to. Known where a count finds fewer units than are promised. */
  promised(warehouseId: string, itemId: string): readonly PromisedUnits[]
}

/** Units of one item in one warehouse that belong to an order. */
export interface PromisedUnits {
  readonly orderId: string
  readonly number: string
  readonly quantity: number
}

/** Free to allocate: what is on the shelf and promised to nobody. What a desk has the right to is free to that desk alone. */
export function freeToAllocate(level: StockLevel, deskId?: string): number {
  return level.physical - level.allocated - allottedToAll(level) + allottedTo(level, deskId)
}

/** Whether what is promised, and what desks have the right to, is on the shelf. */
export function isWithinShelf({ physical, allocated, allotments = [] }: StockLevel): boolean {
  return allocated >= 0 && allotments.every(({ quantity }) => quantity > 0) && allocated + allottedToAll({ allotments }) <= physical
}

/** The level after one line of the ledger. */
export function movedLevel(level: StockLevel, movement: StockMovement): StockLevel {
  const { countedShortage: before = 0, allotments: held = [], ...rest } = level
  const allotments = movement.allotted ? movedAllotments(held, movement.allotted.deskId, movement.allotted.delta) : held
  const shortage = movement.countedShortage ?? before
  const physical = level.physical + movement.deltaPhysical
  const allocated = level.allocated + movement.deltaAllocated
  return {
    ...rest,
    physical,
    allocated,
    ...(shortage > 0 ? { countedShortage: shortage } : {}),
    ...(allotments.length > 0 ? { allotments } : {}),
  }
}

/** A view over given levels; what is not named is zero. */
export function stockViewOf(
  levels: Iterable<StockLevel>,
  demandOf: (itemId: string) => number = () => 0,
  promised: StockView['promised'] = () => [],
): StockView {
  const byKey = new Map<string, StockLevel>()
  for (const level of levels) byKey.set(stockKey(level.warehouseId, level.itemId), level)
  return {
    level: (warehouseId, itemId) => byKey.get(stockKey(warehouseId, itemId)) ?? { warehouseId, itemId, physical: 0, allocated: 0 },
    demand: demandOf,
    promised,
  }
}

export function stockKey(warehouseId: string, itemId: string): string {
  return `${warehouseId}\n${itemId}`
}
