// views: what a screen shows, computed from the state and nothing else.

import type { Order } from '../lifecycle/order.ts'
import { outstanding } from '../lifecycle/order-money.ts'
import { liveShipments, openShipments, unshippedQuantity } from '../lifecycle/quantities.ts'
import type { Selection } from '../lifecycle/selection.ts'
import type { Shipment } from '../lifecycle/shipment.ts'
import { isFlagged, isHeld } from '../lifecycle/status.ts'

/** Every queue of the desk, in the order the left rail shows them. */
export const QUEUE_IDS = [
  'incomplete',
  'pending',
  'confirmed',
  'processing',
  'toPick',
  'toPack',
  'goodToGo',
  'toCapture',
  'shippedNotPaid',
  'pickup',
  'held',
  'waitingForPayment',
  'returns',
  'completed',
  'archived',
  'cancelled',
] as const

export type QueueId = (typeof QUEUE_IDS)[number]

/** Where an order or a basket stands: nowhere once it is over. A flagged order stands in the queues of its flags and nowhere else. */
export function queuesOf(subject: Order | Selection): readonly QueueId[] {
  return isSelection(subject) ? queuesOfSelection(subject) : queuesOfOrder(subject)
}

/** What a queue is sorted and paged by: when it began, then its id, so that no two are equal. */
export function sortKeyOf(subject: Order | Selection): string {
  return `${isSelection(subject) ? subject.createdAt : subject.orderDate} ${subject.id}`
}

/** Only baskets have a state of their own; an order's is its status. */
export function isSelection(subject: Order | Selection): subject is Selection {
  return 'state' in subject
}

function queuesOfOrder(order: Order): readonly QueueId[] {
  if (order.status === 6) return ['cancelled', ...pendingReturns(order)]
  if (order.status === 5) return ['archived', ...pendingReturns(order)]
  if (order.status === 4) return ['completed', ...pendingReturns(order)]
  if (isFlagged(order)) return flagQueues(order)
  if (order.status === 1) return ['pending', ...pendingReturns(order)]
  if (order.status === 2) return ['confirmed', ...pendingReturns(order)]
  return ['processing', ...shipmentQueues(order), ...pendingReturns(order)]
}

/** A basket stands in Incomplete until it is checked out, expires, or is merged or deleted. */
function queuesOfSelection(selection: Selection): readonly QueueId[] {
  return selection.state === 'open' || selection.state === 'checkoutRequested' ? ['incomplete'] : []
}

function flagQueues(order: Order): readonly QueueId[] {
  const queues: QueueId[] = []
  if (isHeld(order)) queues.push('held')
  if (order.isWaitingForPayment) queues.push('waitingForPayment')
  return queues
}

function shipmentQueues(order: Order): readonly QueueId[] {
  const open = openShipments(order)
  const queues: QueueId[] = []
  const unready = open.filter((shipment) => !shipment.isGoodToGo)
  if (unready.some((shipment) => !isPackingBegun(shipment))) queues.push('toPick')
  if (unready.some(isPackingBegun)) queues.push('toPack')
  if (open.some((shipment) => shipment.isGoodToGo)) queues.push('goodToGo')
  if (!shipsBeforePayment(order) && open.some((shipment) => !shipment.isPaid)) queues.push('toCapture')
  if (isShippedNotPaid(order)) queues.push('shippedNotPaid')
  if (order.isPickup && open.some((shipment) => shipment.isGoodToGo)) queues.push('pickup')
  return queues
}

/** The first unit that is scanned into a parcel takes it from the picker's list to the packer's. */
function isPackingBegun(shipment: Shipment): boolean {
  return shipment.lines.some((line) => line.packedQuantity > 0)
}

/** Everything has left and only money keeps the order from being completed. */
function isShippedNotPaid(order: Order): boolean {
  const everythingLeft =
    order.lines.every((line) => unshippedQuantity(order, line) === 0) &&
    liveShipments(order).every((shipment) => shipment.shippedAt !== null)
  return everythingLeft && outstanding(order) > 0
}

function shipsBeforePayment(order: Order): boolean {
  const kind = order.payments.at(-1)?.kind
  return kind === 'invoice' || kind === 'cod'
}

function pendingReturns(order: Order): readonly QueueId[] {
  return order.returns.some((each) => each.deletedAt === null && each.status === 'pending') ? ['returns'] : []
}
