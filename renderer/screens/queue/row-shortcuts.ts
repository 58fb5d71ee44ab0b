import type { OrderAction } from '../../actions/action.ts'
import { addNote } from '../../actions/add-note.tsx'
import { putOnHold } from '../../actions/put-on-hold.tsx'

/** Actions with a letter of their own in every list; N alone is a new order there. */
export const ROW_SHORTCUTS: readonly (readonly [key: string, action: OrderAction])[] = [
  ['h', putOnHold],
  ['N', addNote],
]

/** The letter that starts an action on the current row; null where none does. */
export function rowShortcutOf({ id }: OrderAction): string | null {
  return ROW_SHORTCUTS.find(([, action]) => action.id === id)?.[0] ?? null
}
