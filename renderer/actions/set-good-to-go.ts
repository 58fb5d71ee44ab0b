import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import type { OrderAction } from './action.ts'

export const setGoodToGo: OrderAction = {
  id: 'set-good-to-go',
  label: COMMAND_LABELS.SetGoodToGo,
  shortcut: null,
  intent: ({ shipmentId }) => (shipmentId === undefined ? null : { name: 'SetGoodToGo', args: { shipmentId } }),
}
