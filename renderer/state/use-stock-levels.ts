import { useEffect, useMemo } from 'react'
import type { ItemStock } from '../../shared/contract/changes.ts'
import type { StockLevel } from '../../shared/lifecycle/stock.ts'
import { deskSession } from './desk-session.ts'
import { useDeskState } from './desk-state.ts'

/** What each warehouse holds of these items, as far as this window's copy knows. */
export function useStockLevels(itemIds: readonly string[]): readonly StockLevel[] {
  return useItemStock(itemIds).flatMap((each) => each.levels)
}

/** The same by item, with the units orders still wait for. */
export function useItemStock(itemIds: readonly string[]): readonly ItemStock[] {
  const key = itemIds.join('\n')
  useEffect(() => {
    if (key !== '') void deskSession().loadItems(key.split('\n'))
  }, [key])
  const stock = useDeskState((state) => state.stock)
  return useMemo(() => {
    if (key === '') return []
    return key.split('\n').flatMap((itemId) => stock[itemId] ?? [])
  }, [key, stock])
}
