import type { CommandOf } from '../command.ts'
import { accept, noEffect, type RuleDecision, refuse } from '../decision.ts'
import type { Selection } from '../selection.ts'
import { selectionRefusal } from './selection-guard.ts'

/** Somebody who may not check out says that the basket is ready; somebody who may still checks it out, or changes it first. */
export function requestCheckout(command: CommandOf<'RequestCheckout'>, selection: Selection): RuleDecision {
  const closed = selectionRefusal(selection, command.occurredAt)
  if (closed) return closed
  if (selection.state === 'checkoutRequested') return noEffect
  if (selection.lines.length === 0) return refuse('VALIDATION', { field: 'lines' })
  return accept({ kind: 'SelectionCheckoutRequested' })
}
