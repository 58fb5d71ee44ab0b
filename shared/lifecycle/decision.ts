import type { AggregateRef } from './command.ts'
import type { EventBody, LifecycleEvent } from './event.ts'
import type { Order } from './order.ts'
import type { Refusal, RefusalCode, RefusalFacts } from './refusal.ts'
import type { Selection } from './selection.ts'
import type { ProductItem, ShopSettings } from './settings.ts'
import type { StockView } from './stock.ts'
import type { SyncCase } from './sync-case.ts'

/** What a rule looks at: the basket and the order of one id, either of which may not exist (yet). */
export interface LifecycleState {
  readonly selection: Selection | null
  readonly order: Order | null
  /** Set once the order was deleted: nothing may bring the id back. */
  readonly deleted: boolean
  /** Where the id is that of a case for a person; it has neither basket nor order then. */
  readonly syncCase?: SyncCase
}

export const NOTHING_YET: LifecycleState = { selection: null, order: null, deleted: false }

/** What a rule may know beside the state. Clock, ids and stock come in as values: rules stay pure. */
export interface RuleContext {
  readonly settings: ShopSettings
  readonly stock: StockView
  item(itemId: string): ProductItem | null
  /** What else the command may reach: the basket it names and the open ones of the customer it names. Left out: none. */
  readonly others?: ReadonlyMap<string, LifecycleState>
  /** The cases of the command's order that nobody has decided yet; for ResolveConflict, of the case's order. Left out: none. */
  readonly openCases?: readonly SyncCase[]
  /** Orders made minutes before or after this one for the same buyer; for casesNoticed alone. Left out: none. */
  readonly recentOrders?: readonly Order[]
  /** When the authority met the command, for a case it opens; left out: when the command happened. */
  readonly openedAt?: string
  /** What an order is called where another one has its number or reference already; left out: as the command says. */
  readonly orderNames?: { readonly number: string; readonly reference: string }
  /** The desk whose command it is: it may promise what it has the right to. Left out: nobody's allotment is touched. */
  readonly deskId?: string
  /**
   * Said by a desk without a connection. `allotted`: it promises only what it has the right to, the rest waits to be confirmed.
   * `inHand`: the goods are in somebody's hand, whoever else has the right to them. Left out: whatever is free can be promised.
   */
  readonly promises?: 'allotted' | 'inHand'
  /** Gives the numbers of invoices and credit slips: the authority, in the transaction that keeps them. Left out: nobody does. */
  readonly numbering?: { readonly at: string; next(series: string): number }
  /** A new id each call; the same sequence for the same command on every desk and at the authority. */
  nextId(): string
}

/** Something that happened although not all went as wished: the command stands, a person should know. */
export interface Warning {
  readonly code: string
  readonly facts: RefusalFacts
}

/** Events of another aggregate that must be stored together with the command's own, and before them: they may make room. */
export interface EventsElsewhere<Event> {
  readonly aggregate: AggregateRef
  readonly events: readonly Event[]
}

export type DecisionOf<Event> =
  | {
      readonly outcome: 'accepted'
      readonly events: readonly Event[]
      readonly elsewhere: readonly EventsElsewhere<Event>[]
      readonly warnings: readonly Warning[]
    }
  /** The wished state already holds. */
  | { readonly outcome: 'accepted-no-effect' }
  | { readonly outcome: 'refused'; readonly refusal: Refusal }

/** What a rule answers; `decide` stamps its events with when and who. */
export type RuleDecision = DecisionOf<EventBody>
export type Decision = DecisionOf<LifecycleEvent>

export function accept(...events: readonly EventBody[]): RuleDecision {
  return { outcome: 'accepted', events, elsewhere: [], warnings: [] }
}

export function withWarning(decision: RuleDecision, warning: Warning): RuleDecision {
  return decision.outcome === 'accepted' ? { ...decision, warnings: [...decision.warnings, warning] } : decision
}

/** The same decision, with what it means for another order or basket. */
export function alsoElsewhere(decision: RuleDecision, ...elsewhere: readonly EventsElsewhere<EventBody>[]): RuleDecision {
  return decision.outcome === 'accepted' ? { ...decision, elsewhere: [...decision.elsewhere, ...elsewhere] } : decision
}

export const noEffect: RuleDecision = { outcome: 'accepted-no-effect' }

export function refuse(code: RefusalCode, facts: RefusalFacts = {}): RuleDecision {
  return { outcome: 'refused', refusal: { code, facts } }
}
