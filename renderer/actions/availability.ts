import type { Decision } from '../../shared/lifecycle/decision.ts'
import { type RefusalSentence, refusalSentence } from '../../shared/views/refusal-sentence.ts'
import type { ActionContext, ActionTarget, Intent, OrderAction } from './action.ts'
import { tryIntent } from './try-intent.ts'

/** Whether an action can be taken, and if not, why not, in words. */
export type Availability =
  | { readonly is: 'possible' }
  | { readonly is: 'impossible'; readonly why: RefusalSentence }
  /** It means nothing here, or what it asks for holds already: it is not shown. */
  | { readonly is: 'absent' }

/** Asks the rules: the reason beside a button is the refusal the click would get. */
export function availabilityOf(action: OrderAction, target: ActionTarget, context: ActionContext): Availability {
  const intent = action.intent(target, context)
  return intent === null ? { is: 'absent' } : availabilityOfIntent(intent, target, context)
}

const NOT_REACHABLE: RefusalSentence = {
  sentence: 'The desk process is stopped.',
  nextStep: 'Nothing can be changed until it runs again.',
}

export function availabilityOfIntent(intent: Intent, target: ActionTarget, context: ActionContext): Availability {
  const { order } = target
  const decision = tryIntent(intent, { type: 'order', id: order.id }, { selection: null, order, deleted: false }, context)
  return availabilityOfDecision(decision, context)
}

/** What an answer of the rules means for a button. */
export function availabilityOfDecision(decision: Decision, context: ActionContext): Availability {
  switch (decision.outcome) {
    case 'accepted':
      return context.isReachable ? { is: 'possible' } : { is: 'impossible', why: NOT_REACHABLE }
    case 'accepted-no-effect':
      return { is: 'absent' }
    case 'refused':
      return { is: 'impossible', why: refusalSentence(decision.refusal) }
  }
}

export function isPossible(action: OrderAction, target: ActionTarget, context: ActionContext): boolean {
  return availabilityOf(action, target, context).is === 'possible'
}
