import type { OrderAction } from './action.ts'

export const lockOrder: OrderAction = {
  id: 'lock-order',
  label: 'Lock order',
  shortcut: null,
  intent: () => ({ name: 'SetOrderLock', args: { isLocked: true } }),
}
