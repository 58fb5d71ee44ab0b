import type { QueueId } from '../../shared/views/queues.ts'
import { type Message, msg } from '../../shared/wording/say.ts'

/** A queue as people know it: its name, what it holds in a sentence, and what to do when it is empty. */
export interface QueueName {
  readonly label: Message
  /** Letter that leads here after `G`. */
  readonly letter: string | null
  readonly empty: Message
  /** The queue its orders come from, for "12 orders are waiting there". */
  readonly before: QueueId | null
}

export const QUEUE_NAMES = {
  toPick: { label: msg('To pick'), letter: 'p', empty: msg('Nothing to pick.'), before: 'confirmed' },
  toPack: { label: msg('To pack'), letter: 'k', empty: msg('No parcel stands half packed.'), before: 'toPick' },
  goodToGo: { label: msg('Good-to-go'), letter: 'g', empty: msg('No packed parcel waits to leave.'), before: 'toPack' },
  toCapture: { label: msg('To capture'), letter: 'm', empty: msg('Every shipment is paid.'), before: null },
  shippedNotPaid: { label: msg('Shipped, not paid'), letter: null, empty: msg('Everything that left is paid.'), before: null },
  pickup: { label: msg('Pick-up'), letter: 'u', empty: msg('Nothing waits at the counter.'), before: 'goodToGo' },
  incomplete: { label: msg('Incomplete'), letter: 'i', empty: msg('No open baskets.'), before: null },
  pending: { label: msg('Pending'), letter: 'n', empty: msg('No order waits to be confirmed.'), before: 'incomplete' },
  confirmed: { label: msg('Confirmed'), letter: 'c', empty: msg('No confirmed order waits for a shipment.'), before: 'pending' },
  processing: { label: msg('Processing'), letter: 's', empty: msg('No order is being packed or shipped.'), before: 'confirmed' },
  completed: { label: msg('Completed'), letter: 'd', empty: msg('No order has been completed yet.'), before: 'processing' },
  cancelled: { label: msg('Cancelled'), letter: 'x', empty: msg('No cancelled orders.'), before: null },
  archived: { label: msg('Archived'), letter: null, empty: msg('Nothing has been archived.'), before: null },
  held: { label: msg('Held'), letter: 'h', empty: msg('No order is on hold.'), before: null },
  waitingForPayment: { label: msg('Waiting for payment'), letter: 'w', empty: msg('No order waits for its payment.'), before: null },
  returns: { label: msg('Returns'), letter: 'r', empty: msg('No return is open.'), before: null },
} as const satisfies Record<QueueId, QueueName>

export interface QueueGroup {
  readonly label: Message
  readonly queues: readonly QueueId[]
}

/** The rail, from the floor to the office; what needs a decision has a place of its own. */
export const QUEUE_GROUPS: readonly QueueGroup[] = [
  { label: msg('Warehouse'), queues: ['toPick', 'toPack', 'goodToGo', 'toCapture', 'shippedNotPaid', 'pickup'] },
  { label: msg('Orders'), queues: ['incomplete', 'pending', 'confirmed', 'processing', 'completed', 'cancelled', 'archived'] },
  { label: msg('Needs a person'), queues: ['held', 'waitingForPayment', 'returns'] },
]

/** Queues whose count is a request rather than a fact. */
export const URGENT_QUEUES: ReadonlySet<QueueId> = new Set(['held'])
