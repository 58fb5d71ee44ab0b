import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import type { OrderAction } from './action.ts'

export const archiveOrder: OrderAction = {
  id: 'archive-order',
  label: COMMAND_LABELS.ArchiveOrder,
  shortcut: null,
  intent: () => ({ name: 'ArchiveOrder', args: {} }),
}
