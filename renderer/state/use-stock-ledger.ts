import { useCallback, useEffect, useRef, useState } from 'react'
import type { LedgerLine } from '../../shared/contract/stock-ledger.ts'
import { deskSession } from './desk-session.ts'
import { useDeskState } from './desk-state.ts'

const LINES_OF_A_PAGE = 20

export interface ShownLedger {
  /** Newest first; null while the first page is on its way. */
  readonly lines: readonly LedgerLine[] | null
  /** Older lines exist than are shown. */
  readonly hasMore: boolean
  /** The desk process could not be asked. */
  readonly hasFailed: boolean
  showMore(): void
}

interface Read {
  readonly itemId: string
  readonly lines: readonly LedgerLine[]
  readonly next: number | null
}

/** What moved an item's stock, asked of the desk process and again whenever the stock moves. A window keeps no copy of it. */
export function useStockLedger(itemId: string): ShownLedger {
  const stock = useDeskState((state) => state.stock[itemId])
  const line = useDeskState((state) => state.line)
  const [read, setRead] = useState<Read | null>(null)
  const [hasFailed, setFailed] = useState(false)
  const turn = useRef(0)
  const wanted = useRef(LINES_OF_A_PAGE)

  const load = useCallback(
    async (before: number | null, limit: number, kept: readonly LedgerLine[]) => {
      turn.current += 1
      const mine = turn.current
      try {
        const page = await deskSession().client.stock.ledger({ itemId, before, limit })
        // A slow answer never covers a later one.
        if (mine !== turn.current) return
        setRead({ itemId, lines: [...kept, ...page.lines], next: page.next })
        setFailed(false)
      } catch {
        if (mine === turn.current) setFailed(true)
      }
    },
    [itemId],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: stock that moved, or a line that is back, is the reason to ask again
  useEffect(() => {
    void load(null, wanted.current, [])
  }, [load, stock, line])

  const shown = read?.itemId === itemId ? read : null
  return {
    lines: shown?.lines ?? null,
    hasMore: shown !== null && shown.next !== null,
    hasFailed,
    showMore: () => {
      if (!shown || shown.next === null) return
      wanted.current = Math.min(MOST_ASKED_AGAIN, shown.lines.length + LINES_OF_A_PAGE)
      void load(shown.next, LINES_OF_A_PAGE, shown.lines)
    },
  }
}

/** As much as one question may ask for. */
const MOST_ASKED_AGAIN = 200
