import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import type { OrderAction } from './action.ts'

export const uncompleteReturn: OrderAction = {
  id: 'uncomplete-return',
  label: COMMAND_LABELS.UncompleteReturn,
  shortcut: null,
  intent: ({ returnId }) => (returnId === undefined ? null : { name: 'UncompleteReturn', args: { returnId } }),
}
