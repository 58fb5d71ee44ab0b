import type { QueueId } from '../../shared/views/queues.ts'
import type { QueueOrder } from '../cache/list-index.ts'

/** Queues somebody works through: who waits longest comes first. The others are looked things up in: newest first. */
const WORK_QUEUES: ReadonlySet<QueueId> = new Set([
  'pending',
  'confirmed',
  'processing',
  'toPick',
  'toPack',
  'goodToGo',
  'toCapture',
  'shippedNotPaid',
  'pickup',
  'held',
  'waitingForPayment',
  'returns',
])

export function queueOrder(queue: QueueId): QueueOrder {
  return WORK_QUEUES.has(queue) ? 'oldest-first' : 'newest-first'
}
