import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import { newId } from '../offline/new-ids.ts'
import type { OrderAction } from './action.ts'
import { beginCopy } from './begin-copy.ts'

/** The same again: a new selection with what the order holds, opened to be checked out. */
export const duplicateOrder: OrderAction = {
  id: 'duplicate-order',
  label: COMMAND_LABELS.CreateSelectionFromOrder,
  shortcut: null,
  intent: () => ({ name: 'CreateSelectionFromOrder', args: { selectionId: newId() } }),
  go: ({ order }, context) => void beginCopy(order, context),
}
