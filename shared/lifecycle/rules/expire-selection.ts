import type { CommandOf } from '../command.ts'
import { accept, noEffect, type RuleDecision, refuse } from '../decision.ts'
import type { Selection } from '../selection.ts'
import { isExpiryDue, isUnfinished } from '../selection-timing.ts'
import { selectionRefusal } from './selection-guard.ts'

/** A stranger's basket that outlived the store's days loses its contents; a customer's never does. */
export function expireSelection(command: CommandOf<'ExpireSelection'>, selection: Selection): RuleDecision {
  if (selection.state === 'expired') return noEffect
  if (isExpiryDue(selection, command.occurredAt)) return accept({ kind: 'SelectionExpired' })
  const over = isUnfinished(selection) ? null : selectionRefusal(selection, command.occurredAt)
  return over ?? refuse('WRONG_STATUS', { status: selection.state, expiresAt: selection.expiresAt })
}
