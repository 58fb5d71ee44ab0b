// cache: this window's copy in IndexedDB. Everything in it came from the desk process and can be thrown away and fetched again.

import type { ChangeRow, Cursor } from '../../shared/contract/changes.ts'
import type { ListedThing, PackedListing } from '../../shared/contract/packed-changes.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import type { Selection } from '../../shared/lifecycle/selection.ts'
import type { HistoryEntry } from '../../shared/views/history-entry.ts'
import type { QueueId } from '../../shared/views/queues.ts'

/** Thousands of things as one record. `others` is JSON of the rows no list shows: stock, items, settings, deletions. */
export interface Pack {
  /** Packs of one generation belong together; a copy begun again is a new generation beside the old one until it is whole. */
  readonly generation: number
  readonly number: number
  readonly listing: PackedListing
  readonly others: string
}

/** One thing that changed since it was packed, or came by itself. The newest version of a thing counts, wherever it stands. */
export interface LooseThing {
  /** `order ID` for whatever lists show of an id, else type and id. */
  readonly key: string
  readonly version: number
  readonly change: LooseChange
}

export type LooseChange =
  | { readonly kind: 'listed'; readonly thing: ListedThing }
  /** `mustScrub`: nothing of it may stay on this disk, and packs may still hold what it was. */
  | { readonly kind: 'gone'; readonly id: string; readonly mustScrub: boolean }
  | { readonly kind: 'other'; readonly row: OtherRow }

/** Everything a feed carries that no list shows. */
export type OtherRow = Exclude<ChangeRow, { type: 'order' | 'selection' | 'result' }>

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

export type QueueCounts = Readonly<Partial<Record<QueueId, number>>>

export interface CachedHistory {
  readonly id: string
  readonly entries: readonly HistoryEntry[]
  readonly readAtVersion: number
}

/**
 * What screens see: the packs of one generation up to a number, and the loose things. Changes only together with the cursor, so
 * the copy always stands exactly at `version`.
 */
export interface CachedBase extends Cursor {
  readonly id: 'base'
  /** Of this filling, on this disk: what was read of another one means nothing here. */
  readonly copyId: string
  readonly generation: number
  readonly lastPack: number
  /** Grows with every writing: another window that sees a new figure reads what it has missed. */
  readonly edition: number
  /** How many stand in each queue. Never counted, always carried along. */
  readonly counts: QueueCounts
  /** How many closed orders are kept whole. */
  readonly closedBodies: number
}

/** What has come in but is not shown yet: packs beyond the base's last, or of a new generation. It dies with this database. */
export interface CachedStage extends Cursor {
  readonly id: 'stage'
  /** The base's, or a new one for a new generation. */
  readonly copyId: string
  readonly generation: number
  readonly lastPack: number
  /** The base this stage goes on from; null when it begins anew. */
  readonly onBase: Cursor | null
}

/** How far the copy has come. `isWhole`: it holds everything there was at that version. */
export interface CachedCursor extends Cursor {
  readonly isWhole: boolean
}
