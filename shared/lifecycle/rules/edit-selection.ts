import { canonicalJson } from '../../base/canonical-json.ts'
import type { CommandOf, SelectionChanges } from '../command.ts'
import { accept, noEffect, type RuleDecision, refuse } from '../decision.ts'
import type { Selection } from '../selection.ts'
import { isCount } from './check-lines.ts'
import { selectionRefusal } from './selection-guard.ts'

/** Changes what an open basket says about customer, addresses, methods and costs; whether it all fits is asked at checkout. */
export function editSelection(command: CommandOf<'EditSelection'>, selection: Selection): RuleDecision {
  const closed = selectionRefusal(selection, command.occurredAt)
  if (closed) return closed
  const { changes } = command.args
  const field = costFault(changes)
  if (field) return refuse('VALIDATION', { field })
  if (canonicalJson({ ...selection, ...changes }) === canonicalJson(selection)) return noEffect
  return accept({ kind: 'SelectionEdited', changes })
}

/** The field whose amount is not a whole number of minor units from zero up, or null. */
export function costFault(changes: SelectionChanges): string | null {
  if (typeof changes.shippingCost === 'number' && !isCount(changes.shippingCost)) return 'shippingCost'
  if (changes.handlingCost !== undefined && !isCount(changes.handlingCost)) return 'handlingCost'
  return changes.discounts?.every((discount) => isCount(discount.amount)) === false ? 'discounts' : null
}
