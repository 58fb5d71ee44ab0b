// actions: one user intention per file. Button, menu and keys read the same record, and its reason comes from the same rule as the deed.

import type { ComponentType } from 'react'
import type { Actor } from '../../shared/lifecycle/actor.ts'
import type { CommandArgs, CommandName } from '../../shared/lifecycle/command.ts'
import type { RuleContext } from '../../shared/lifecycle/decision.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import type { RefusalSentence } from '../../shared/views/refusal-sentence.ts'
import type { Message } from '../../shared/wording/say.ts'

/** A command before it has an id, a time and a person. */
export type Intent = { readonly [Name in CommandName]: { readonly name: Name; readonly args: CommandArgs[Name] } }[CommandName]

/** What an action is about: an order, and for some actions one of its shipments or returns. */
export interface ActionTarget {
  readonly order: Order
  readonly shipmentId?: string
  readonly returnId?: string
}

/** What an action may know beside its target. */
export interface ActionContext {
  readonly person: Actor
  readonly rules: RuleContext
  /** ISO 8601. */
  readonly now: string
  /** Whether the desk process, which keeps what is done, can be reached. */
  readonly isReachable: boolean
  /** The desk acts by itself: its hub cannot be reached. Its id, because what it may do then is granted by name; else null. */
  readonly awayDeskId: string | null
  /** Shipments whose completion is written down and waits for the hub; left out where nobody watches it. */
  readonly sent?: ReadonlySet<string>
}

/** What the form of an action is given. */
export interface ActionFormProps {
  readonly target: ActionTarget
  readonly context: ActionContext
  /** Why the last try was refused. */
  readonly refusal: RefusalSentence | null
  submit(intent: Intent): void
  cancel(): void
}

export interface OrderAction {
  readonly id: string
  readonly label: Message
  /** A single key, as `event.key` gives it; off while typing. */
  readonly shortcut: string | null
  /** Cannot be taken back by another action; the button says so by its colour. */
  readonly isGrave?: boolean
  /** The command as it will be issued, or the mildest its form could ask for; null where the action means nothing. */
  intent(target: ActionTarget, context: ActionContext): Intent | null
  /** Asked before the command is issued; without a form it is issued at once. */
  readonly Form?: ComponentType<ActionFormProps>
  /** Leads to another screen instead of issuing anything. */
  go?(target: ActionTarget, context: ActionContext): void
}
