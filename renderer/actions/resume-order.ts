import { commandLabel } from '../../shared/views/command-label.ts'
import type { OrderAction } from './action.ts'

export const resumeOrder: OrderAction = {
  id: 'resume-order',
  label: commandLabel('ResumeOrder'),
  shortcut: 'u',
  intent: () => ({ name: 'ResumeOrder', args: {} }),
}
