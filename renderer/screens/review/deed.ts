// screens/review: orders that a flag stops, judged one after the other by keyboard.

import type { HoldReason, Order } from '../../../shared/lifecycle/order.ts'
import type { Message } from '../../../shared/wording/say.ts'
import type { Intent } from '../../actions/action.ts'

/** A usual reason, chosen by one digit. */
export interface Preset {
  readonly label: string
  /** What is kept in the history; else the label. */
  readonly words?: string
  /** For putting aside: how many hours. */
  readonly hours?: number
}

/** What can be done with a stopped order, and what has to be said with it. */
export interface Deed {
  readonly id: string
  /** As `event.key` gives it. */
  readonly key: string
  readonly label: Message
  /** What the row says once it is done. */
  readonly done: Message
  readonly isGrave?: true
  /** How the field for one's own words is called. */
  readonly field: Message
  /** A letter rather than a line: the field comes filled with the first preset. */
  readonly isLong?: true
  /** It leaves the list for a while rather than for good. */
  readonly putsAside?: true
  presets(about: Judged): readonly Preset[]
  /** Null where it means nothing. */
  intent(order: Order, words: string): Intent | null
}

/** What a deed's words depend on: the reason, and the order where there is only one. */
export interface Judged {
  readonly reason: HoldReason | null
  readonly order: Order | null
}
