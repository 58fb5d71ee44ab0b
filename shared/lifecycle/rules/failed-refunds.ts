import { sumOf } from '../../base/money.ts'
import type { Order } from '../order.ts'
import type { Refund } from '../payment.ts'

/** What refunds of goods that never left were meant to give back and did not, because the provider declined them. */
export function failedContent(order: Order): Pick<Refund, 'lines' | 'shippingCost' | 'handlingCost'> {
  const ofUnshipped = order.refunds.filter((refund) => refund.returnId === null && !refund.isGoodwill)
  const failed = ofUnshipped.filter((refund) => refund.state === 'failed')
  const standing = ofUnshipped.filter((refund) => refund.state !== 'failed')
  // One refund may have failed several times: never more than what was cancelled and not given back by now.
  const lines = order.lines.map((line) => {
    const meant = partOf(failed, line.id)
    const given = partOf(standing, line.id)
    return {
      orderLineId: line.id,
      quantity: Math.min(meant.quantity, Math.max(0, line.cancelledQuantity - given.quantity)),
      amount: Math.min(meant.amount, Math.max(0, line.cancelledValue - given.amount)),
    }
  })
  return {
    lines: lines.filter((line) => line.quantity > 0),
    shippingCost: Math.max(0, ...failed.map((refund) => refund.shippingCost)),
    handlingCost: Math.max(0, ...failed.map((refund) => refund.handlingCost)),
  }
}

function partOf(refunds: readonly Refund[], orderLineId: string): { readonly quantity: number; readonly amount: number } {
  const parts = refunds.flatMap((refund) => refund.lines.filter((line) => line.orderLineId === orderLineId))
  return { quantity: sumOf(parts, (part) => part.quantity), amount: sumOf(parts, (part) => part.amount) }
}
