import { useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { useDeskState } from './desk-state.ts'

/** Ids with something shown but not yet confirmed. */
export function usePendingIds(): ReadonlySet<string> {
  const ids = useDeskState(useShallow((state) => state.pending.map((each) => each.command.aggregate.id)))
  return useMemo(() => new Set(ids), [ids])
}
