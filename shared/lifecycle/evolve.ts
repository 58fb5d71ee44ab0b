import { assertNever } from '../base/invariant.ts'
import type { LifecycleState } from './decision.ts'
import type { LifecycleEvent } from './event.ts'
import { evolveOrder } from './evolve-order.ts'
import { evolvePayment } from './evolve-payment.ts'
import { evolveReturn } from './evolve-return.ts'
import { evolveSelection } from './evolve-selection.ts'
import { evolveShipment } from './evolve-shipment.ts'
import type { Order } from './order.ts'
import { demandQuantity } from './quantities.ts'
import type { Selection } from './selection.ts'
import { isFlagged, recomputeStatus } from './status.ts'
import type { SyncCase } from './sync-case.ts'
import { computeTotals } from './totals.ts'

/** The state after one fact. Never refuses: what is written has happened. */
export function evolve(state: LifecycleState, event: LifecycleEvent): LifecycleState {
  switch (event.kind) {
    case 'SelectionCreated':
      return { ...state, selection: event.selection }
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
      return onSelection(state, (selection) => evolveSelection(selection, event))
    case 'OrderCreated':
      return { ...state, order: settle(event.order, event) }
    case 'OrderDeleted':
      return { selection: null, order: null, deleted: true }
    case 'OrderConfirmed':
    case 'OrderUnconfirmed':
    case 'StockAllocated':
    case 'StockUnallocated':
    case 'OrderEdited':
    case 'ShippingCostChanged':
    case 'LinesAdded':
    case 'LinesCancelled':
    case 'LinesRestored':
    case 'OrderPutOnHold':
    case 'OrderResumed':
    case 'WaitingForPaymentSet':
    case 'WaitingForPaymentCleared':
    case 'OrderCancelled':
    case 'OrderRestored':
    case 'OrderArchived':
    case 'OrderReactivated':
    case 'OrderLockSet':
    case 'NoteAdded':
    case 'OrderDuplicated':
    case 'DocumentIssued':
    case 'DocumentPrinted':
      return onOrder(state, event, (order) => evolveOrder(order, event))
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
    case 'ShipmentCompleted':
    case 'ShipmentDeleted':
      return onOrder(state, event, (order) => evolveShipment(order, event))
    case 'PaymentAdded':
    case 'PaymentEntryAdded':
    case 'AuthorizationRequested':
    case 'CaptureRequested':
    case 'RefundRequested':
    case 'PaymentAnswered':
    case 'RefundSucceeded':
    case 'RefundFailed':
    case 'RefundMade':
      return onOrder(state, event, (order) => evolvePayment(order, event))
    case 'ReturnCreated':
    case 'ReturnEdited':
    case 'ReturnCompleted':
    case 'ReturnUncompleted':
    case 'ReturnDeleted':
    case 'ExchangeSelectionCreated':
    case 'ExchangeCreditUsed':
    case 'ExchangeGivenUp':
      return onOrder(state, event, (order) => evolveReturn(order, event))
    case 'CaseOpened':
      return { ...state, syncCase: event.syncCase }
    case 'CaseResolved':
      return onCase(state, (syncCase) => ({
        ...syncCase,
        resolution: { choice: event.choice, comment: event.comment, at: event.at, by: event.by },
      }))
    // Stock, catalogue and settings have rows of their own.
    case 'StockReceived':
    case 'StockCounted':
    case 'StockRemoved':
    case 'StockTransferred':
    case 'AllotmentsChanged':
    case 'ItemsSaved':
    case 'SettingsSaved':
      return state
    default:
      return assertNever(event)
  }
}

function onSelection(state: LifecycleState, change: (selection: Selection) => Selection): LifecycleState {
  return state.selection ? { ...state, selection: change(state.selection) } : state
}

function onCase(state: LifecycleState, change: (syncCase: SyncCase) => SyncCase): LifecycleState {
  return state.syncCase ? { ...state, syncCase: change(state.syncCase) } : state
}

function onOrder(state: LifecycleState, event: LifecycleEvent, change: (order: Order) => Order): LifecycleState {
  return state.order ? { ...state, order: settle(change(state.order), event) } : state
}

// Totals first: whether an order is Completed depends on what it costs.
function settle(order: Order, event: LifecycleEvent): Order {
  const { deferredWork } = order
  // Nothing waits for goods any more: nothing is left to be done by itself.
  const isDone = deferredWork.length > 0 && !isFlagged(order) && order.lines.every((line) => demandQuantity(order, line) === 0)
  const priced = {
    ...order,
    deferredWork: isDone ? [] : deferredWork,
    totals: computeTotals(order),
    updatedAt: event.at,
    updatedBy: event.by,
  }
  return { ...priced, status: recomputeStatus(priced) }
}
