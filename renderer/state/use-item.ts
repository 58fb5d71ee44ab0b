import { useEffect } from 'react'
import type { ProductItem } from '../../shared/lifecycle/settings.ts'
import { deskSession } from './desk-session.ts'
import { useDeskState } from './desk-state.ts'

/** An item of the catalogue; null when the copy knows no such item, undefined until it has been asked. */
export function useItem(itemId: string): ProductItem | null | undefined {
  useEffect(() => {
    void deskSession().loadItems([itemId])
  }, [itemId])
  return useDeskState((state) => state.items[itemId])
}
