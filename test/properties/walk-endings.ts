// Where walks are led in the end: everything sold, everything taken back.

import { expect } from 'vitest'
import type { Order } from '../../shared/lifecycle/order.ts'
import { paidTowards } from '../../shared/lifecycle/order-money.ts'
import { returnedQuantity } from '../../shared/lifecycle/quantities.ts'
import { openRequests } from '../support/provider-answers.ts'
import { answer, missingUnits, onward } from './walk-onward.ts'
import { issue, stateOf, type WalkWorld } from './walk-world.ts'

/** Brings an open order to its end: with a provider that agrees and shelves that are filled, no step may be refused. */
export function bringToEnd(world: WalkWorld, id: string): void {
  const verifiesPacking = world.settings.stores.some((store) => store.requirePackVerification)
  for (let step = 0; step < 200; step += 1) {
    const { order } = stateOf(world, id)
    const asked = order && onward(order, verifiesPacking)
    if (!order || !asked) return
    if (asked.name === 'ExpediteOrder') {
      for (const [itemId, quantity] of missingUnits(order)) {
        issue(world, 'ReceiveStock', { warehouseId: 'main', lines: [{ itemId, quantity: quantity + 1 }], note: '' }, 'stock')
      }
    }
    const { decision } = issue(world, asked.name, asked.args, id)
    if (decision.outcome === 'accepted') continue
    const isUnpaid = decision.outcome === 'refused' && ['NOT_PAID', 'AUTH_EXCEEDED'].includes(decision.refusal.code)
    expect({ asked, decision, isUnpaid }).toMatchObject({ asked: { name: 'CompleteShipment' }, isUnpaid: true })
    const paid = issue(world, 'MarkAsPaid', { ...asked.args, methodId: 'cash' }, id)
    expect(paid.decision).toMatchObject({ outcome: 'accepted' })
  }
}

/** Takes back every unit of a completed order that is still out, with all its costs, and refunds all there is to refund. */
export function takeAllBack(world: WalkWorld, id: string): void {
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
export function keptByRight(order: Order): number {
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
