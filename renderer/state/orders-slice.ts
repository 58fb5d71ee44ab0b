import type { ItemStock } from '../../shared/contract/changes.ts'
import type { ProductItem, ShopSettings } from '../../shared/lifecycle/settings.ts'
import type { SyncCase } from '../../shared/lifecycle/sync-case.ts'
import type { Confirmed } from '../../shared/sync/project-pending.ts'
import type { HistoryEntry } from '../../shared/views/history-entry.ts'

/** `elsewhere`: not in this window's copy, and the desk process, which may have it, is stopped. */
export type Presence = 'loading' | 'here' | 'missing' | 'elsewhere'

/** One id a screen looks at: the confirmed order and selection, and whether they are known at all. */
export interface OpenedOrder {
  readonly presence: Presence
  readonly confirmed: Confirmed
}

/** The history of one id as last read; `isCurrent` is false once the order changed after that. */
export interface OpenedHistory {
  readonly entries: readonly HistoryEntry[]
  readonly readAtVersion: number
}

export interface OrdersSlice {
  readonly orders: Readonly<Record<string, OpenedOrder>>
  readonly histories: Readonly<Record<string, OpenedHistory>>
  readonly settings: ShopSettings | null
  /** The items of opened orders; null when the catalogue does not know the id. */
  readonly items: Readonly<Record<string, ProductItem | null>>
  /** Stock of the items of opened orders, by item id. */
  readonly stock: Readonly<Record<string, ItemStock>>
  /** What a person has to decide, and what was decided; in no order. */
  readonly cases: readonly SyncCase[]
}

export const INITIAL_ORDERS: OrdersSlice = { orders: {}, histories: {}, settings: null, items: {}, stock: {}, cases: [] }
