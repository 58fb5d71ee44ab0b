import { commandLabel } from '../../shared/views/command-label.ts'
import type { OrderAction } from './action.ts'

export const markAsPaid: OrderAction = {
  id: 'mark-as-paid',
  label: commandLabel('MarkAsPaid'),
  shortcut: null,
  intent: ({ shipmentId }) => (shipmentId === undefined ? null : { name: 'MarkAsPaid', args: { shipmentId } }),
}
