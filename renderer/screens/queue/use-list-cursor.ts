import { useCallback, useEffect, useState } from 'react'
import { deskState, useDeskState } from '../../state/desk-state.ts'

export interface ListCursor {
  /** Place of the current row; -1 in an empty list. */
  readonly index: number
  readonly id: string | null
  moveTo(index: number): void
}

/** The current row of a list, kept by its id: rows that come or go above it do not move it. Coming back finds it again. */
export function useListCursor(list: string, ids: readonly string[]): ListCursor {
  const kept = useDeskState((state) => state.cursorRows[list])
  const [index, setIndex] = useState(0)

  useEffect(() => {
    if (ids.length === 0) return setIndex(-1)
    const remembered = deskState().cursorRows[list]
    if (remembered === undefined) return setIndex(0)
    const found = ids.indexOf(remembered.id)
    // The row has gone: the cursor stays where it was, on the row that took its place.
    setIndex(found === -1 ? Math.min(remembered.index, ids.length - 1) : found)
  }, [list, ids])

  const moveTo = useCallback(
    (wanted: number) => {
      const next = Math.max(0, Math.min(wanted, ids.length - 1))
      const id = ids[next]
      if (id === undefined) return
      setIndex(next)
      useDeskState.setState((state) => ({ cursorRows: { ...state.cursorRows, [list]: { id, index: next } } }))
    },
    [list, ids],
  )

  // Between a change of the list and the effect above the place may be another row's.
  const current = kept !== undefined && ids[index] !== kept.id && ids.includes(kept.id) ? ids.indexOf(kept.id) : index
  return { index: ids.length === 0 ? -1 : Math.max(0, Math.min(current, ids.length - 1)), id: ids[Math.max(0, current)] ?? null, moveTo }
}
