import { commandLabel } from '../../shared/views/command-label.ts'
import type { OrderAction } from './action.ts'

export const captureShipment: OrderAction = {
  id: 'capture-shipment',
  label: commandLabel('CaptureShipment'),
  shortcut: null,
  intent: ({ shipmentId }) => (shipmentId === undefined ? null : { name: 'CaptureShipment', args: { shipmentId } }),
}
