import type { Selection } from '../../../shared/lifecycle/selection.ts'
import type { ActionContext, Intent } from '../../actions/action.ts'
import { type Availability, availabilityOfDecision } from '../../actions/availability.ts'
import { tryIntent } from '../../actions/try-intent.ts'

/** Whether this can be done to a selection now, by the rules that would decide it. */
export function selectionAvailability(intent: Intent, selection: Selection, context: ActionContext): Availability {
  const decision = tryIntent(intent, { type: 'selection', id: selection.id }, { selection, order: null, deleted: false }, context)
  return availabilityOfDecision(decision, context)
}
