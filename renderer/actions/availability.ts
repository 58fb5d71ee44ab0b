import type { Decision, LifecycleState } from '../../shared/lifecycle/decision.ts'
import { type RefusalSentence, refusalSentence } from '../../shared/views/refusal-sentence.ts'
import { say } from '../../shared/wording/say.ts'
import type { ActionContext, ActionTarget, Intent, OrderAction } from './action.ts'
import { offlineFate } from './offline-notes.ts'
import { commandOf, tryIntent } from './try-intent.ts'

/** Whether an action can be taken, and if not, why not, in words. */
export type Availability =
  /** `note`: what must be known before it is done. */
  | { readonly is: 'possible'; readonly note?: string }
  | { readonly is: 'impossible'; readonly why: RefusalSentence }
  /** It means nothing here, or what it asks for holds already: it is not shown. */
  | { readonly is: 'absent' }

/** Asks the rules: the reason beside a button is the refusal the click would get. */
export function availabilityOf(action: OrderAction, target: ActionTarget, context: ActionContext): Availability {
  const intent = action.intent(target, context)
  return intent === null ? { is: 'absent' } : availabilityOfIntent(intent, target, context)
}

function notReachable(): RefusalSentence {
  return { sentence: say('The desk process is stopped.'), nextStep: say('Nothing can be changed until it runs again.') }
}

export function availabilityOfIntent(intent: Intent, target: ActionTarget, context: ActionContext): Availability {
  const { order } = target
  const state = { selection: null, order, deleted: false }
  const decision = tryIntent(intent, { type: 'order', id: order.id }, state, context)
  const availability = availabilityOfDecision(decision, context)
  return availability.is === 'possible' ? possibleNow(intent, state, context) : availability
}

/** What an answer of the rules means for a button. */
export function availabilityOfDecision(decision: Decision, context: ActionContext): Availability {
  switch (decision.outcome) {
    case 'accepted':
      return context.isReachable ? { is: 'possible' } : { is: 'impossible', why: notReachable() }
    case 'accepted-no-effect':
      return { is: 'absent' }
    case 'refused':
      return { is: 'impossible', why: refusalSentence(decision.refusal) }
  }
}

function possibleNow(intent: Intent, state: LifecycleState, context: ActionContext): Availability {
  if (context.awayDeskId === null) return { is: 'possible' }
  const fate = offlineFate(
    commandOf(intent, { type: 'order', id: state.order?.id ?? '' }, context),
    state,
    context.rules.settings,
    context.awayDeskId,
  )
  if ('why' in fate) return { is: 'impossible', why: fate.why }
  return fate.note === null ? { is: 'possible' } : { is: 'possible', note: fate.note }
}

export function isPossible(action: OrderAction, target: ActionTarget, context: ActionContext): boolean {
  return availabilityOf(action, target, context).is === 'possible'
}
