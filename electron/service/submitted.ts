import type { ChangeSet } from '../ports/order-store.ts'
import type { PaymentRequest } from '../ports/payment-provider.ts'
import { itemsArrived } from './stock-arrivals.ts'

/** What a transaction came to: its answer, and what is to be done now that it stands. */
export interface Submitted<Answer> {
  readonly answer: Answer
  /** The version it took; null when nothing was written. */
  readonly version: number | null
  readonly asked: readonly PaymentRequest[]
  /** Items of which units came to be free. */
  readonly arrived: readonly string[]
}

/** An answer for which nothing was written. */
export function nothingWritten<Answer>(answer: Answer): Submitted<Answer> {
  return { answer, version: null, asked: [], arrived: [] }
}

/** An answer that stands with these changes. */
export function written<Answer>(answer: Answer, version: number, changes: ChangeSet): Submitted<Answer> {
  return {
    answer,
    version,
    asked: changes.paymentsAsked.map(({ request }) => request),
    arrived: itemsArrived(changes.movements.map(({ movement }) => movement)),
  }
}
