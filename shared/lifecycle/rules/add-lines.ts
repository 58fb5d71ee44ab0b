import type { CommandOf } from '../command.ts'
import { accept, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import type { Order } from '../order.ts'
import { findLine } from '../quantities.ts'
import { computeTotals } from '../totals.ts'
import { addedLines } from './added-lines.ts'
import { authorizationRefusal } from './authorization-limit.ts'
import { newLinesRefusal } from './check-lines.ts'
import { extraPayment, isRefused } from './extra-payment.ts'

/** Sells more on an open order, as far as its authorization and the extra payment taken for it reach. */
export function addLines(command: CommandOf<'AddLines'>, order: Order, context: RuleContext): RuleDecision {
  const { lines, payment } = command.args
  if (lines.length === 0) return refuse('VALIDATION', { field: 'lines' })
  const wrong = newLinesRefusal(lines)
  if (wrong) return wrong
  const reused = lines.find((line) => findLine(order, line.id))
  if (reused) return refuse('ID_REUSED', { id: reused.id })
  const added = addedLines(order, lines)
  const changed = [...added.lines, ...(added.repriced ?? [])]
  const kept = order.lines.filter((line) => !changed.some((each) => each.id === line.id))
  const newTotal = computeTotals({ ...order, lines: [...kept, ...changed] }).grandTotal
  const paidFirst = extraPayment(command, payment, newTotal, order, context)
  if (isRefused(paidFirst)) return paidFirst
  const tooDear = authorizationRefusal(order, newTotal, payment?.amount)
  return tooDear ?? accept(...paidFirst, { kind: 'LinesAdded', ...added })
}
