import { movedLevel, type StockLevel, type StockMovement, type StockView, stockKey } from './stock.ts'

/** The same stock after these movements; demand and promises are still those from before. */
export function afterMovements(stock: StockView, movements: readonly StockMovement[]): StockView {
  const moved = new Map<string, StockLevel>()
  const level = (warehouseId: string, itemId: string) => moved.get(stockKey(warehouseId, itemId)) ?? stock.level(warehouseId, itemId)
  for (const movement of movements) {
    const { warehouseId, itemId } = movement
    moved.set(stockKey(warehouseId, itemId), movedLevel(level(warehouseId, itemId), movement))
  }
  return { level, demand: (itemId) => stock.demand(itemId), promised: (warehouseId, itemId) => stock.promised(warehouseId, itemId) }
}

/** Units of this many that a place cannot spare without touching what is promised to orders; what desks have the right to gives way. */
export function lackingUnits(stock: StockView, warehouseId: string, itemId: string, quantity: number): number {
  const { physical, allocated } = stock.level(warehouseId, itemId)
  return Math.max(0, quantity - (physical - allocated))
}
