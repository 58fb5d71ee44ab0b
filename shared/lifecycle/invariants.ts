// What must hold after any accepted command (domain.md 7), said as checks that name what is broken. Rules never call them:
// tests, simulations and `verify` do.

import { canonicalJson } from '../base/canonical-json.ts'
import { sumOf } from '../base/money.ts'
import { documentChecks } from './document-invariants.ts'
import type { Order, OrderLine } from './order.ts'
import {
  authorizedOf,
  capturedOf,
  lentCredit,
  netPaid,
  paid,
  paidOf,
  paidTowards,
  refundedOf,
  refundsOfReturn,
  returnValue,
} from './order-money.ts'
import type { Payment } from './payment.ts'
import {
  activeQuantity,
  allocatedQuantity,
  freeQuantity,
  freeValue,
  liveShipments,
  openShipments,
  quantityInOpenShipments,
  returnedQuantity,
  returnedValue,
  shippedQuantity,
  unshippedQuantity,
} from './quantities.ts'
import type { Return } from './return.ts'
import type { Shipment } from './shipment.ts'
import { recomputeStatus } from './status.ts'
import { computeTotals } from './totals.ts'

type Check = readonly [id: string, holds: boolean, what: string]

/** The invariants this order breaks on its own, each with its number and what it is about; empty when all is well. */
export function brokenInvariants(order: Order): readonly string[] {
  const checks: readonly Check[] = [
    ...order.lines.flatMap((line) => lineChecks(order, line)),
    ...order.allocations.map((each): Check => ['I-2', each.quantity > 0, `allocation of ${each.orderLineId} in ${each.warehouseId}`]),
    ...order.shipments.flatMap((shipment) => shipmentChecks(order, shipment)),
    ...order.returns.filter((each) => each.deletedAt === null).flatMap((each) => returnChecks(order, each)),
    ...statusChecks(order),
    ...order.payments.flatMap(paymentChecks),
    ...moneyChecks(order),
    ...documentChecks(order),
  ]
  return checks.filter(([, holds]) => !holds).map(([id, , what]) => `${id} ${what}`)
}

function lineChecks(order: Order, line: OrderLine): readonly Check[] {
  const shipped = shippedQuantity(order, line.id)
  const inOpen = quantityInOpenShipments(order, line.id)
  const free = freeQuantity(order, line)
  const allocated = allocatedQuantity(order, line.id)
  const what = `line ${line.id}`
  return [
    ['I-1', line.quantity === line.cancelledQuantity + shipped + inOpen + free && free >= 0, what],
    ['I-1', [line.quantity, line.cancelledQuantity, shipped, inOpen].every((count) => Number.isSafeInteger(count) && count >= 0), what],
    ['I-2', allocated <= unshippedQuantity(order, line), `${what}: allocated beyond what is unshipped`],
    ['I-2', inOpen <= allocated, `${what}: in shipments beyond what is allocated`],
    ['I-4', line.cancelledQuantity <= line.quantity - shipped, what],
    ['I-31', freeValue(order, line) >= 0, `${what}: more value was taken than it has`],
    ['I-31', free > 0 || freeValue(order, line) === 0, `${what}: value is left without units`],
    ['I-31', activeQuantity(line) > 0 || line.cancelledValue === line.total, `${what}: cancelled units kept value`],
  ]
}

function shipmentChecks(order: Order, shipment: Shipment): readonly Check[] {
  const what = `shipment ${shipment.number}`
  const isOpen = openShipments(order).includes(shipment)
  const promised = (orderLineId: string) =>
    sumOf(order.allocations, (each) => (each.orderLineId === orderLineId && each.warehouseId === shipment.warehouseId ? each.quantity : 0))
  return [
    ['I-6', shipment.lines.length > 0 && shipment.lines.every((line) => line.quantity >= 1), what],
    ['I-6', shipment.lines.every((line) => order.lines.some((each) => each.id === line.orderLineId)), `${what}: a line of another order`],
    [
      'I-2',
      !isOpen ||
        shipment.lines.every(
          ({ orderLineId }) => quantityInOpenShipments(order, orderLineId, shipment.warehouseId) <= promised(orderLineId),
        ),
      `${what}: allocated in another warehouse`,
    ],
    ['I-3', shipment.lines.every((line) => returnedQuantity(order, line.id) <= line.quantity), what],
    ['I-19', shipment.shippedAt === null || shipment.isGoodToGo, `${what}: left without being good-to-go`],
    ['I-30', carriedReturned(order, shipment, 'shippingCost') <= shipment.carriedShippingCost || !shipment.isPaid, what],
    ['I-30', carriedReturned(order, shipment, 'handlingCost') <= shipment.carriedHandlingCost || !shipment.isPaid, what],
    ...shipment.lines.map((line): Check => {
      const isAllBack = returnedQuantity(order, line.id) === line.quantity
      const back = returnedValue(order, line.id)
      return ['I-31', isAllBack ? back === line.value : back <= line.value, `${what}: value of returned units`]
    }),
  ]
}

