import { assertNever } from '../base/invariant.ts'
import type { EventKind, LifecycleEvent } from '../lifecycle/event.ts'
import type { PaymentHistoryEntry } from '../lifecycle/payment.ts'

/** Centra's names (domain.md 2.11), and after them ours for what Centra does not record on an order. */
export type HistoryType =
  | 'ORDER_CREATED'
  | 'ORDER_ITEMS_ADDED'
  | 'ORDER_STATUS_CHANGED'
  | 'ORDER_STATUS_ON_HOLD_ADDED'
  | 'ORDER_STATUS_ON_HOLD_REMOVED'
  | 'ORDER_STATUS_WAITING_FOR_PAYMENT_ADDED'
  | 'ORDER_STATUS_WAITING_FOR_PAYMENT_REMOVED'
  | 'ORDER_ITEMS_CANCELLED'
  | 'ORDER_RESTORED'
  | 'ORDER_DATA_UPDATED'
  | 'SHIPMENT_CREATED'
  | 'SHIPMENT_REMOVED'
  | 'SHIPMENT_STATUS_CHANGED'
  | 'SHIPMENT_STATUS_GOOD_TO_GO_CHANGED'
  | 'SHIPMENT_STATUS_PAID_ADDED'
  | 'SHIPMENT_STATUS_PAID_REMOVED'
  | 'PAYMENT_ADDED'
  | 'PAYMENT_AUTHORIZED'
  | 'PAYMENT_AUTHORIZATION_PENDING'
  | 'PAYMENT_AUTHORIZATION_FAILED'
  | 'PAYMENT_CAPTURED'
  | 'PAYMENT_CAPTURE_FAILED'
  | 'PAYMENT_CANCELLED'
  | 'REFUND_ADDED'
  | 'RETURN_CREATED'
  | 'RETURN_CANCELLED'
  | 'STOCK_ALLOCATION_ADDED'
  | 'STOCK_ALLOCATION_REMOVED'
  | 'USER_NOTE_ADDED'
  | 'PAYMENT_CAPTURE_REQUESTED'
  | 'PAYMENT_REFUND_REQUESTED'
  | 'PAYMENT_REFUND_FAILED'
  | 'RETURN_UPDATED'
  | 'RETURN_COMPLETED'
  | 'RETURN_UNCOMPLETED'
  | 'DOCUMENT_ISSUED'
  | 'DOCUMENT_PRINTED'
  | 'SELECTION_CREATED'
  | 'SELECTION_UPDATED'
  | 'SELECTION_DELETED'
  | 'CASE_OPENED'
  | 'CASE_RESOLVED'
  | 'STOCK_RECEIVED'
  | 'STOCK_COUNTED'
  | 'STOCK_REMOVED'
  | 'STOCK_TRANSFERRED'
  | 'STOCK_ALLOTMENT_CHANGED'
  | 'CATALOGUE_UPDATED'
  | 'SETTINGS_UPDATED'

/** The type under which a fact is filed in the order's history. */
export function historyTypeOf(event: LifecycleEvent): HistoryType {
  return event.kind === 'PaymentEntryAdded' || event.kind === 'PaymentAnswered' ? paymentEntryType(event.entry) : TYPES[event.kind]
}

