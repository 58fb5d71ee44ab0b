import { commandLabel } from '../../shared/views/command-label.ts'
import type { OrderAction } from './action.ts'

export const reactivateOrder: OrderAction = {
  id: 'reactivate-order',
  label: commandLabel('ReactivateOrder'),
  shortcut: null,
  intent: () => ({ name: 'ReactivateOrder', args: {} }),
}
