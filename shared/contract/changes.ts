import type { Order } from '../lifecycle/order.ts'
import type { Selection } from '../lifecycle/selection.ts'
import type { ProductItem, ShopSettings } from '../lifecycle/settings.ts'
import type { StockLevel } from '../lifecycle/stock.ts'
import type { SyncCase } from '../lifecycle/sync-case.ts'
import type { Outcome } from './outcome.ts'

/** Where a reader stands in the feed. Versions compare only within one epoch: a restored backup begins a new one. */
export interface Cursor {
  readonly epoch: string
  readonly version: number
}

/**
 * Where a desk stands: a desk holds a part of the shop. `scope` is which part its rows are of, `snap` how far the shop was when it
 * began to fetch everything, as long as it does. Whoever names no scope has the first one.
 */
export interface DeskCursor extends Cursor {
  readonly scope?: string
  readonly snap?: number
}

/** Of a shop that never gave its desks another part. */
export const FIRST_SCOPE = '0'

/** All of one item: what each warehouse holds of it, and the units orders still wait for. */
export interface ItemStock {
  readonly itemId: string
  readonly levels: readonly StockLevel[]
  readonly demand: number
}

/** What the feed carries: the latest state of each thing, not its events. `id` of stock is the item's, of settings `settings`. */
interface ChangeRows {
  readonly order: Order
  readonly selection: Selection
  readonly stock: ItemStock
  readonly item: ProductItem
  readonly settings: ShopSettings
  readonly case: SyncCase
  readonly result: CommandResult
}

/** What became of a command of the asking desk; only that desk sees it. `id` is the command's. */
export interface CommandResult {
  readonly seq: number
  readonly outcome: Outcome
}

export type ChangeType = keyof ChangeRows

/** `row` is null when the thing is gone: purged for ever, or archived out of the desk's window. */
export type ChangeRow = {
  readonly [Type in ChangeType]:
    | { readonly type: Type; readonly id: string; readonly version: number; readonly row: ChangeRows[Type] }
    | { readonly type: Type; readonly id: string; readonly version: number; readonly row: null; readonly deleted: 'purge' | 'archive' }
}[ChangeType]

/**
 * One page of the feed, rows by version ascending, cut only where a version ends. `to` is the reader's next cursor.
 * With `reset` the reader's cursor meant nothing here: the page starts from 0 and everything cached must go.
 */
export interface ChangePage {
  readonly epoch: string
  readonly head: number
  readonly from: number
  readonly to: number
  readonly more: boolean
  readonly rows: readonly ChangeRow[]
  readonly reset?: FeedReset
  /** Which part of the shop the rows are of; left out where a reader has all of it. */
  readonly scope?: string
}

/**
 * Why a reader begins anew: the shop was set back (`epoch`, or `ahead` where nobody said so), deletions from before its cursor are no
 * longer told (`floor`), or it is to hold another part of the shop (`scope`).
 */
export type FeedReset = 'epoch' | 'ahead' | 'floor' | 'scope'
