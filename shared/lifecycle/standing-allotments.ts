import { allottedTo } from './allotment.ts'
import type { Warehouse } from './settings.ts'
import { freeToAllocate, type StockLevel } from './stock.ts'

/** Units a desk is still to be granted of what stands here, by what its warehouse says it keeps; 0 where nothing is said. */
export function missingOfStanding(level: StockLevel, warehouses: readonly Warehouse[], deskId: string): number {
  const warehouse = warehouses.find((each) => each.id === level.warehouseId)
  const standing = warehouse?.active ? warehouse.allotments?.find((each) => each.deskId === deskId) : undefined
  if (!standing) return 0
  const free = Math.max(0, freeToAllocate(level))
  return standing.keep === 'everything' ? free : Math.min(free, Math.max(0, standing.keep - allottedTo(level, deskId)))
}
