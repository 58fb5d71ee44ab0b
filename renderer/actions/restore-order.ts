import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import type { OrderAction } from './action.ts'

export const restoreOrder: OrderAction = {
  id: 'restore-order',
  label: COMMAND_LABELS.RestoreOrder,
  shortcut: null,
  intent: () => ({ name: 'RestoreOrder', args: {} }),
}
