import { useEffect, useState } from 'react'
import type { ProductItem } from '../../../shared/lifecycle/settings.ts'
import { useDeskState } from '../../state/desk-state.ts'
import { findAllItems } from '../../state/issue-command.ts'

/** So many are shown; more are found by typing. */
export const ITEMS_SHOWN = 60

/** Items that match the text, switched-off ones too; null until the first answer. Asked again when the copy has become whole. */
export function useFoundItems(text: string): readonly ProductItem[] | null {
  const isCopyWhole = useDeskState((state) => state.isCopyWhole)
  const [items, setItems] = useState<readonly ProductItem[] | null>(null)
  const asked = text.trim()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a copy that has become whole answers differently
  useEffect(() => {
    let isWanted = true
    void findAllItems(asked, ITEMS_SHOWN).then((found) => {
      if (isWanted) setItems(found)
    })
    return () => {
      isWanted = false
    }
  }, [asked, isCopyWhole])
  return items
}
