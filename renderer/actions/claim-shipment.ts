import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import type { OrderAction } from './action.ts'

/** Shows the others who packs this shipment. */
export const claimShipment: OrderAction = {
  id: 'claim-shipment',
  label: COMMAND_LABELS.ClaimShipment,
  shortcut: null,
  intent: ({ shipmentId }) => (shipmentId === undefined ? null : { name: 'ClaimShipment', args: { shipmentId } }),
}
