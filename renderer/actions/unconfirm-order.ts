import { commandLabel } from '../../shared/views/command-label.ts'
import type { OrderAction } from './action.ts'

export const unconfirmOrder: OrderAction = {
  id: 'unconfirm-order',
  label: commandLabel('UnconfirmOrder'),
  shortcut: null,
  intent: () => ({ name: 'UnconfirmOrder', args: {} }),
}
