import type { ComponentType } from 'react'
import type { AggregateRef } from '../../shared/lifecycle/command.ts'
import { NOTHING_YET } from '../../shared/lifecycle/decision.ts'
import type { ProductItem } from '../../shared/lifecycle/settings.ts'
import { type RefusalSentence, refusalSentence } from '../../shared/views/refusal-sentence.ts'
import type { Message } from '../../shared/wording/say.ts'
import type { HeldUnits } from '../state/desk-session.ts'
import type { ActionContext, Intent } from './action.ts'
import { type Availability, availabilityOfDecision } from './availability.ts'
import { offlineFate } from './offline-notes.ts'
import { commandOf, tryIntent } from './try-intent.ts'

/** What a stock action is about: an item, the warehouse a person looks at, and the orders that hold units of it. */
export interface StockTarget {
  readonly item: ProductItem
  readonly warehouseId: string
  readonly held: readonly HeldUnits[]
}

export interface StockFormProps {
  readonly target: StockTarget
  readonly context: ActionContext
  /** `done` says in words what was done, once it is. */
  submit(intent: StockIntent, done: string): void
  cancel(): void
}

export type StockIntent = Extract<
  Intent,
  { readonly name: 'ReceiveStock' | 'CountStock' | 'RemoveStock' | 'TransferStock' | 'GrantAllotment' | 'ReturnAllotment' }
>

/** One thing done to the units of an item. The same record tells the button, its key and its form. */
export interface StockAction {
  readonly id: string
  readonly label: Message
  readonly shortcut: string
  /** The mildest its form could ask for. */
  intent(target: StockTarget, context: ActionContext): StockIntent | null
  readonly Form: ComponentType<StockFormProps>
}

/** Stock work is told in the history of the warehouse it was done in. */
export function stockAggregate(intent: StockIntent): AggregateRef {
  return { type: 'stock', id: intent.name === 'TransferStock' ? intent.args.fromWarehouseId : intent.args.warehouseId }
}

/** Asks the rules whether this person can do it now; the reason is the one the click would get. */
export function stockAvailability(action: StockAction, target: StockTarget, context: ActionContext): Availability {
  const intent = action.intent(target, context)
  if (intent === null) return { is: 'absent' }
  const { awayDeskId, rules } = context
  const fate =
    awayDeskId === null ? null : offlineFate(commandOf(intent, stockAggregate(intent), context), NOTHING_YET, rules.settings, awayDeskId)
  if (fate && 'why' in fate) return { is: 'impossible', why: fate.why }
  return availabilityOfDecision(tryIntent(intent, stockAggregate(intent), NOTHING_YET, context), context)
}

/** Why the rules would refuse it as it is filled in; null where they would not. */
export function stockRefusal(intent: StockIntent, context: ActionContext): RefusalSentence | null {
  const decision = tryIntent(intent, stockAggregate(intent), NOTHING_YET, context)
  return decision.outcome === 'refused' ? refusalSentence(decision.refusal) : null
}
