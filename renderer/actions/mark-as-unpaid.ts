import { commandLabel } from '../../shared/views/command-label.ts'
import type { OrderAction } from './action.ts'

export const markAsUnpaid: OrderAction = {
  id: 'mark-as-unpaid',
  label: commandLabel('MarkAsUnpaid'),
  shortcut: null,
  intent: ({ shipmentId }) => (shipmentId === undefined ? null : { name: 'MarkAsUnpaid', args: { shipmentId } }),
}
