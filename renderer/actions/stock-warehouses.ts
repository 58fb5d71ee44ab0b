import type { Warehouse } from '../../shared/lifecycle/settings.ts'
import { freeToAllocate } from '../../shared/lifecycle/stock.ts'
import type { ActionContext } from './action.ts'

/** Where goods may be put. */
export function activeWarehouses({ rules }: ActionContext): readonly Warehouse[] {
  return rules.settings.warehouses.filter((warehouse) => warehouse.active)
}

/** Where units of an item can be taken from: warehouses in use, and those switched off that still hold some. */
export function warehousesWith(itemId: string, { rules }: ActionContext): readonly Warehouse[] {
  return rules.settings.warehouses.filter((warehouse) => warehouse.active || rules.stock.level(warehouse.id, itemId).physical > 0)
}

export function warehouseName(warehouseId: string, { rules }: ActionContext): string {
  return rules.settings.warehouses.find((warehouse) => warehouse.id === warehouseId)?.name ?? warehouseId
}

/** The wanted warehouse if it can spare a unit; else the one that can spare most; the wanted one where none can. */
export function sparingWarehouse(wanted: string, itemId: string, context: ActionContext): string {
  const freeIn = (warehouseId: string) => freeToAllocate(context.rules.stock.level(warehouseId, itemId))
  if (freeIn(wanted) > 0) return wanted
  const best = warehousesWith(itemId, context).toSorted((one, other) => freeIn(other.id) - freeIn(one.id))[0]
  return best && freeIn(best.id) > 0 ? best.id : wanted
}
