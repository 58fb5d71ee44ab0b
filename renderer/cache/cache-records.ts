// cache: this window's copy in IndexedDB. Everything in it came from the desk process and can be thrown away and fetched again.

import type { ItemStock } from '../../shared/contract/changes.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import type { Selection } from '../../shared/lifecycle/selection.ts'
import type { ProductItem, ShopSettings } from '../../shared/lifecycle/settings.ts'
import type { HistoryEntry } from '../../shared/views/history-entry.ts'
import type { QueueRow } from '../../shared/views/queue-row.ts'
import type { QueueId } from '../../shared/views/queues.ts'

export interface CachedOrder {
  readonly id: string
  readonly version: number
  readonly order: Order
}

export interface CachedSelection {
  readonly id: string
  readonly version: number
  readonly selection: Selection
}

/** How an order or a selection stands in the lists. */
export interface Standing {
  readonly row: QueueRow
  readonly sortKey: string
  readonly queues: readonly QueueId[]
}

/** One id in the lists: an order covers the selection it was made from, as both have the same id. */
export interface CachedRow {
  readonly id: string
  readonly order: Standing | null
  readonly selection: Standing | null
  /** Words of whichever of the two is shown; indexed one by one. */
  readonly terms: readonly string[]
}

/** The place of a row in a queue. The key is the whole record, so that pages need no rows. */
export interface Placement {
  readonly queue: QueueId
  readonly sortKey: string
  readonly id: string
}

export interface CachedStock extends ItemStock {
  readonly version: number
}

export interface CachedItem {
  readonly id: string
  readonly item: ProductItem
  readonly terms: readonly string[]
}

/** How many rows a queue holds, or (`bodies`) how many closed orders are kept whole. Never counted, always carried along. */
export interface Counter {
  readonly name: QueueId | 'bodies'
  readonly count: number
}

export interface CachedSettings {
  readonly id: 'settings'
  readonly settings: ShopSettings
}

export interface CachedHistory {
  readonly id: string
  readonly entries: readonly HistoryEntry[]
  readonly readAtVersion: number
}

/** How far the copy has come. `isWhole` once it held everything there was; it stays so while later pages come in. */
export interface CachedCursor {
  readonly id: 'cursor'
  readonly epoch: string
  readonly version: number
  readonly isWhole: boolean
}

/** What is shown of an id: its order, else its selection. */
export function standingOf(row: CachedRow): Standing | null {
  return row.order ?? row.selection
}
