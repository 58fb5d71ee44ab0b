import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import type { OrderAction } from './action.ts'

export const unconfirmOrder: OrderAction = {
  id: 'unconfirm-order',
  label: COMMAND_LABELS.UnconfirmOrder,
  shortcut: null,
  intent: () => ({ name: 'UnconfirmOrder', args: {} }),
}
