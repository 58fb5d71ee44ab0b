import type { QueueId } from '../../shared/views/queues.ts'

/** A queue as people know it: its name, what it holds in a sentence, and what to do when it is empty. */
export interface QueueName {
  readonly label: string
  /** Letter that leads here after `G`. */
  readonly letter: string | null
  readonly empty: string
  /** The queue its orders come from, for "12 orders are waiting there". */
  readonly before: QueueId | null
}

export const QUEUE_NAMES = {
  toPack: { label: 'To pack', letter: 'p', empty: 'Nothing to pack.', before: 'confirmed' },
  goodToGo: { label: 'Good-to-go', letter: 'g', empty: 'No packed parcel waits to leave.', before: 'toPack' },
  toCapture: { label: 'To capture', letter: 'm', empty: 'Every shipment is paid.', before: null },
  shippedNotPaid: { label: 'Shipped, not paid', letter: null, empty: 'Everything that left is paid.', before: null },
  pickup: { label: 'Pick-up', letter: 'u', empty: 'Nothing waits at the counter.', before: 'toPack' },
  incomplete: { label: 'Incomplete', letter: 'i', empty: 'No open baskets.', before: null },
  pending: { label: 'Pending', letter: 'n', empty: 'No order waits to be confirmed.', before: 'incomplete' },
  confirmed: { label: 'Confirmed', letter: 'c', empty: 'No confirmed order waits for a shipment.', before: 'pending' },
  processing: { label: 'Processing', letter: 's', empty: 'No order is being packed or shipped.', before: 'confirmed' },
  completed: { label: 'Completed', letter: 'd', empty: 'No order has been completed yet.', before: 'processing' },
  cancelled: { label: 'Cancelled', letter: 'x', empty: 'No cancelled orders.', before: null },
  archived: { label: 'Archived', letter: null, empty: 'Nothing has been archived.', before: null },
  held: { label: 'Held', letter: 'h', empty: 'No order is on hold.', before: null },
  waitingForPayment: { label: 'Waiting for payment', letter: 'w', empty: 'No order waits for its payment.', before: null },
  returns: { label: 'Returns', letter: 'r', empty: 'No return is open.', before: null },
} as const satisfies Record<QueueId, QueueName>

/** Leads to the stock after `G`; no queue has it. */
export const STOCK_LETTER = 'k'

/** Leads to the conflicts after `G`. */
export const CONFLICTS_LETTER = 'f'

export interface QueueGroup {
  readonly label: string
  readonly queues: readonly QueueId[]
}

/** The rail, from the floor to the office; what needs a decision has a place of its own. */
export const QUEUE_GROUPS: readonly QueueGroup[] = [
  { label: 'Warehouse', queues: ['toPack', 'goodToGo', 'toCapture', 'shippedNotPaid', 'pickup'] },
  { label: 'Orders', queues: ['incomplete', 'pending', 'confirmed', 'processing', 'completed', 'cancelled', 'archived'] },
  { label: 'Needs a person', queues: ['held', 'waitingForPayment', 'returns'] },
]

/** Queues whose count is a request rather than a fact. */
export const URGENT_QUEUES: ReadonlySet<QueueId> = new Set(['held'])
