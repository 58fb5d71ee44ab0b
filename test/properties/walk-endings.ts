// Where walks are led in the end: everything sold, everything taken back.

import { canonicalJson } from '../../shared/base/canonical-json.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import { netPaid, paidTowards } from '../../shared/lifecycle/order-money.ts'
import { returnedQuantity } from '../../shared/lifecycle/quantities.ts'
import { openRequests } from '../support/open-requests.ts'
import { kindsOf } from './walk-drained.ts'
import { answer, missingUnits, onward } from './walk-onward.ts'
import { verifiesPacking } from './walk-steps.ts'
import { tallyCheck, tallyDrained } from './walk-tally.ts'
import { issue, ordersOf, stateOf, type WalkWorld } from './walk-world.ts'

/** Longer than any order takes that gets anywhere. */
const STEPS_TO_THE_END = 400

/** Holds each open order and lets it go again: it must be as it was. */
export function brokenByHolding(world: WalkWorld): readonly string[] {
  const withoutHistory = (order: Order) => canonicalJson({ ...order, updatedAt: '', updatedBy: '' })
  return ordersOf(world).flatMap((one) => {
    const { id } = one
    if (one.status > 3 || one.holds.length > 0 || one.isWaitingForPayment || one.isLocked) return []
    tallyCheck(world.tally, 'I-21')
    // Goods that have arrived since go out first: the service sees to that, and a hold is not what they waited for.
    issue(world, 'ShipArrivedStock', {}, id)
    const order = stateOf(world, id).order ?? one
    issue(world, 'PutOnHold', { reasonCode: 'CUSTOMER_REQUEST', reason: 'a look' }, order.id)
    issue(world, 'ResumeOrder', {}, order.id)
    const after = stateOf(world, order.id).order
    return after && withoutHistory(after) === withoutHistory(order) ? [] : [`I-21 ${order.id} is not what it was before the hold`]
  })
}

/** Brings every open order to its end: with a provider that agrees and shelves that are filled, no step may be refused. */
export function brokenByEnding(world: WalkWorld): readonly string[] {
  return ordersOf(world).flatMap((order) => {
    const { id } = order
    tallyCheck(world.tally, 'I-48')
    if (order.status <= 3) tallyDrained(world.tally, kindsOf(order))
    const stuck = bringToEnd(world, id)
    return stuck === null ? [] : [`I-48 ${id} is stuck: ${stuck}`]
  })
}

// Null at the end; otherwise what is in the way.
function bringToEnd(world: WalkWorld, id: string): string | null {
  for (let step = 0; step < STEPS_TO_THE_END; step += 1) {
    const { order } = stateOf(world, id)
    const asked = order && onward(order, verifiesPacking(world, order))
    if (!order || !asked) return order && order.status <= 3 ? `nothing leads on from ${order.status}` : null
    if (asked.name === 'ExpediteOrder') {
      for (const [itemId, quantity] of missingUnits(order)) {
        issue(world, 'ReceiveStock', { warehouseId: 'main', lines: [{ itemId, quantity: quantity + 1 }], note: '' }, 'stock')
      }
    }
    const { decision } = issue(world, asked.name, asked.args, id)
    if (decision.outcome === 'accepted') continue
    const isUnpaid =
      asked.name === 'CompleteShipment' && decision.outcome === 'refused' && ['NOT_PAID', 'AUTH_EXCEEDED'].includes(decision.refusal.code)
    if (!isUnpaid) return `${asked.name} ${JSON.stringify(decision)}`
    const paid = issue(world, 'MarkAsPaid', { ...asked.args, methodId: 'cash' }, id)
    if (paid.decision.outcome !== 'accepted') return `MarkAsPaid ${JSON.stringify(paid.decision)}`
  }
  return `not ended after ${STEPS_TO_THE_END} steps`
}

/** Takes back all that was sold: what was paid goes back to the last minor unit, less what the shop keeps by right. */
export function brokenByReturningAll(world: WalkWorld): readonly string[] {
  return ordersOf(world).flatMap((order) => {
    // A present and money that went into another order are not to be had back.
    const isPlain = order.status === 4 && !order.refunds.some((refund) => refund.isGoodwill) && !order.returns.some((back) => back.exchange)
    if (!isPlain) return []
    takeAllBack(world, order.id)
    tallyCheck(world.tally, 'I-31')
    const after = stateOf(world, order.id).order
    if (!after) return [`I-31 ${order.id} is gone`]
    return netPaid(after) === keptByRight(after) ? [] : [`I-31 ${order.id} keeps ${netPaid(after)}, by right ${keptByRight(after)}`]
  })
}

/** Takes back every unit of a completed order that is still out, with all its costs, and refunds all there is to refund. */
function takeAllBack(world: WalkWorld, id: string): void {
  issue(world, 'SetOrderLock', { isLocked: false }, id)
  answerAll(world, id)
  for (const shipment of stateOf(world, id).order?.shipments ?? []) {
    const { order } = stateOf(world, id)
    if (!order || shipment.voidedAt !== null) continue
    const lines = shipment.lines
      .map((line) => ({ shipmentLineId: line.id, quantity: line.quantity - returnedQuantity(order, line.id) }))
      .filter((line) => line.quantity > 0)
      .map((line) => ({ ...line, stockAction: 'removeItemsFromStock', condition: 'B', reasonCode: 'size' }))
    const standing = order.returns.filter((back) => back.shipmentId === shipment.id && back.deletedAt === null)
    const shippingCost = standing.reduce((left, back) => left - back.shippingCost, shipment.carriedShippingCost)
    const handlingCost = standing.reduce((left, back) => left - back.handlingCost, shipment.carriedHandlingCost)
    const costs = { shippingCost, handlingCost, returnCost: 0, voucherValue: 0, comment: '' }
    if (lines.length > 0) issue(world, 'CreateReturn', { shipmentId: shipment.id, lines, ...costs }, id)
  }
  for (const back of stateOf(world, id).order?.returns ?? []) {
    issue(world, 'RefundReturn', { returnId: back.id, method: 'manual' }, id)
  }
  const { order } = stateOf(world, id)
  if (order && paidTowards(order) > order.totals.grandTotal) {
    issue(world, 'StandardRefund', { lines: [], stockAction: 'removeItemsFromStock', shippingCost: 0, method: 'manual', reason: '' }, id)
  }
}

/**
 * What the shop may keep of an order that came back whole: what was deducted, and costs nobody asked back while there
 * were goods to return with them.
 */
function keptByRight(order: Order): number {
  const standing = order.returns.filter((back) => back.deletedAt === null)
  const deducted = standing.reduce((sum, back) => sum + back.returnCost + back.voucherValue, 0)
  const carried = order.shipments.reduce(
    (sum, each) => sum + (each.voidedAt === null ? each.carriedShippingCost + each.carriedHandlingCost : 0),
    0,
  )
  return deducted + carried - standing.reduce((sum, back) => sum + back.shippingCost + back.handlingCost, 0)
}

function answerAll(world: WalkWorld, id: string): void {
  for (;;) {
    const { order } = stateOf(world, id)
    const [request] = order ? openRequests(order) : []
    if (!request) return
    const { name, args } = answer(request, 'success')
    issue(world, name, args, id)
  }
}
