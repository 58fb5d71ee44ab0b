import { assertNever } from '../base/invariant.ts'
import type { LifecycleEvent } from './event.ts'
import type { Selection, SelectionLine } from './selection.ts'

export type SelectionEvent = Extract<
  LifecycleEvent,
  { readonly kind: 'SelectionLineSet' | 'SelectionEdited' | 'SelectionCheckedOut' | 'SelectionDeleted' }
>

/** The basket after something happened to it; a checked-out basket stays as the record of what was asked for. */
export function evolveSelection(selection: Selection, event: SelectionEvent): Selection {
  const changed = { ...selection, updatedAt: event.at, expiresAt: laterExpiry(selection, event.at) }
  switch (event.kind) {
    case 'SelectionLineSet':
      return { ...changed, lines: withLine(selection.lines, event.line) }
    case 'SelectionEdited':
      return { ...changed, ...event.changes }
    case 'SelectionCheckedOut':
      return { ...changed, state: 'checkedOut', orderId: selection.id }
    case 'SelectionDeleted':
      return { ...changed, state: 'deleted' }
    default:
      return assertNever(event)
  }
}

// Every change gives a stranger's basket its whole life again.
function laterExpiry({ expiresAt, updatedAt }: Selection, at: string): string | null {
  if (expiresAt === null) return null
  return new Date(Date.parse(expiresAt) + Date.parse(at) - Date.parse(updatedAt)).toISOString()
}

function withLine(lines: readonly SelectionLine[], line: SelectionLine): readonly SelectionLine[] {
  if (line.quantity === 0) return lines.filter((each) => each.id !== line.id)
  if (lines.some((each) => each.id === line.id)) return lines.map((each) => (each.id === line.id ? line : each))
  return [...lines, line]
}
