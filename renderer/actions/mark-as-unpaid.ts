import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import type { OrderAction } from './action.ts'

export const markAsUnpaid: OrderAction = {
  id: 'mark-as-unpaid',
  label: COMMAND_LABELS.MarkAsUnpaid,
  shortcut: null,
  intent: ({ shipmentId }) => ({ name: 'MarkAsUnpaid', args: shipmentId === undefined ? {} : { shipmentId } }),
}
