import { canonicalJson } from '../../base/canonical-json.ts'
import type { CommandOf } from '../command.ts'
import { accept, noEffect, type RuleContext, type RuleDecision } from '../decision.ts'
import { linkOf } from '../magic-link.ts'
import { isStaff } from '../permissions.ts'
import { withPriceOverride } from '../price-list.ts'
import type { Selection, SelectionLine } from '../selection.ts'
import { newLinesRefusal } from './check-lines.ts'
import { isLine, lineByLink } from './link-line.ts'
import { lockedContentsRefusal, selectionRefusal } from './selection-guard.ts'
import { selectionLineOf } from './selection-line.ts'
import { unavailableInBasket } from './unavailable-items.ts'

/** Puts a line into an open basket, changes it, or with quantity 0 takes it out. */
export function setSelectionLine(command: CommandOf<'SetSelectionLine'>, selection: Selection, context: RuleContext): RuleDecision {
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
  const set = lineAsSet(command, selection, context)
  if (!isLine(set)) return set
  if (before && canonicalJson(before) === canonicalJson(set)) return noEffect
  const isMore = before?.itemId !== set.itemId || set.quantity > before.quantity
  const lines = [...selection.lines.filter((each) => each.id !== set.id), set]
  const unavailable = isMore ? unavailableInBasket({ ...selection, lines }, [set.itemId], command.actor, context) : null
  return unavailable ?? accept({ kind: 'SelectionLineSet', line: set })
}

function lineAsSet(command: CommandOf<'SetSelectionLine'>, selection: Selection, context: RuleContext): SelectionLine | RuleDecision {
  const { actor, args } = command
  const wanted = selectionLineOf(args.line)
  if (actor.via !== undefined) return lineByLink(wanted, linkOf(selection, actor), selection, context)
  const before = selection.lines.find((each) => each.id === wanted.id)
  return isStaff(actor) ? withPriceOverride(wanted, before, actor.name, selection, context) : wanted
}