function carriedReturned(order: Order, shipment: Shipment, cost: 'shippingCost' | 'handlingCost'): number {
  return sumOf(order.returns, (each) => (each.shipmentId === shipment.id && each.deletedAt === null ? each[cost] : 0))
}

function returnChecks(order: Order, goods: Return): readonly Check[] {
  const shipment = liveShipments(order).find((each) => each.id === goods.shipmentId)
  const given = sumOf(refundsOfReturn(order, goods.id), (refund) => refund.amount)
  return [
    ['I-3', shipment !== undefined && shipment.shippedAt !== null, `return ${goods.number}: of goods that never left`],
    ['I-29', given <= returnValue(goods), `return ${goods.number}: refunded beyond its worth`],
    ['I-34', given + lentCredit(goods) <= returnValue(goods), `return ${goods.number}: refund and credit`],
  ]
}

function statusChecks(order: Order): readonly Check[] {
  const live = liveShipments(order)
  const unshipped = sumOf(order.lines, (line) => unshippedQuantity(order, line))
  const isDone =
    unshipped === 0 && live.length > 0 && live.every((each) => each.shippedAt !== null) && paidTowards(order) >= order.totals.grandTotal
  const isEnded = order.cancelled !== null || order.archivedAt !== null
  return [
    ['I-5', order.status <= 3 || order.allocations.length === 0, `status ${order.status} keeps allocations`],
    ['I-14', order.status === recomputeStatus(order), `stored status ${order.status}`],
    ['I-16', (order.status === 4) === (isDone && !isEnded), `status ${order.status}`],
    ['I-17', order.status === 3 ? live.length > 0 : order.status > 3 || live.length === 0, `status ${order.status}`],
    ['I-18', live.length === 0 || order.confirmedAt !== null, 'shipments of an order that is not confirmed'],
    ['I-23', order.status !== 6 || netPaid(order) <= refundedInVain(order), 'a cancelled order keeps money'],
  ]
}

function paymentChecks(payment: Payment): readonly Check[] {
  const what = `payment ${payment.id}`
  const isProvider = payment.kind === 'psp'
  return [
    ['I-28', !isProvider || (capturedOf(payment) >= 0 && capturedOf(payment) <= authorizedOf(payment)), what],
    ['I-29', refundedOf(payment) <= paidOf(payment), `${what}: more given back than taken`],
    ['I-29', payment.entries.every((entry) => Number.isSafeInteger(entry.value) && entry.value >= 0), `${what}: an entry below zero`],
  ]
}

function moneyChecks(order: Order): readonly Check[] {
  const { totals } = order
  const carriedShipping = sumOf(liveShipments(order), (shipment) => shipment.carriedShippingCost)
  const carriedHandling = sumOf(liveShipments(order), (shipment) => shipment.carriedHandlingCost)
  return [
    ['I-29', sumOf(order.payments, refundedOf) <= paid(order), 'more given back than paid'],
    ['I-30', carriedShipping <= order.shippingCost, 'shipping cost is carried twice'],
    ['I-30', carriedHandling <= order.handlingCost, 'handling cost is carried twice'],
    ['I-31', canonicalJson(totals) === canonicalJson(computeTotals(order)), 'stored totals'],
    ['I-31', totals.itemsTotal + totals.shippingCost + totals.handlingCost === totals.grandTotal, 'grand total'],
    ['I-31', totals.taxTotal === sumOf(totals.taxes, (group) => group.tax), 'tax per rate'],
    ['I-47', netPaid(order) <= totals.grandTotal + refundedInVain(order), 'more is kept than the order costs'],
  ]
}

// A refund the provider declined leaves the money with the shop until somebody tries again.
function refundedInVain(order: Order): number {
  return sumOf(order.refunds, (refund) => (refund.state === 'failed' ? refund.amount : 0))
}
