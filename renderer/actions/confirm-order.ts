import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import type { OrderAction } from './action.ts'

export const confirmOrder: OrderAction = {
  id: 'confirm-order',
  label: COMMAND_LABELS.ConfirmOrder,
  shortcut: null,
  intent: () => ({ name: 'ConfirmOrder', args: {} }),
}
