import { sumOf } from '../../base/money.ts'
import type { CommandOf } from '../command.ts'
import type { LifecycleState } from '../decision.ts'
import type { EventBody } from '../event.ts'
import { evolve } from '../evolve.ts'
import type { Order } from '../order.ts'
import type { ShopSettings } from '../settings.ts'
import { neededFor } from './capture-request.ts'
import { dispatchOf, shipmentCompleted } from './dispatch.ts'
import { shipmentPaid } from './paid-money.ts'
import { lostAuthorization } from './restore-order.ts'

/**
 * A parcel was handed over at a desk that did not know of a flag, a change or a cancellation: the only shipment that may
 * leave past them (I-19, I-20), for it has left. A cancelled order is brought back with this parcel alone; the stock it is
 * taken from must have been made good for its units before.
 */
export function parcelLeft(
  command: CommandOf<'CompleteShipment'>,
  order: Order,
  restoresOrder: boolean,
  settings: ShopSettings,
): readonly EventBody[] {
  const events: EventBody[] = []
  const happens = (now: Order, ...more: readonly EventBody[]): Order => {
    events.push(...more)
    const stamp = { at: command.occurredAt, by: command.actor.name }
    const before: LifecycleState = { selection: null, order: now, deleted: false }
    return more.reduce((state, event) => evolve(state, { ...event, ...stamp }), before).order ?? now
  }
  const { shipmentId } = command.args
  let now = restoresOrder ? happens(order, ...broughtBack(order, shipmentId)) : order
  const open = now.shipments.find((each) => each.id === shipmentId)
  if (!open) return events
  if (!open.isGoodToGo) now = happens(now, { kind: 'ShipmentMadeGoodToGo', shipmentId })
  if (!open.isPaid && !open.capturePending && neededFor(now, open) === 0) now = happens(now, shipmentPaid(now, open))
  happens(now, shipmentCompleted(open, dispatchOf(open, command.args.dispatch), settings))
  return events
}

function broughtBack(order: Order, shipmentId: string): readonly EventBody[] {
  const shipment = order.shipments.find((each) => each.id === shipmentId)
  if (!shipment) return []
  const allocations = [...Map.groupBy(shipment.lines, (line) => line.orderLineId)].map(([orderLineId, lines]) => ({
    orderLineId,
    warehouseId: shipment.warehouseId,
    quantity: sumOf(lines, (line) => line.quantity),
  }))
  const total = sumOf(order.lines, (line) => line.total - line.cancelledValue) + order.shippingCost + order.handlingCost
  return [{ kind: 'OrderRestored', allocations, shipments: [{ shipmentId, isGoodToGo: true }] }, ...lostAuthorization(order, total)]
}
