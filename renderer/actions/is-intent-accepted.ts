import type { ActionContext, ActionTarget, Intent } from './action.ts'
import { tryIntent } from './try-intent.ts'

/** Whether the rules would accept the intent on the order as it is shown. */
export function isIntentAccepted(intent: Intent, { order }: ActionTarget, context: ActionContext): boolean {
  return tryIntent(intent, { type: 'order', id: order.id }, { selection: null, order, deleted: false }, context).outcome === 'accepted'
}
