import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import type { OrderAction } from './action.ts'

export const reactivateOrder: OrderAction = {
  id: 'reactivate-order',
  label: COMMAND_LABELS.ReactivateOrder,
  shortcut: null,
  intent: () => ({ name: 'ReactivateOrder', args: {} }),
}
