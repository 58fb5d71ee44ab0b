import { assertNever } from '../base/invariant.ts'
import { nameOf } from './address.ts'
import type { OrderChanges } from './command.ts'
import type { OrderDocument } from './document.ts'
import type { EventOf, LifecycleEvent } from './event.ts'
import { documentsOf } from './find-document.ts'
import type { Order, OrderLine } from './order.ts'
import { mergeAllocations, openShipments } from './quantities.ts'
import type { Shipment } from './shipment.ts'
import { isFlagged } from './status.ts'
import { takenInHand } from './taken-in-hand.ts'

export type OrderEvent = Extract<
  LifecycleEvent,
  {
    readonly kind:
      | 'OrderConfirmed'
      | 'OrderUnconfirmed'
      | 'StockAllocated'
      | 'StockUnallocated'
      | 'OrderEdited'
      | 'ShippingCostChanged'
      | 'LinesAdded'
      | 'LinesCancelled'
      | 'LinesRestored'
      | 'OrderPutOnHold'
      | 'OrderResumed'
      | 'WaitingForPaymentSet'
      | 'WaitingForPaymentCleared'
      | 'OrderCancelled'
      | 'OrderRestored'
      | 'OrderArchived'
      | 'OrderReactivated'
      | 'OrderLockSet'
      | 'NoteAdded'
      | 'OrderDuplicated'
      | 'DocumentIssued'
      | 'DocumentPrinted'
  }
>

/** The order after something happened to it as a whole; status and totals are recomputed by `evolve`. */
export function evolveOrder(order: Order, event: OrderEvent): Order {
  switch (event.kind) {
    case 'OrderConfirmed':
      return { ...order, confirmedAt: event.at }
    case 'OrderUnconfirmed':
      return { ...order, confirmedAt: null, deferredWork: [] }
    case 'StockAllocated':
      return { ...order, allocations: mergeAllocations(order.allocations, event.allocations, 1) }
    case 'StockUnallocated':
      return takenInHand({ ...order, allocations: mergeAllocations(order.allocations, event.release.allocations, -1) })
    case 'OrderEdited':
      return editOrder(order, event)
    case 'ShippingCostChanged':
      return { ...order, shippingCost: event.to }
    case 'LinesAdded':
      return { ...order, lines: withLines(order.lines, [...event.lines, ...(event.repriced ?? [])]) }
    case 'LinesCancelled':
      return {
        ...order,
        lines: changeCancelled(order.lines, event.lines, 1),
        allocations: mergeAllocations(order.allocations, event.release.allocations, -1),
      }
    case 'LinesRestored':
      return { ...order, lines: changeCancelled(order.lines, event.lines, -1) }
    case 'OrderPutOnHold':
      return { ...order, holds: [...order.holds.filter((hold) => hold.reasonCode !== event.hold.reasonCode), event.hold] }
    case 'OrderResumed':
      return afterFlagWent({ ...order, holds: order.holds.filter((hold) => !event.reasonCodes.includes(hold.reasonCode)) })
    case 'WaitingForPaymentSet':
      return { ...order, isWaitingForPayment: true, wfpSince: order.wfpSince ?? event.at }
    case 'WaitingForPaymentCleared':
      return afterFlagWent({ ...order, isWaitingForPayment: false, wfpSince: null })
    case 'OrderCancelled':
      return cancelOrder(order, event)
    case 'OrderRestored':
      return restoreOrder(order, event)
    case 'OrderArchived':
      return { ...order, archivedAt: event.at }
    case 'OrderReactivated':
      return { ...order, archivedAt: null }
    case 'OrderLockSet':
      return { ...order, isLocked: event.isLocked }
    // A note lives in the history alone, and a duplicate is a basket of its own.
    case 'NoteAdded':
    case 'OrderDuplicated':
      return order
    case 'DocumentIssued':
      return { ...order, documents: [...documentsOf(order), event.document] }
    case 'DocumentPrinted':
      return { ...order, documents: documentsOf(order).map((each) => (each.id === event.documentId ? printedOnceMore(each) : each)) }
    default:
      return assertNever(event)
  }
}

function printedOnceMore(document: OrderDocument): OrderDocument {
  return { ...document, timesPrinted: document.timesPrinted + 1 }
}

// Parcels already labelled keep the address they were labelled with.
function editOrder(order: Order, event: EventOf<'OrderEdited'>): Order {
  const edited = { ...order, ...event.changes, buyerName: buyerAfter(order, event.changes) }
  const { shippingAddress } = event.changes
  if (shippingAddress === undefined) return edited
  const unlabelled = new Set(openShipments(order).filter((shipment) => !shipment.isGoodToGo))
  return { ...edited, shipments: order.shipments.map((each) => (unlabelled.has(each) ? { ...each, shippingAddress } : each)) }
}

// The buyer goes by the billing address, unless the order knew them by another name.
function buyerAfter(order: Order, { billingAddress }: OrderChanges): string {
  const wasNamedByAddress = order.billingAddress === null ? order.buyerName === '' : order.buyerName === nameOf(order.billingAddress)
  return billingAddress && wasNamedByAddress ? nameOf(billingAddress) : order.buyerName
}

function withLines(lines: readonly OrderLine[], added: readonly OrderLine[]): readonly OrderLine[] {
  const byId = new Map(lines.map((line) => [line.id, line]))
  for (const line of added) byId.set(line.id, line)
  return [...byId.values()]
}

function changeCancelled(
  lines: readonly OrderLine[],
  changes: readonly { readonly orderLineId: string; readonly quantity: number; readonly value: number }[],
  sign: 1 | -1,
): readonly OrderLine[] {
  return lines.map((line) => {
    const change = changes.find((each) => each.orderLineId === line.id)
    if (!change) return line
    return {
      ...line,
      cancelledQuantity: line.cancelledQuantity + sign * change.quantity,
      cancelledValue: line.cancelledValue + sign * change.value,
    }
  })
}

function afterFlagWent(order: Order): Order {
  return isFlagged(order) ? order : { ...order, deferredWork: order.deferredWork.filter((work) => work === 'ship') }
}

function cancelOrder(order: Order, event: EventOf<'OrderCancelled'> & Pick<LifecycleEvent, 'at' | 'by'>): Order {
  const { comment, previousStatus, viaLines } = event
  const voided = (shipment: Shipment): Shipment => ({
    ...shipment,
    voidedAt: event.at,
    voidedByCancel: true,
    claimedBy: null,
    completeWhenPaid: null,
  })
  return {
    ...order,
    cancelled: { at: event.at, by: event.by, comment, previousStatus, viaLines },
    allocations: mergeAllocations(order.allocations, event.release.allocations, -1),
    shipments: order.shipments.map((each) => (event.voidedShipmentIds.includes(each.id) ? voided(each) : each)),
  }
}

// A voided shipment that does not come back stays voided for good: the next cancel and restore must not revive it.
function restoreOrder(order: Order, event: EventOf<'OrderRestored'>): Order {
  const revive = (shipment: Shipment): Shipment => {
    if (!shipment.voidedByCancel) return shipment
    const back = event.shipments.find((each) => each.shipmentId === shipment.id)
    if (!back) return { ...shipment, voidedByCancel: false }
    const isGoodToGo = back.isGoodToGo
    return {
      ...shipment,
      voidedAt: null,
      voidedByCancel: false,
      isGoodToGo,
      goodToGoAt: isGoodToGo ? shipment.goodToGoAt : null,
    }
  }
  return {
    ...order,
    cancelled: null,
    allocations: mergeAllocations(order.allocations, event.allocations, 1),
    shipments: order.shipments.map(revive),
  }
}
