import { shareOfPool, sumOf } from '../../base/money.ts'
import type { CommandOf } from '../command.ts'
import { accept, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import type { Order, OrderLine } from '../order.ts'
import { authorizationRefusal } from './authorization-limit.ts'
import { type ChosenLine, chooseLines, isRefusal, tooMany } from './check-lines.ts'
import { extraPayment, isRefused } from './extra-payment.ts'

/** Brings cancelled units back as demand, as far as their money was not given back and authorization and extra payment reach. */
export function restoreLines(command: CommandOf<'RestoreLines'>, order: Order, context: RuleContext): RuleDecision {
  const chosen = chooseLines(order, command.args.lines)
  if (isRefusal(chosen)) return chosen
  for (const each of chosen) {
    const restorable = restorableQuantity(order, each.line)
    if (each.quantity > restorable) return refuse('QTY_EXCEEDS_UNSHIPPED', tooMany(each, restorable))
  }
  const lines = chosen.map(restoredPart)
  const { payment } = command.args
  const newTotal = order.totals.grandTotal + sumOf(lines, (line) => line.value)
  const paidFirst = extraPayment(command, payment, newTotal, order, context)
  if (isRefused(paidFirst)) return paidFirst
  const tooDear = authorizationRefusal(order, newTotal, payment?.amount)
  return tooDear ?? accept(...paidFirst, { kind: 'LinesRestored', lines })
}

/** Cancelled units of a line for which no money was given back. */
export function restorableQuantity(order: Order, line: OrderLine): number {
  const refundedUnits = sumOf(order.refunds, (refund) =>
    refund.returnId === null && refund.state !== 'failed'
      ? sumOf(refund.lines, (each) => (each.orderLineId === line.id ? each.quantity : 0))
      : 0,
  )
  return Math.max(0, line.cancelledQuantity - refundedUnits)
}

/** Restored units with their share of the value that went with the cancelled ones. */
export function restoredPart({ line, quantity }: ChosenLine) {
  return { orderLineId: line.id, quantity, value: shareOfPool(line.cancelledValue, quantity, line.cancelledQuantity) }
}
