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
  readonly reset?: 'epoch' | 'ahead'
}
