import { msg } from '../../shared/wording/say.ts'
import type { OrderAction } from './action.ts'

export const unlockOrder: OrderAction = {
  id: 'unlock-order',
  label: msg('Unlock order'),
  shortcut: null,
  intent: () => ({ name: 'SetOrderLock', args: { isLocked: false } }),
}
