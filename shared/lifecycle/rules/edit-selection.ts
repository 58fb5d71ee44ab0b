import { canonicalJson } from '../../base/canonical-json.ts'
import type { CommandOf, SelectionChanges } from '../command.ts'
import { accept, noEffect, type RuleDecision, refuse } from '../decision.ts'
import type { Selection } from '../selection.ts'
import { isCount } from './check-lines.ts'
import { lockedContentsRefusal, selectionRefusal } from './selection-guard.ts'

/** Changes what an open basket says about customer, addresses, methods and costs; whether it all fits is asked at checkout. */
export function editSelection(command: CommandOf<'EditSelection'>, selection: Selection): RuleDecision {
  const closed = selectionRefusal(selection, command.occurredAt)
  if (closed) return closed
  const { changes } = command.args
  const touchesContents = CONTENT_FIELDS.some((field) => changes[field] !== undefined && !isSame(changes[field], selection[field]))
  const locked = touchesContents ? lockedContentsRefusal(selection, command.actor) : null
  if (locked) return locked
  // What it costs and whose it is stays the shop's, whatever the link is good for.
  if (touchesContents && command.actor.via !== undefined) return refuse('LOCKED', { selection: selection.id })
  // Whoever was known once is not a stranger again: what is a customer's does not expire.
  if (changes.ownerKind === 'anonymous' && selection.ownerKind !== 'anonymous') return refuse('VALIDATION', { field: 'ownerKind' })
  const field = costFault(changes)
  if (field) return refuse('VALIDATION', { field })
  if (canonicalJson({ ...selection, ...changes }) === canonicalJson(selection)) return noEffect
  return accept({ kind: 'SelectionEdited', changes })
}

/** What a customer who came by a link to fixed contents may not touch. */
const CONTENT_FIELDS = ['discounts', 'shippingCost', 'handlingCost', 'vatExempt', 'lockedContents', 'ownerKind', 'customerId'] as const

function isSame(one: unknown, other: unknown): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null)
}

/** The field whose amount is not a whole number of minor units from zero up, or null. */
export function costFault(changes: SelectionChanges): string | null {
  if (typeof changes.shippingCost === 'number' && !isCount(changes.shippingCost)) return 'shippingCost'
  if (changes.handlingCost !== undefined && !isCount(changes.handlingCost)) return 'handlingCost'
  return changes.discounts?.every((discount) => isCount(discount.amount)) === false ? 'discounts' : null
}
