// screens/stock: what lies where and who it is promised to, and what people do on a shelf.

import { sumOf } from '../../../shared/base/money.ts'
import type { ItemStock } from '../../../shared/contract/changes.ts'
import type { AllocationRule, ShopSettings, Warehouse } from '../../../shared/lifecycle/settings.ts'
import { freeToAllocate, type StockLevel } from '../../../shared/lifecycle/stock.ts'

/** One warehouse's part of an item. */
export interface ShelfFigures {
  readonly warehouse: Warehouse
  readonly physical: number
  readonly allocated: number
  readonly free: number
  /** Units promised beyond what the last count found. */
  readonly missing: number
}

/** Each warehouse in use, and those switched off that still hold something. */
export function shelvesOf({ levels }: ItemStock, { warehouses }: ShopSettings): readonly ShelfFigures[] {
  return warehouses.flatMap((warehouse) => {
    const level = levels.find((each) => each.warehouseId === warehouse.id)
    if (!level && !warehouse.active) return []
    const { physical, allocated, countedShortage = 0 } = level ?? { physical: 0, allocated: 0 }
    const free = level ? freeToAllocate(level) : 0
    return warehouse.active || physical > 0 ? [{ warehouse, physical, allocated, free, missing: countedShortage }] : []
  })
}

/** What can be sold at once by a rule: what is free in its warehouses, less what orders still wait for. */
export function availableBy(rule: AllocationRule, { levels, demand }: ItemStock, { warehouses }: ShopSettings): number {
  const isAsked = ({ warehouseId }: StockLevel) =>
    rule.warehouseIds.includes(warehouseId) && warehouses.some((each) => each.id === warehouseId && each.active)
  return sumOf(levels.filter(isAsked), freeToAllocate) - demand
}

/** The rules some market sells by; a shop without markets sells nothing. */
export function rulesInUse({ allocationRules, markets }: ShopSettings): readonly AllocationRule[] {
  return allocationRules.filter((rule) => markets.some((market) => market.allocationRuleId === rule.id))
}