const TYPES = {
  SelectionCreated: 'SELECTION_CREATED',
  SelectionLineSet: 'SELECTION_UPDATED',
  SelectionEdited: 'SELECTION_UPDATED',
  SelectionCheckedOut: 'SELECTION_UPDATED',
  SelectionDeleted: 'SELECTION_DELETED',
  SelectionAssigned: 'SELECTION_UPDATED',
  SelectionMerged: 'SELECTION_UPDATED',
  SelectionMergedAway: 'SELECTION_UPDATED',
  SelectionCheckoutRequested: 'SELECTION_UPDATED',
  SelectionExpired: 'SELECTION_DELETED',
  SelectionAbandoned: 'SELECTION_UPDATED',
  MagicLinkCreated: 'SELECTION_UPDATED',
  MagicLinkRevoked: 'SELECTION_UPDATED',
  OrderCreated: 'ORDER_CREATED',
  OrderConfirmed: 'ORDER_STATUS_CHANGED',
  OrderUnconfirmed: 'ORDER_STATUS_CHANGED',
  StockAllocated: 'STOCK_ALLOCATION_ADDED',
  StockUnallocated: 'STOCK_ALLOCATION_REMOVED',
  OrderEdited: 'ORDER_DATA_UPDATED',
  ShippingCostChanged: 'ORDER_DATA_UPDATED',
  LinesAdded: 'ORDER_ITEMS_ADDED',
  LinesCancelled: 'ORDER_ITEMS_CANCELLED',
  LinesRestored: 'ORDER_RESTORED',
  OrderPutOnHold: 'ORDER_STATUS_ON_HOLD_ADDED',
  OrderResumed: 'ORDER_STATUS_ON_HOLD_REMOVED',
  WaitingForPaymentSet: 'ORDER_STATUS_WAITING_FOR_PAYMENT_ADDED',
  WaitingForPaymentCleared: 'ORDER_STATUS_WAITING_FOR_PAYMENT_REMOVED',
  OrderCancelled: 'ORDER_STATUS_CHANGED',
  OrderRestored: 'ORDER_RESTORED',
  OrderDeleted: 'ORDER_STATUS_CHANGED',
  OrderArchived: 'ORDER_STATUS_CHANGED',
  OrderReactivated: 'ORDER_STATUS_CHANGED',
  OrderLockSet: 'ORDER_DATA_UPDATED',
  NoteAdded: 'USER_NOTE_ADDED',
  OrderDuplicated: 'SELECTION_CREATED',
  DocumentIssued: 'DOCUMENT_ISSUED',
  DocumentPrinted: 'DOCUMENT_PRINTED',
  ShipmentCreated: 'SHIPMENT_CREATED',
  ShipmentEdited: 'SHIPMENT_STATUS_CHANGED',
  ShipmentClaimed: 'SHIPMENT_STATUS_CHANGED',
  ShipmentClaimReleased: 'SHIPMENT_STATUS_CHANGED',
  ItemScanned: 'SHIPMENT_STATUS_CHANGED',
  ItemUnpacked: 'SHIPMENT_STATUS_CHANGED',
  ShipmentMadeGoodToGo: 'SHIPMENT_STATUS_GOOD_TO_GO_CHANGED',
  ShipmentGoodToGoRemoved: 'SHIPMENT_STATUS_GOOD_TO_GO_CHANGED',
  ShipmentPaid: 'SHIPMENT_STATUS_PAID_ADDED',
  ShipmentUnpaid: 'SHIPMENT_STATUS_PAID_REMOVED',
  ShipmentCompletionAwaitsPayment: 'SHIPMENT_STATUS_CHANGED',
  ShipmentCompleted: 'SHIPMENT_STATUS_CHANGED',
  ShipmentDeleted: 'SHIPMENT_REMOVED',
  PaymentAdded: 'PAYMENT_ADDED',
  AuthorizationRequested: 'PAYMENT_AUTHORIZATION_PENDING',
  CaptureRequested: 'PAYMENT_CAPTURE_REQUESTED',
  RefundRequested: 'PAYMENT_REFUND_REQUESTED',
  RefundSucceeded: 'REFUND_ADDED',
  RefundFailed: 'PAYMENT_REFUND_FAILED',
  RefundMade: 'REFUND_ADDED',
  ReturnCreated: 'RETURN_CREATED',
  ReturnEdited: 'RETURN_UPDATED',
  ReturnCompleted: 'RETURN_COMPLETED',
  ReturnUncompleted: 'RETURN_UNCOMPLETED',
  ReturnDeleted: 'RETURN_CANCELLED',
  ExchangeSelectionCreated: 'SELECTION_CREATED',
  ExchangeCreditUsed: 'SELECTION_UPDATED',
  ExchangeGivenUp: 'SELECTION_DELETED',
  CaseOpened: 'CASE_OPENED',
  CaseResolved: 'CASE_RESOLVED',
  StockReceived: 'STOCK_RECEIVED',
  StockCounted: 'STOCK_COUNTED',
  StockRemoved: 'STOCK_REMOVED',
  StockTransferred: 'STOCK_TRANSFERRED',
  AllotmentsChanged: 'STOCK_ALLOTMENT_CHANGED',
  ItemsSaved: 'CATALOGUE_UPDATED',
  SettingsSaved: 'SETTINGS_UPDATED',
} as const satisfies Record<Exclude<EventKind, 'PaymentEntryAdded' | 'PaymentAnswered'>, HistoryType>

function paymentEntryType(entry: PaymentHistoryEntry): HistoryType {
  switch (entry.entryType) {
    case 'AUTH':
      return entry.status === 'failed' ? 'PAYMENT_AUTHORIZATION_FAILED' : 'PAYMENT_AUTHORIZED'
    case 'AUTH_PENDING':
      return entry.status === 'failed' ? 'PAYMENT_AUTHORIZATION_FAILED' : 'PAYMENT_AUTHORIZATION_PENDING'
    case 'CAPTURE':
      return 'PAYMENT_CAPTURED'
    case 'CAPTURE_REQUEST':
      return 'PAYMENT_CAPTURE_REQUESTED'
    case 'CAPTURE_FAILED':
      return 'PAYMENT_CAPTURE_FAILED'
    case 'REFUND':
      return 'REFUND_ADDED'
    case 'REFUND_REQUEST':
      return 'PAYMENT_REFUND_REQUESTED'
    case 'REFUND_FAILED':
      return 'PAYMENT_REFUND_FAILED'
    case 'CANCEL':
      return 'PAYMENT_CANCELLED'
    case 'MARKED_AS_PAID':
    case 'PREPAID':
    case 'ADDITIONAL_ORDER_PAYMENT':
    case 'INVOICE':
    case 'OTHER':
      return 'PAYMENT_ADDED'
    case 'MARKED_AS_UNPAID':
      return 'PAYMENT_CANCELLED'
    default:
      return assertNever(entry.entryType)
  }
}
