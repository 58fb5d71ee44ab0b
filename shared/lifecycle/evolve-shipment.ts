import { assertNever } from '../base/invariant.ts'
import type { LifecycleEvent } from './event.ts'
import type { Allocation, Order } from './order.ts'
import type { Shipment, ShipmentLine } from './shipment.ts'
import { takenInHand } from './taken-in-hand.ts'

export type ShipmentEvent = Extract<
  LifecycleEvent,
  {
    readonly kind:
      | 'ShipmentCreated'
      | 'ShipmentEdited'
      | 'ShipmentClaimed'
      | 'ShipmentClaimReleased'
      | 'ItemScanned'
      | 'ItemUnpacked'
      | 'ShipmentMadeGoodToGo'
      | 'ShipmentGoodToGoRemoved'
      | 'ShipmentPaid'
      | 'ShipmentUnpaid'
      | 'ShipmentCompletionAwaitsPayment'
      | 'ShipmentCompleted'
      | 'ShipmentDeleted'
  }
>

/** The order after something happened to one of its shipments; status and totals are recomputed by `evolve`. */
export function evolveShipment(order: Order, event: ShipmentEvent): Order {
  switch (event.kind) {
    case 'ShipmentCreated':
      return { ...order, shipments: [...order.shipments, event.shipment] }
    case 'ShipmentEdited':
      return changeShipment(event.lines ? takenInHand(order) : order, event.shipmentId, (shipment) => ({
        ...shipment,
        ...event.details,
        ...(event.lines ? { lines: event.lines } : {}),
        // Other contents than those that were packed and labelled: the parcel is looked at again.
        ...(event.lines && isOtherContent(shipment.lines, event.lines) ? NOT_GOOD_TO_GO : {}),
      }))
    case 'ShipmentClaimed':
      return changeShipment(order, event.shipmentId, (shipment) => ({
        ...shipment,
        claimedBy: {
          actorId: event.actorId,
          actorName: event.actorName,
          at: event.at,
          ...(event.deskId === undefined ? {} : { deskId: event.deskId }),
        },
      }))
    case 'ShipmentClaimReleased':
      return changeShipment(order, event.shipmentId, (shipment) => ({ ...shipment, claimedBy: null }))
    case 'ItemScanned':
      return changeShipment(order, event.shipmentId, (shipment) => ({ ...shipment, lines: packedLines(shipment, event) }))
    case 'ItemUnpacked':
      return changeShipment(order, event.shipmentId, (shipment) => ({
        ...shipment,
        ...NOT_GOOD_TO_GO,
        lines: packedLines(shipment, event),
      }))
    case 'ShipmentMadeGoodToGo':
      return changeShipment(order, event.shipmentId, (shipment) => ({ ...shipment, isGoodToGo: true, goodToGoAt: event.at }))
    case 'ShipmentGoodToGoRemoved':
      return changeShipment(order, event.shipmentId, (shipment) => ({
        ...shipment,
        ...NOT_GOOD_TO_GO,
      }))
    case 'ShipmentPaid':
      return changeShipment(order, event.shipmentId, (shipment) => payShipment(shipment, event))
    case 'ShipmentUnpaid':
      return changeShipment(order, event.shipmentId, (shipment) => ({
        ...shipment,
        isPaid: false,
        paidAt: null,
        paidValue: 0,
        carriedShippingCost: 0,
        carriedHandlingCost: 0,
      }))
    case 'ShipmentCompletionAwaitsPayment':
      return changeShipment(order, event.shipmentId, (shipment) => ({ ...shipment, completeWhenPaid: event.dispatch }))
    case 'ShipmentCompleted':
      return completeShipment(order, event)
    case 'ShipmentDeleted':
      return changeShipment(takenInHand(order), event.shipmentId, (shipment) => ({
        ...shipment,
        voidedAt: event.at,
        claimedBy: null,
        completeWhenPaid: null,
      }))
    default:
      return assertNever(event)
  }
}

function packedLines(
  shipment: Shipment,
  event: { readonly shipmentLineId: string; readonly packedQuantity: number },
): readonly ShipmentLine[] {
  return shipment.lines.map((line) => (line.id === event.shipmentLineId ? { ...line, packedQuantity: event.packedQuantity } : line))
}

const NOT_GOOD_TO_GO = { isGoodToGo: false, goodToGoAt: null, completeWhenPaid: null } as const

function isOtherContent(before: readonly ShipmentLine[], after: readonly ShipmentLine[]): boolean {
  const quantityOf = new Map(after.map((line) => [line.id, line.quantity]))
  return before.length !== after.length || before.some((line) => quantityOf.get(line.id) !== line.quantity)
}

/** The same order with one shipment changed; an id nobody knows changes nothing. */
export function changeShipment(order: Order, shipmentId: string, change: (shipment: Shipment) => Shipment): Order {
  return { ...order, shipments: order.shipments.map((shipment) => (shipment.id === shipmentId ? change(shipment) : shipment)) }
}

type ShipmentEventOf<Kind extends ShipmentEvent['kind']> = Extract<ShipmentEvent, { readonly kind: Kind }>

// Amounts add up: a shipment already paid may later be given a remainder (a shipping cost left on no other shipment).
function payShipment(shipment: Shipment, event: ShipmentEventOf<'ShipmentPaid'>): Shipment {
  const capturedValue = shipment.capturedValue + event.capturedValue
  return {
    ...shipment,
    isPaid: true,
    // Whoever waited to complete it does so now, or is stopped by a flag and asked again later.
    completeWhenPaid: null,
    paidAt: shipment.paidAt ?? event.at,
    paidValue: shipment.paidValue + event.value,
    carriedShippingCost: shipment.carriedShippingCost + event.carriedShippingCost,
    carriedHandlingCost: shipment.carriedHandlingCost + event.carriedHandlingCost,
    isCaptured: capturedValue > 0,
    capturedAt: shipment.capturedAt ?? (capturedValue > 0 ? event.at : null),
    capturedValue,
  }
}

function completeShipment(order: Order, event: ShipmentEventOf<'ShipmentCompleted'>): Order {
  const shipment = order.shipments.find((candidate) => candidate.id === event.shipmentId)
  if (!shipment) return order
  const { carrier, service, numberOfPackages, trackingNumber, returnTrackingNumber } = event.dispatch
  const completed = changeShipment(order, shipment.id, (open) => ({
    ...open,
    carrier,
    service,
    numberOfPackages,
    trackingNumber,
    returnTrackingNumber,
    trackingUrl: event.trackingUrl,
    shippedAt: event.at,
    completeWhenPaid: null,
    claimedBy: null,
  }))
  return { ...completed, allocations: withoutShipped(order.allocations, shipment) }
}

function withoutShipped(allocations: readonly Allocation[], shipment: Shipment): readonly Allocation[] {
  return allocations
    .map((allocation) => {
      if (allocation.warehouseId !== shipment.warehouseId) return allocation
      const leaving = shipment.lines
        .filter((line) => line.orderLineId === allocation.orderLineId)
        .reduce((sum, line) => sum + line.quantity, 0)
      return { ...allocation, quantity: allocation.quantity - leaving }
    })
    .filter((allocation) => allocation.quantity > 0)
}
