import { sumOf } from '../../base/money.ts'
import type { CommandOf } from '../command.ts'
import { accept, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import type { Order } from '../order.ts'
import { netRefundable, refundable, refundableOfShipment, refundsOfReturn } from '../order-money.ts'
import type { Refund } from '../payment.ts'
import { findReturn, findShipment } from '../quantities.ts'
import type { Return } from '../return.ts'
import { isCount } from './check-lines.ts'
import { flagRefusal } from './flag-guard.ts'
import { availableBy, type RefundContent, refundEvents } from './refund-split.ts'

/**
 * Gives money back for a return, never more than the return is worth, than its shipment was paid with or than the shop
 * still holds. By hand it is done at once and completes the return; through the provider it is asked for. Where nobody
 * says how, it goes back the way it came.
 */
export function refundReturn(command: CommandOf<'RefundReturn'>, order: Order, context: RuleContext): RuleDecision {
  const { returnId, reason = '' } = command.args
  const back = findReturn(order, returnId)
  const shipment = back && findShipment(order, back.shipmentId)
  if (!back || !shipment) return refuse('NOT_FOUND', { returnId })
  const flagged = flagRefusal(order)
  if (flagged) return flagged
  const given = refundsOfReturn(order, back.id)
  if (given.some((refund) => refund.state === 'requested')) return refuse('REFUND_PENDING', { return: back.number })
  if (!shipment.isPaid) return refuse('NOT_PAID', { shipment: shipment.number })

  const { method } = command.args
  const most = Math.min(refundable(order, back), refundableOfShipmentFor(order, back), netRefundable(order), availableBy(order, method))
  const amount = command.args.amount ?? most
  if (!isCount(amount) || command.args.amount === 0) return refuse('VALIDATION', { field: 'amount', value: amount })
  if (amount === 0 || amount > most)
    return refuse('REFUND_EXCEEDS_NET', {
      return: back.number,
      wanted: amount,
      max: Math.max(0, most),
      currency: order.currency,
      method: method ?? null,
    })

  const content: RefundContent = { ...contentOf(back, given, amount), returnId: back.id, isGoodwill: false, reason }
  const events = refundEvents(command, order, context, amount, method, content)
  const isAskedOfProvider = events.some((event) => event.kind === 'RefundRequested')
  if (isAskedOfProvider || back.status === 'completed') return accept(...events)
  return accept(...events, { kind: 'ReturnCompleted', returnId: back.id })
}

function refundableOfShipmentFor(order: Order, back: Return): number {
  const shipment = findShipment(order, back.shipmentId)
  return shipment ? refundableOfShipment(order, shipment) : 0
}

/**
 * What an amount is for: the return's deductions are settled first, then goods, shipping and handling are given back in
 * that order, each never more than is left of it. Lines + shipping + handling - deductions is exactly the amount.
 */
function contentOf(
  back: Return,
  given: readonly Refund[],
  amount: number,
): Pick<Refund, 'lines' | 'shippingCost' | 'handlingCost' | 'returnCost' | 'voucherValue'> {
  const returnCost = back.returnCost - sumOf(given, (refund) => refund.returnCost)
  const voucherValue = back.voucherValue - sumOf(given, (refund) => refund.voucherValue)
  let left = amount + returnCost + voucherValue
  const take = (most: number) => {
    const part = Math.max(0, Math.min(left, most))
    left -= part
    return part
  }
  const goodsByLine = Map.groupBy(back.lines, (line) => line.orderLineId)
  const lines = [...goodsByLine].map(([orderLineId, returned]) => {
    const givenBefore = sumOf(given, (refund) => sumOf(refund.lines, (line) => (line.orderLineId === orderLineId ? line.amount : 0)))
    const part = take(sumOf(returned, (line) => line.value) - givenBefore)
    return { orderLineId, quantity: sumOf(returned, (line) => line.quantity), amount: part }
  })
  const shippingCost = take(back.shippingCost - sumOf(given, (refund) => refund.shippingCost))
  const handlingCost = take(back.handlingCost - sumOf(given, (refund) => refund.handlingCost))
  return { lines, shippingCost, handlingCost, returnCost, voucherValue }
}
