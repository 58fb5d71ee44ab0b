import { canonicalJson } from '../../base/canonical-json.ts'
import type { CommandOf } from '../command.ts'
import { accept, noEffect, type RuleDecision } from '../decision.ts'
import type { Selection } from '../selection.ts'
import { newLinesRefusal } from './check-lines.ts'
import { lockedContentsRefusal, selectionRefusal } from './selection-guard.ts'
import { selectionLineOf } from './selection-line.ts'

/** Puts a line into an open basket, changes it, or with quantity 0 takes it out. */
export function setSelectionLine(command: CommandOf<'SetSelectionLine'>, selection: Selection): RuleDecision {
  const closed = selectionRefusal(selection, command.occurredAt)
  const locked = closed ?? lockedContentsRefusal(selection, command.actor)
  if (locked) return locked
  const { line } = command.args
  const before = selection.lines.find((each) => each.id === line.id)
  if (line.quantity === 0) {
    if (!before) return noEffect
    return accept({ kind: 'SelectionLineSet', line: { ...before, quantity: 0 } })
  }
  const wrong = newLinesRefusal([line])
  if (wrong) return wrong
  const set = selectionLineOf(line)
  if (before && canonicalJson(before) === canonicalJson(set)) return noEffect
  return accept({ kind: 'SelectionLineSet', line: set })
}
