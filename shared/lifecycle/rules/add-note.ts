import type { CommandOf } from '../command.ts'
import { accept, type RuleDecision, refuse } from '../decision.ts'

/** Writes a note into the history, whatever the order's state. */
export function addNote(command: CommandOf<'AddNote'>): RuleDecision {
  const note = command.args.note.trim()
  return note === '' ? refuse('VALIDATION', { field: 'note' }) : accept({ kind: 'NoteAdded', note })
}
