import { sumOf } from '../../shared/base/money.ts'
import { demandQuantity } from '../../shared/lifecycle/quantities.ts'
import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import type { OrderAction } from './action.ts'
import { isIntentAccepted } from './is-intent-accepted.ts'

/** Takes what stock there is: all of it, or what can be had where the shop must say so. */
export const allocateOrder: OrderAction = {
  id: 'allocate-order',
  label: COMMAND_LABELS.AllocateOrder,
  shortcut: null,
  intent: (target, context) => {
    const { order } = target
    const isOpen = order.status === 2 || order.status === 3
    if (isOpen && sumOf(order.lines, (line) => demandQuantity(order, line)) === 0) return null
    const all = { name: 'AllocateOrder', args: {} } as const
    const some = { name: 'AllocateOrder', args: { allowPartial: true } } as const
    return !isIntentAccepted(all, target, context) && isIntentAccepted(some, target, context) ? some : all
  },
}
