import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import type { OrderAction } from './action.ts'

export const completeReturn: OrderAction = {
  id: 'complete-return',
  label: COMMAND_LABELS.CompleteReturn,
  shortcut: null,
  intent: ({ returnId }) => (returnId === undefined ? null : { name: 'CompleteReturn', args: { returnId } }),
}
