import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { QueueRow } from '../../../shared/views/queue-row.ts'
import { deskSession, type Found } from '../../state/desk-session.ts'
import { useDeskState } from '../../state/desk-state.ts'
import { onListed } from '../../state/on-listed.ts'
import type { OrderList } from './use-followed-list.ts'

/** A list that follows what is typed: while an answer is awaited, the one before it stays on screen. */
export interface SearchList extends OrderList {
  /** The rows answer what is asked now. */
  readonly isAnswered: boolean
}

/** What a text finds, as a list like any queue. Found at the desk process, or in the copy while that is stopped. */
export function useSearchList(text: string, includeArchived: boolean): SearchList {
  const [found, setFound] = useState<(Found & { readonly to: string }) | null>(null)
  const [hasFailed, setFailed] = useState(false)
  const line = useDeskState((state) => state.line)
  const turn = useRef(0)
  const question = `${includeArchived ? 'all' : 'open'} ${text}`

  const read = useCallback(async () => {
    turn.current += 1
    const mine = turn.current
    try {
      const answer = await deskSession().search(text, includeArchived)
      if (mine !== turn.current) return
      setFound({ ...answer, to: question })
      setFailed(false)
    } catch {
      if (mine === turn.current) setFailed(true)
    }
  }, [text, includeArchived, question])

  // biome-ignore lint/correctness/useExhaustiveDependencies: when the line breaks or comes back, the other place is asked
  useEffect(() => {
    void read()
  }, [read, line])

  useEffect(
    () =>
      onListed((changed) => {
        const shown = found?.rows.filter((row) => changed.has(row.id)).map((row) => row.id) ?? []
        if (shown.length === 0) return
        void deskSession()
          .rows(shown)
          .then((rows) => setFound((current) => current && { ...current, rows: replaced(current.rows, rows) }))
      }),
    [found],
  )

  const isAnswered = found?.to === question
  const rows = found?.rows ?? NO_ROWS
  // Rows that changed where they stand are the same list still.
  const key = rows.map((row) => row.id).join(' ')
  const ids = useMemo(() => (key === '' ? [] : key.split(' ')), [key])
  return {
    state: hasFailed && !isAnswered ? 'failed' : found ? 'ready' : 'loading',
    ids,
    rows: new Map(rows.map((row) => [row.id, row])),
    from: found?.from ?? 'copy',
    isWhole: true,
    arrived: 0,
    gone: NONE,
    see: () => {},
    refresh: read,
    isAnswered,
  }
}

const NO_ROWS: readonly QueueRow[] = []

const NONE: ReadonlySet<string> = new Set()

function replaced(rows: readonly QueueRow[], fresh: readonly QueueRow[]): readonly QueueRow[] {
  const byId = new Map(fresh.map((row) => [row.id, row]))
  return rows.map((row) => byId.get(row.id) ?? row)
}
