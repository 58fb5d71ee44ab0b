import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import type { OrderAction } from './action.ts'

export const captureShipment: OrderAction = {
  id: 'capture-shipment',
  label: COMMAND_LABELS.CaptureShipment,
  shortcut: null,
  intent: ({ shipmentId }) => (shipmentId === undefined ? null : { name: 'CaptureShipment', args: { shipmentId } }),
}
