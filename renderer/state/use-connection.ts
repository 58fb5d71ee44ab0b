import { useShallow } from 'zustand/react/shallow'
import type { ConnectionSlice } from './connection-slice.ts'
import { useDeskState } from './desk-state.ts'

export interface ConnectionView extends ConnectionSlice {
  readonly isReachable: boolean
  /** Clicks of this window that nobody has answered. */
  readonly sending: number
}

/** How the line to the desk process is, how fresh this window's copy is, and what is on its way. */
export function useConnection(): ConnectionView {
  return useDeskState(
    useShallow((state) => ({
      line: state.line,
      lineSince: state.lineSince,
      greeting: state.greeting,
      revealed: state.revealed,
      isCopyWhole: state.isCopyWhole,
      upToDateAt: state.upToDateAt,
      catchUp: state.catchUp,
      cacheHealth: state.cacheHealth,
      isReachable: state.line === 'open',
      sending: state.asking.length,
    })),
  )
}
