import type { QueueId } from '../../../shared/views/queues.ts'
import { useDeskState } from '../../state/desk-state.ts'

const CLOSED: ReadonlySet<QueueId> = new Set(['completed', 'archived', 'cancelled'])

/** Whether a list of these queues may lack orders: a desk of a shop keeps what is open and what was closed lately. */
export function useHasOlder(queues: readonly QueueId[]): boolean {
  return useDeskState(({ sync }) => sync?.mode === 'joined') && queues.some((queue) => CLOSED.has(queue))
}
