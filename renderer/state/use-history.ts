import { useEffect } from 'react'
import type { HistoryEntry } from '../../shared/views/history-entry.ts'
import { deskSession } from './desk-session.ts'
import { useDeskState } from './desk-state.ts'
import { isAuthorityOnline } from './use-order.ts'

export interface ShownHistory {
  readonly entries: readonly HistoryEntry[]
  readonly loading: boolean
  /** The desk process or the hub cannot be asked: these entries are the last this window read, and newer ones may exist. */
  readonly isStale: boolean
}

const NO_ENTRIES: readonly HistoryEntry[] = []

/** What has happened to an order or selection; read anew whenever it changed. */
export function useHistory(id: string): ShownHistory {
  const version = useDeskState((state) => state.orders[id]?.confirmed.version ?? 0)
  const line = useDeskState((state) => state.line)
  const isOnline = useDeskState(isAuthorityOnline)
  const opened = useDeskState((state) => state.histories[id])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version or a line that is back is the reason to read again
  useEffect(() => {
    void deskSession().loadHistory(id)
  }, [id, version, line, isOnline])
  return {
    entries: opened?.entries ?? NO_ENTRIES,
    loading: opened === undefined && line === 'open' && isOnline,
    isStale: line !== 'open' || !isOnline || (opened !== undefined && opened.readAtVersion < version),
  }
}
