import { commandLabel } from '../../shared/views/command-label.ts'
import type { OrderAction } from './action.ts'

export const markAsUnpaid: OrderAction = {
  id: 'mark-as-unpaid',
  label: commandLabel('MarkAsUnpaid'),
  shortcut: null,
  intent: ({ shipmentId }) => ({ name: 'MarkAsUnpaid', args: shipmentId === undefined ? {} : { shipmentId } }),
}
