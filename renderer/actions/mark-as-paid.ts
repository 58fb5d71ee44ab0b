import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import type { OrderAction } from './action.ts'

export const markAsPaid: OrderAction = {
  id: 'mark-as-paid',
  label: COMMAND_LABELS.MarkAsPaid,
  shortcut: null,
  intent: ({ shipmentId }) => (shipmentId === undefined ? null : { name: 'MarkAsPaid', args: { shipmentId } }),
}
