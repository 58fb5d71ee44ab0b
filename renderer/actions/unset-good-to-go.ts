import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import type { OrderAction } from './action.ts'

export const unsetGoodToGo: OrderAction = {
  id: 'unset-good-to-go',
  label: COMMAND_LABELS.UnsetGoodToGo,
  shortcut: null,
  intent: ({ shipmentId }) => (shipmentId === undefined ? null : { name: 'UnsetGoodToGo', args: { shipmentId } }),
}
