import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import type { OrderAction } from './action.ts'

/** Lets somebody else pack this shipment. */
export const releaseClaim: OrderAction = {
  id: 'release-claim',
  label: COMMAND_LABELS.ReleaseClaim,
  shortcut: null,
  intent: ({ shipmentId }) => (shipmentId === undefined ? null : { name: 'ReleaseClaim', args: { shipmentId } }),
}
