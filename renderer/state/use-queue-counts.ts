import type { QueueId } from '../../shared/views/queues.ts'
import { useDeskState } from './desk-state.ts'

/** How many rows each queue holds, as the copy carries them along. */
export function useQueueCounts(): Readonly<Partial<Record<QueueId, number>>> {
  return useDeskState((state) => state.counts)
}
