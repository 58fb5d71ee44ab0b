import { msg } from '../../shared/wording/say.ts'
import { isDone } from '../offline/issue-command.ts'
import { newId } from '../offline/new-ids.ts'
import { navigate } from '../state/navigate.ts'
import type { OrderAction } from './action.ts'
import { issueIntent } from './issue-intent.ts'

/** Begins the exchange: a selection with the returned items and their worth as credit; or opens the one there is. */
export const createSelectionFromReturn: OrderAction = {
  id: 'create-selection-from-return',
  label: msg('Create selection'),
  shortcut: null,
  intent: ({ returnId }) =>
    returnId === undefined ? null : { name: 'CreateSelectionFromReturn', args: { returnId, selectionId: newId() } },
  go: (target, context) => {
    const intent = createSelectionFromReturn.intent(target, context)
    if (intent?.name !== 'CreateSelectionFromReturn') return
    void issueIntent(intent, { type: 'order', id: target.order.id }).then((result) => {
      if (isDone(result)) navigate({ screen: 'new', selectionId: intent.args.selectionId })
    })
  },
}
