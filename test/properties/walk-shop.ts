// The shop walks happen in: two stores with options of their own, a market each, two warehouses asked in opposite order.

import type { ProductItem, ShopSettings, Store } from '../../shared/lifecycle/settings.ts'
import { TEST_ITEMS, TEST_SHOP, TEST_STORE } from '../support/test-shop.ts'

export const WAREHOUSES = ['main', 'north'] as const

export type StoreOptions = Partial<Store>

export interface ShopPlan {
  readonly stores: readonly [StoreOptions, StoreOptions]
  /** What each warehouse keeps back from customers. */
  readonly threshold: number
  /** Of the first item. */
  readonly stockOffset: number | null
}

const OTHER_MARKET = { id: 'other-market', storeId: 'other-store', name: 'Norway', countries: [], allocationRuleId: 'other-rule' } as const

export function walkShop({ stores: [one, other], threshold }: ShopPlan): ShopSettings {
  return {
    ...TEST_SHOP,
    stores: [
      { ...TEST_STORE, ...one },
      { ...TEST_STORE, id: 'other-store', name: 'Other store', ...other },
    ],
    markets: [...TEST_SHOP.markets, OTHER_MARKET],
    allocationRules: [...TEST_SHOP.allocationRules, { id: 'other-rule', name: 'North first', warehouseIds: ['north', 'main'] }],
    warehouses: TEST_SHOP.warehouses.map((warehouse) => ({ ...warehouse, threshold })),
  }
}

export function walkItems({ stockOffset }: ShopPlan): ReadonlyMap<string, ProductItem> {
  return new Map(TEST_ITEMS.map((item, index) => [item.id, { ...item, stockOffset: index === 0 ? stockOffset : null }]))
}

/** Store and market of a basket. */
export function placeOf(store: number): { readonly storeId: string; readonly marketId: string } {
  return store % 2 === 0 ? { storeId: 'store', marketId: 'market' } : { storeId: 'other-store', marketId: 'other-market' }
}
