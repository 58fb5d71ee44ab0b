import { useEffect, useState } from 'react'
import type { PromisedIn } from '../cache/promised-units.ts'
import { deskSession } from './desk-session.ts'
import { useDeskState } from './desk-state.ts'

const NONE: readonly PromisedIn[] = []

/** Which orders hold units of an item, as far as this window's copy knows; looked up anew whenever the item's stock moves. */
export function usePromisedUnits(itemId: string): readonly PromisedIn[] {
  const stock = useDeskState((state) => state.stock[itemId])
  const [answer, setAnswer] = useState<{ readonly itemId: string; readonly units: readonly PromisedIn[] } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the orders hold changes with the stock
  useEffect(() => {
    let isWanted = true
    void deskSession()
      .promised(itemId)
      .then((units) => {
        if (isWanted) setAnswer({ itemId, units })
      })
    return () => {
      isWanted = false
    }
  }, [itemId, stock])
  return answer?.itemId === itemId ? answer.units : NONE
}
