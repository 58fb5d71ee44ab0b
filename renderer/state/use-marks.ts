import { useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { useDeskState } from './desk-state.ts'
import { type Mark, marksOf } from './marks.ts'

/** What is shown but not confirmed, or was not accepted, by the id of its order or selection. */
export function useMarks(): ReadonlyMap<string, Mark> {
  const facts = useDeskState(useShallow(({ pending, outbox, asking, sync }) => ({ pending, outbox, asking, sync })))
  return useMemo(() => marksOf(facts), [facts])
}

export function useMark(id: string): Mark | null {
  return useMarks().get(id) ?? null
}
