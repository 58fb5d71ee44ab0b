import { msg } from '../../shared/wording/say.ts'
import type { OrderAction } from './action.ts'

export const lockOrder: OrderAction = {
  id: 'lock-order',
  label: msg('Lock order'),
  shortcut: null,
  intent: () => ({ name: 'SetOrderLock', args: { isLocked: true } }),
}
