import type { CommandOf } from '../command.ts'
import { accept, alsoElsewhere, noEffect, type RuleDecision, refuse } from '../decision.ts'
import type { Selection } from '../selection.ts'
import { givenUp } from './exchange-credit.ts'
import { lockedContentsRefusal } from './selection-guard.ts'

/** A basket may be thrown away at any time before it became an order. */
export function deleteSelection(command: CommandOf<'DeleteSelection'>, selection: Selection): RuleDecision {
  if (selection.state === 'deleted') return noEffect
  if (selection.state === 'checkedOut' || selection.state === 'merged') return refuse('WRONG_STATUS', { status: selection.state })
  const locked = lockedContentsRefusal(selection, command.actor)
  if (locked) return locked
  return alsoElsewhere(accept({ kind: 'SelectionDeleted' }), ...givenUp(selection))
}
