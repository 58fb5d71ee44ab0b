import type { OrderAction } from './action.ts'

export const unlockOrder: OrderAction = {
  id: 'unlock-order',
  label: 'Unlock order',
  shortcut: null,
  intent: () => ({ name: 'SetOrderLock', args: { isLocked: false } }),
}
