import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import type { OrderAction } from './action.ts'
import { isIntentAccepted } from './is-intent-accepted.ts'

/** Puts everything allocated into shipments, one per warehouse; what still waits for stock is allocated first where it can be. */
export const expediteOrder: OrderAction = {
  id: 'expedite-order',
  label: COMMAND_LABELS.ExpediteOrder,
  shortcut: null,
  intent: (target, context) => {
    const withDemand = { name: 'ExpediteOrder', args: { allocateDemand: true } } as const
    const allocatedOnly = { name: 'ExpediteOrder', args: {} } as const
    return isIntentAccepted(withDemand, target, context) ? withDemand : allocatedOnly
  },
}
