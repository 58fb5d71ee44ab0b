import { assertNever, invariant } from '../base/invariant.ts'
import type { RecordedInstead, UnlinkedGoods } from './conflict.ts'
import type { EventOf, LifecycleEvent, Release } from './event.ts'
import type { Allocation, Order } from './order.ts'
import type { Return } from './return.ts'
import type { StockMovement, StockReason } from './stock.ts'

/** The one table of what facts do to stock (domain.md 6.10); nothing else moves a unit. `orderBefore` is the order the fact met. */
export function stockMovementsOf(event: LifecycleEvent, orderBefore: Order | null): readonly StockMovement[] {
  switch (event.kind) {
    case 'StockAllocated':
      return allocating(orderBefore, event.allocations, event.because)
    case 'OrderRestored':
      return allocating(orderBefore, event.allocations, 'restore')
    case 'StockUnallocated':
      return releasing(orderBefore, event.release, 'unallocate')
    case 'LinesCancelled':
    case 'OrderCancelled':
      return releasing(orderBefore, event.release, 'cancel')
    case 'ShipmentCompleted':
      return shipping(orderBefore, event)
    case 'ReturnCreated':
      return returning(event.return, 1)
    case 'ReturnDeleted':
      return undoingReturn(orderBefore, event.returnId)
    case 'StockReceived':
      return shelfMoved(event.lines, event.warehouseId, 1, 'receive')
    case 'StockCounted':
      return event.lines.map(({ itemId, from, to, countedShortage }) => ({
        warehouseId: event.warehouseId,
        itemId,
        deltaPhysical: to - from,
        deltaAllocated: 0,
        countedShortage,
        reason: 'count',
      }))
    case 'StockRemoved':
      return shelfMoved(event.lines, event.warehouseId, -1, 'remove')
    case 'StockTransferred':
      return [
        ...shelfMoved(event.lines, event.fromWarehouseId, -1, 'transfer'),
        ...shelfMoved(event.lines, event.toWarehouseId, 1, 'transfer'),
      ]
    case 'AllotmentsChanged':
      return event.changes.map(({ warehouseId, itemId, deskId, delta }) => ({
        warehouseId,
        itemId,
        deltaPhysical: 0,
        deltaAllocated: 0,
        allotted: { deskId, delta },
        reason: 'allot',
      }))
    case 'CaseOpened':
      return recording(event.syncCase.recorded)
    case 'SelectionCreated':
    case 'SelectionLineSet':
    case 'SelectionEdited':
    case 'SelectionCheckedOut':
    case 'SelectionDeleted':
    case 'SelectionAssigned':
    case 'SelectionMerged':
    case 'SelectionMergedAway':
    case 'SelectionCheckoutRequested':
    case 'SelectionExpired':
    case 'SelectionAbandoned':
    case 'MagicLinkCreated':
    case 'MagicLinkRevoked':
    case 'OrderCreated':
    case 'OrderConfirmed':
    case 'OrderUnconfirmed':
    case 'OrderEdited':
    case 'ShippingCostChanged':
    case 'LinesAdded':
    case 'LinesRestored':
    case 'OrderPutOnHold':
    case 'OrderResumed':
    case 'WaitingForPaymentSet':
    case 'WaitingForPaymentCleared':
    case 'OrderDeleted':
    case 'OrderArchived':
    case 'OrderReactivated':
    case 'OrderLockSet':
    case 'NoteAdded':
    case 'OrderDuplicated':
    case 'DocumentIssued':
    case 'DocumentPrinted':
    case 'ShipmentCreated':
    case 'ShipmentEdited':
    case 'ShipmentClaimed':
    case 'ShipmentClaimReleased':
    case 'ItemScanned':
    case 'ItemUnpacked':
    case 'ShipmentMadeGoodToGo':
    case 'ShipmentGoodToGoRemoved':
    case 'ShipmentPaid':
    case 'ShipmentUnpaid':
    case 'ShipmentCompletionAwaitsPayment':
    case 'ShipmentDeleted':
    case 'PaymentAdded':
    case 'PaymentEntryAdded':
    case 'AuthorizationRequested':
    case 'CaptureRequested':
    case 'RefundRequested':
    case 'PaymentAnswered':
    case 'RefundSucceeded':
    case 'RefundFailed':
    case 'RefundMade':
    case 'ReturnEdited':
    case 'ReturnCompleted':
    case 'ReturnUncompleted':
    case 'ExchangeSelectionCreated':
    case 'ExchangeCreditUsed':
    case 'ExchangeGivenUp':
    case 'CaseResolved':
    case 'ItemsSaved':
    case 'SettingsSaved':
      return []
    default:
      return assertNever(event)
  }
}

