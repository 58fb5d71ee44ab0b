import { useMemo } from 'react'
import type { QueueId } from '../../shared/views/queues.ts'
import { useDeskState } from './desk-state.ts'
import { paintedCounts } from './painted-standings.ts'
import { usePaintedStandings } from './use-painted-standings.ts'

/** How many rows each queue shows: as the copy carries them along, and with what waits. */
export function useQueueCounts(): Readonly<Partial<Record<QueueId, number>>> {
  const counts = useDeskState((state) => state.counts)
  const standings = usePaintedStandings()
  return useMemo(() => paintedCounts(counts, standings), [counts, standings])
}
