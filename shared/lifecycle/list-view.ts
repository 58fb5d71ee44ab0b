/** Where the money of an order stands, as lists are narrowed by it. */
export const MONEY_STATES = ['unpaid', 'authorized', 'partly', 'paid', 'refunded'] as const

export type MoneyState = (typeof MONEY_STATES)[number]

/** What a row must say to be shown: a part that is left out lets everything through, several values of one part let through each. */
export interface RowFilter {
  readonly statuses?: readonly number[]
  /** Codes of reasons; of one a version does not know there are no orders. */
  readonly holds?: readonly string[]
  readonly money?: readonly MoneyState[]
  /** Names of shipping methods, as orders carry them. */
  readonly methods?: readonly string[]
  readonly tags?: readonly string[]
  /** Whole days since it was placed: this many or more. */
  readonly fromDays?: number
  /** Fewer than this many. */
  readonly underDays?: number
  /** Who packs one of its parcels: somebody, nobody, or this person. */
  readonly claim?: 'somebody' | 'nobody' | { readonly name: string }
  /** The customer's name; each word of it begins a word of theirs. */
  readonly customer?: string
  /** Ids of the stores that sold. */
  readonly stores?: readonly string[]
  /** No row knows its carrier: that is said in methods first. */
  readonly carriers?: never
}

/** The same as people choose and keep it. */
export interface ListFilter extends Omit<RowFilter, 'carriers'> {
  /** Ids of carriers: whatever methods they have in the shop's settings when the list is read. */
  readonly carriers?: readonly string[]
}

/** What rows of which queues are asked. */
export interface RowView {
  /** The id of a queue; `all` is every order. */
  readonly base: string
  readonly filter: RowFilter
}

/** A list somebody wants to see again: one queue or all orders, narrowed, in an order of its own. */
export interface ListView {
  readonly id: string
  readonly name: string
  /** The id of a queue; `all` is every order. */
  readonly base: string
  readonly filter: ListFilter
  readonly order: 'oldest-first' | 'newest-first'
}