/** What the record is put right by where goods moved that no order could take; corrections come first. */
function recording(recorded: readonly RecordedInstead[]): readonly StockMovement[] {
  return recorded.flatMap((each): readonly StockMovement[] => {
    switch (each.as) {
      case 'unlinkedIssue':
        return each.goods.flatMap((goods) => [...correcting(goods, goods.corrected ?? 0), moving(goods, -goods.quantity, 'remove')])
      case 'unlinkedReceipt':
        return each.goods.map((goods) => moving(goods, goods.quantity, 'receive'))
      case 'asGivenAfterMakingRoom':
        return (each.corrections ?? []).flatMap((goods) => correcting(goods, goods.quantity))
      default:
        return []
    }
  })
}

function correcting(goods: UnlinkedGoods, quantity: number): readonly StockMovement[] {
  return quantity > 0 ? [moving(goods, quantity, 'correction')] : []
}

function moving({ warehouseId, itemId }: UnlinkedGoods, deltaPhysical: number, reason: StockReason): StockMovement {
  return { warehouseId, itemId, deltaPhysical, deltaAllocated: 0, reason }
}

function shelfMoved(
  lines: EventOf<'StockReceived'>['lines'],
  warehouseId: string,
  sign: 1 | -1,
  reason: StockReason,
): readonly StockMovement[] {
  return lines.map(({ itemId, quantity }) => ({ warehouseId, itemId, deltaPhysical: sign * quantity, deltaAllocated: 0, reason }))
}

function allocating(order: Order | null, allocations: readonly Allocation[], reason: StockReason): readonly StockMovement[] {
  return allocations.map(({ orderLineId, warehouseId, quantity }) => ({
    warehouseId,
    itemId: itemOf(order, orderLineId),
    deltaPhysical: 0,
    deltaAllocated: quantity,
    reason,
    orderLineId,
  }))
}

function releasing(order: Order | null, release: Release, reason: StockReason): readonly StockMovement[] {
  const movements = release.allocations.flatMap(({ orderLineId, warehouseId, quantity }): readonly StockMovement[] => {
    const itemId = itemOf(order, orderLineId)
    const from = { warehouseId, itemId, deltaAllocated: -quantity, orderLineId }
    switch (release.stockAction) {
      case 'releaseItemsBackToWarehouse':
        return [{ ...from, deltaPhysical: 0, reason }]
      case 'removeItemsFromStock':
        return [{ ...from, deltaPhysical: -quantity, reason }]
      case 'sendItemsToDifferentWarehouse':
        if (release.toWarehouseId === null || release.toWarehouseId === warehouseId) return [{ ...from, deltaPhysical: 0, reason }]
        return [
          { ...from, deltaPhysical: -quantity, reason },
          { warehouseId: release.toWarehouseId, itemId, deltaPhysical: quantity, deltaAllocated: 0, reason: 'transfer', orderLineId },
        ]
      default:
        return assertNever(release.stockAction)
    }
  })
  return oncePerLineAndPlace(movements)
}

// Goods of one line sent from two warehouses to a third arrive there as one movement.
function oncePerLineAndPlace(movements: readonly StockMovement[]): readonly StockMovement[] {
  const merged = new Map<string, StockMovement>()
  for (const movement of movements) {
    const key = `${movement.orderLineId}\n${movement.warehouseId}\n${movement.reason}`
    const before = merged.get(key)
    const deltaPhysical = movement.deltaPhysical + (before?.deltaPhysical ?? 0)
    const deltaAllocated = movement.deltaAllocated + (before?.deltaAllocated ?? 0)
    merged.set(key, { ...movement, deltaPhysical, deltaAllocated })
  }
  return [...merged.values()]
}

function shipping(order: Order | null, event: EventOf<'ShipmentCompleted'>): readonly StockMovement[] {
  const shipment = order?.shipments.find((each) => each.id === event.shipmentId)
  if (!shipment) return []
  return shipment.lines.map((line) => ({
    warehouseId: shipment.warehouseId,
    itemId: itemOf(order, line.orderLineId),
    deltaPhysical: -line.quantity,
    deltaAllocated: -line.quantity,
    reason: 'ship',
    orderLineId: line.orderLineId,
    shipmentLineId: line.id,
  }))
}

function undoingReturn(order: Order | null, returnId: string): readonly StockMovement[] {
  const created = order?.returns.find((each) => each.id === returnId)
  return created ? returning(created, -1) : []
}

// Goods removed from stock on their way back never stood on a shelf: no warehouse, no movement.
function returning(goods: Return, sign: 1 | -1): readonly StockMovement[] {
  return goods.lines.flatMap((line): readonly StockMovement[] =>
    line.warehouseId === null || line.stockAction === 'removeItemsFromStock'
      ? []
      : [
          {
            warehouseId: line.warehouseId,
            itemId: line.itemId,
            deltaPhysical: sign * line.quantity,
            deltaAllocated: 0,
            reason: 'return',
            orderLineId: line.orderLineId,
            shipmentLineId: line.shipmentLineId,
            returnLineId: line.id,
          },
        ],
  )
}

function itemOf(order: Order | null, orderLineId: string): string {
  const line = order?.lines.find((each) => each.id === orderLineId)
  invariant(line, `stock moves for line ${orderLineId}, which the order does not have`)
  return line.itemId
}
