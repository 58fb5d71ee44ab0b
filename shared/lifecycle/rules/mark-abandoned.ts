import type { CommandOf } from '../command.ts'
import { accept, noEffect, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import { findStore } from '../find-setting.ts'
import type { Selection } from '../selection.ts'
import { emailOf, isAbandonmentDue } from '../selection-timing.ts'
import { selectionRefusal } from './selection-guard.ts'

/** Says once that a customer who can be written to left the basket lying; who checked out meanwhile is not reminded. */
export function markAbandoned(command: CommandOf<'MarkAbandoned'>, selection: Selection, context: RuleContext): RuleDecision {
  const closed = selectionRefusal(selection, command.occurredAt)
  if (closed) return closed
  if (selection.abandonedAt !== undefined) return noEffect
  const store = findStore(context.settings, selection.storeId)
  if (!store) return refuse('VALIDATION', { field: 'storeId' })
  if (isAbandonmentDue(selection, store, command.occurredAt)) {
    const cartAbandonmentEmail = selection.cartAbandonmentEmail === true
    return accept({ kind: 'SelectionAbandoned', email: emailOf(selection), cartAbandonmentEmail })
  }
  return refuse('WRONG_STATUS', { status: selection.state, updatedAt: selection.updatedAt })
}
