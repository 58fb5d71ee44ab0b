import { useEffect, useState } from 'react'
import { deskSession, type HeldUnits } from './desk-session.ts'
import { useDeskState } from './desk-state.ts'

const NONE: readonly HeldUnits[] = []

/** Which orders hold units of an item, as far as this window's copy knows; looked up anew whenever the item's stock moves. */
export function usePromisedUnits(itemId: string): readonly HeldUnits[] {
  const stock = useDeskState((state) => state.stock[itemId])
  const [answer, setAnswer] = useState<{ readonly itemId: string; readonly units: readonly HeldUnits[] } | null>(null)
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
