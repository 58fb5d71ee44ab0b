// Which shipment paid money belongs to. Money is taken whole: a shipment is paid by it or not.

import type { EventBody, EventOf } from '../event.ts'
import { evolveShipment } from '../evolve-shipment.ts'
import type { Order } from '../order.ts'
import {
  availablePaid,
  costsToCarry,
  shipmentTotal,
  unassignedCaptured,
  uncarriedHandlingCost,
  uncarriedShippingCost,
} from '../order-money.ts'
import { findShipment, freeQuantity, liveShipments } from '../quantities.ts'
import type { Shipment } from '../shipment.ts'

/** The shipment paid in full: `capturedNow` of it just captured for it, the rest from money nobody has taken yet. */
export function shipmentPaid(order: Order, shipment: Shipment, capturedNow = 0): EventOf<'ShipmentPaid'> {
  const value = shipmentTotal(order, shipment)
  const costs = costsToCarry(order, shipment)
  return {
    kind: 'ShipmentPaid',
    shipmentId: shipment.id,
    value,
    carriedShippingCost: costs.shippingCost,
    carriedHandlingCost: costs.handlingCost,
    capturedValue: capturedNow + Math.min(value - capturedNow, unassignedCaptured(order)),
  }
}

/**
 * Paid money that is free goes to the shipments it covers, oldest first: to new ones always, to all of them when money
 * came in. What a paid shipment lost its carrier of (a shipping cost left on no shipment) goes to the oldest paid one.
 */
export function takePaidMoney(before: Order | null, after: Order): readonly EventBody[] {
  if (after.status === 5 || after.status === 6) return []
  const moneyCame = availablePaid(after) > (before ? availablePaid(before) : 0)
  const known = new Set(before ? liveShipments(before).map((shipment) => shipment.id) : [])
  const events: EventOf<'ShipmentPaid'>[] = []
  let order = after
  const take = (event: EventOf<'ShipmentPaid'>) => {
    events.push(event)
    order = evolveShipment(order, { ...event, at: after.updatedAt, by: after.updatedBy })
  }
  for (const { id } of liveShipments(after)) {
    const shipment = findShipment(order, id)
    if (!shipment || shipment.isPaid || shipment.capturePending) continue
    if (!moneyCame && known.has(id)) continue
    if (shipmentTotal(order, shipment) <= availablePaid(order)) take(shipmentPaid(order, shipment))
  }
  const remainder = moneyCame ? carriedRemainder(order) : null
  if (remainder) take(remainder)
  return events
}

function carriedRemainder(order: Order): EventOf<'ShipmentPaid'> | null {
  const [oldest] = liveShipments(order)
  const allPaid = liveShipments(order).every((shipment) => shipment.isPaid)
  const allInShipments = order.lines.every((line) => freeQuantity(order, line) === 0)
  if (!oldest || !allPaid || !allInShipments) return null
  const shippingCost = Math.min(availablePaid(order), uncarriedShippingCost(order))
  const handlingCost = Math.min(availablePaid(order) - shippingCost, uncarriedHandlingCost(order))
  const value = shippingCost + handlingCost
  if (value <= 0) return null
  return {
    kind: 'ShipmentPaid',
    shipmentId: oldest.id,
    value,
    carriedShippingCost: shippingCost,
    carriedHandlingCost: handlingCost,
    capturedValue: Math.min(value, unassignedCaptured(order)),
  }
}
