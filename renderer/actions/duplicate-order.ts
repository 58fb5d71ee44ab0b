import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import { isDone } from '../offline/issue-command.ts'
import { newId } from '../offline/new-ids.ts'
import { navigate } from '../state/navigate.ts'
import type { OrderAction } from './action.ts'
import { issueIntent } from './issue-intent.ts'

/** The same again: a new selection with what the order holds, opened to be checked out. */
export const duplicateOrder: OrderAction = {
  id: 'duplicate-order',
  label: COMMAND_LABELS.CreateSelectionFromOrder,
  shortcut: null,
  intent: () => ({ name: 'CreateSelectionFromOrder', args: { selectionId: newId() } }),
  go: (target, context) => {
    const intent = duplicateOrder.intent(target, context)
    if (intent?.name !== 'CreateSelectionFromOrder') return
    void issueIntent(intent, { type: 'order', id: target.order.id }).then((result) => {
      if (isDone(result)) navigate({ screen: 'new', selectionId: intent.args.selectionId })
    })
  },
}
