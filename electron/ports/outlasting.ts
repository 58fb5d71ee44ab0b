import type { DocumentNumber } from '../../shared/lifecycle/document-number.ts'
import type { OrderTombstone } from '../../shared/lifecycle/order.ts'
import type { CommandRecord, DeskRecord } from './order-store.ts'

/** An order that was deleted, and the command it was deleted by. */
export interface Deletion {
  readonly tombstone: OrderTombstone
  readonly command: CommandRecord
}

/** What a store knows that must outlast being set back to an older copy of it. */
export interface Outlasting {
  readonly deletions: readonly Deletion[]
  readonly desks: readonly DeskRecord[]
  /** Every number of an invoice or credit slip that was given, in the order of its series. */
  readonly documentNumbers: readonly DocumentNumber[]
}
