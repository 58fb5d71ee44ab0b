import { shareOfPool, sumOf } from '../../base/money.ts'
import type { CommandOf } from '../command.ts'
import { accept, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import type { EventBody, EventOf } from '../event.ts'
import { findStore } from '../find-setting.ts'
import type { Order, OrderLine } from '../order.ts'
import { availablePaid, netRefundable, paidTowards, uncarriedHandlingCost, uncarriedShippingCost } from '../order-money.ts'
import { activeQuantity, demandQuantity, freeQuantity, freeValue, liveShipments } from '../quantities.ts'
import { releaseOf, stockActionFault, takeFreeAllocations } from './allocation.ts'
import { chooseLines, isCount, isRefusal, tooMany } from './check-lines.ts'
import { failedContent } from './failed-refunds.ts'
import { flagRefusal } from './flag-guard.ts'
import { availableBy, type RefundContent, refundEvents } from './refund-split.ts'

interface CancelledUnits {
  readonly line: OrderLine
  readonly quantity: number
  readonly value: number
}

/**
 * Gives money back without goods coming back: units that never left are cancelled and their captured money returned; a
 * goodwill amount where the store allows it; and, asked for nothing in particular, what is held without being owed.
 */
export function standardRefund(command: CommandOf<'StandardRefund'>, order: Order, context: RuleContext): RuleDecision {
  const { lines, shippingCost, goodwillAmount } = command.args
  const flagged = flagRefusal(order)
  if (flagged) return flagged
  const isForGoods = lines.length > 0 || shippingCost !== 0
  if (goodwillAmount !== undefined) {
    return isForGoods
      ? refuse('VALIDATION', { field: 'goodwillAmount', value: goodwillAmount })
      : goodwill(command, order, context, goodwillAmount)
  }
  return isForGoods ? refundUnshipped(command, order, context) : refundSurplus(command, order, context)
}

function refundUnshipped(command: CommandOf<'StandardRefund'>, order: Order, context: RuleContext): RuleDecision {
  const { shippingCost, stockAction, toWarehouseId, reason } = command.args
  const field = stockActionFault(stockAction, toWarehouseId, context)
  if (field) return refuse('VALIDATION', { field })
  const units = unitsToCancel(command, order)
  if ('outcome' in units) return units
  if (!isCount(shippingCost)) return refuse('VALIDATION', { field: 'shippingCost', value: shippingCost })
  const shippingLeft = uncarriedShippingCost(order)
  if (shippingCost > shippingLeft) {
    return refuse('COST_EXCEEDS_REMAINING', { field: 'shippingCost', wanted: shippingCost, max: shippingLeft, currency: order.currency })
  }

  const handlingCost = isNothingLeft(order, units) ? uncarriedHandlingCost(order) : 0
  const wanted = sumOf(units, (each) => each.value) + shippingCost + handlingCost
  const amount = Math.min(wanted, availablePaid(order), netRefundable(order))
  if (amount <= 0) return refuse('NOT_PAID', { number: order.number })
  const parts = units.map(({ line, quantity, value }) => ({ orderLineId: line.id, quantity, amount: value }))
  const content = contentOf(parts, shippingCost, handlingCost, amount, reason)
  const cancelled: EventOf<'LinesCancelled'> = {
    kind: 'LinesCancelled',
    lines: units.map(({ line, quantity, value }) => ({ orderLineId: line.id, quantity, value })),
    release: releaseOf(
      // Units still waiting for stock are given up before units that have been promised some.
      units.flatMap(({ line, quantity }) => takeFreeAllocations(order, line.id, Math.max(0, quantity - demandQuantity(order, line)))),
      stockAction,
      toWarehouseId,
    ),
    comment: reason,
  }
  const before: readonly EventBody[] = [
    ...(units.length > 0 ? [cancelled] : []),
    ...(shippingCost > 0
      ? [{ kind: 'ShippingCostChanged', from: order.shippingCost, to: order.shippingCost - shippingCost } as const]
      : []),
  ]
  return giveBack(command, order, context, amount, content, before)
}

// What is held above the order's total, after a refund that failed; and all of it once nothing of the order is left, so
// that no fee keeps an empty order open.
function refundSurplus(command: CommandOf<'StandardRefund'>, order: Order, context: RuleContext): RuleDecision {
  const isEmpty = isNothingLeft(order, [])
  const owed = isEmpty ? 0 : order.totals.grandTotal
  const amount = Math.min(paidTowards(order) - owed, availablePaid(order), netRefundable(order))
  if (amount <= 0) return refuse('VALIDATION', { field: 'lines' })
  const failed = failedContent(order)
  const shippingCost = failed.shippingCost + (isEmpty ? uncarriedShippingCost(order) : 0)
  const handlingCost = failed.handlingCost + (isEmpty ? uncarriedHandlingCost(order) : 0)
  const content = contentOf(failed.lines, shippingCost, handlingCost, amount, command.args.reason)
  return giveBack(command, order, context, amount, content, [])
}

function goodwill(command: CommandOf<'StandardRefund'>, order: Order, context: RuleContext, amount: number): RuleDecision {
  const store = findStore(context.settings, order.storeId)
  if (!store?.allowRefundWithoutReturn) return refuse('FORBIDDEN', { option: 'allowRefundWithoutReturn' })
  if (!isCount(amount) || amount === 0) return refuse('VALIDATION', { field: 'goodwillAmount', value: amount })
  const content = { ...contentOf([], 0, 0, amount, command.args.reason), isGoodwill: true }
  return giveBack(command, order, context, amount, content, [])
}

function giveBack(
  command: CommandOf<'StandardRefund'>,
  order: Order,
  context: RuleContext,
  amount: number,
  content: RefundContent,
  before: readonly EventBody[],
): RuleDecision {
  const { method } = command.args
  const most = Math.min(netRefundable(order), availableBy(order, method))
  if (amount > most)
    return refuse('REFUND_EXCEEDS_NET', { wanted: amount, max: Math.max(0, most), currency: order.currency, method: method ?? null })
  return accept(...before, ...refundEvents(command, order, context, amount, method, content))
}

function unitsToCancel(command: CommandOf<'StandardRefund'>, order: Order): readonly CancelledUnits[] | RuleDecision {
  if (command.args.lines.length === 0) return []
  const chosen = chooseLines(order, command.args.lines)
  if (isRefusal(chosen)) return chosen
  const over = chosen.find(({ line, quantity }) => quantity > freeQuantity(order, line))
  if (over) return refuse('QTY_EXCEEDS_UNSHIPPED', tooMany(over, freeQuantity(order, over.line)))
  return chosen.map(({ line, quantity }) => ({
    line,
    quantity,
    value: shareOfPool(freeValue(order, line), quantity, freeQuantity(order, line)),
  }))
}

// The last unit goes and nothing was ever sent: nothing is left that a handling fee could be for.
function isNothingLeft(order: Order, units: readonly CancelledUnits[]): boolean {
  const given = (line: OrderLine) => sumOf(units, (each) => (each.line.id === line.id ? each.quantity : 0))
  return liveShipments(order).length === 0 && order.lines.every((line) => activeQuantity(line) === given(line))
}

function contentOf(
  parts: RefundContent['lines'],
  shippingCost: number,
  handlingCost: number,
  amount: number,
  reason: string,
): RefundContent {
  let left = amount
  const take = (most: number) => {
    const part = Math.min(left, most)
    left -= part
    return part
  }
  const lines = parts.map((part) => ({ ...part, amount: take(part.amount) }))
  return {
    returnId: null,
    lines,
    shippingCost: take(shippingCost),
    handlingCost: take(handlingCost),
    returnCost: 0,
    voucherValue: 0,
    isGoodwill: false,
    reason,
  }
}
