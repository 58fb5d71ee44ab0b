import type { ShopSettings } from '../../shared/lifecycle/settings.ts'
import { useDeskState } from './desk-state.ts'

/** The shop's own decisions: stores, markets, warehouses, carriers and methods. Null until they are here. */
export function useSettings(): ShopSettings | null {
  return useDeskState((state) => state.settings)
}
