// The closed list of facts. An event carries everything `evolve` and the stock ledger need: no rule runs twice.

import type { AllotmentChange } from './allotment.ts'
import type { OrderChanges, SelectionChanges } from './command.ts'
import type { ConflictChoice } from './conflict.ts'
import type { OrderDocument } from './document.ts'
import type { MagicLink } from './magic-link.ts'
import type { Allocation, Hold, HoldReason, Order, OrderLine, OrderStatus } from './order.ts'
import type { Payment, PaymentHistoryEntry, Refund } from './payment.ts'
import type { Return } from './return.ts'
import type { OrderDiscount, Selection, SelectionLine } from './selection.ts'
import type { ProductItem, ShopSettings, StockAction } from './settings.ts'
import type { Dispatch, Shipment, ShipmentLine } from './shipment.ts'
import type { SyncCase } from './sync-case.ts'

/** Allocated units given up, and what becomes of the goods. */
export interface Release {
  readonly allocations: readonly Allocation[]
  readonly stockAction: StockAction
  /** Only with `sendItemsToDifferentWarehouse`. */
  readonly toWarehouseId: string | null
}

/** Lines as they are by a price list. */
export interface Priced {
  readonly pricelistId?: string
  readonly lines: readonly SelectionLine[]
}

export type EventBody =
  // Selections
  | { readonly kind: 'SelectionCreated'; readonly selection: Selection }
  | { readonly kind: 'SelectionLineSet'; readonly line: SelectionLine }
  | { readonly kind: 'SelectionEdited'; readonly changes: SelectionChanges }
  | { readonly kind: 'SelectionCheckedOut' }
  | { readonly kind: 'SelectionDeleted' }
  | {
      readonly kind: 'SelectionAssigned'
      readonly customerId: string
      /** The customer's price list and the lines by it; left out where neither changed. */
      readonly priced?: Priced
    }
  /** The contents of another basket came in: lines and discounts as they are now. */
  | {
      readonly kind: 'SelectionMerged'
      readonly fromId: string
      readonly lines: readonly SelectionLine[]
      readonly discounts: readonly OrderDiscount[]
      /** What it did not say before and the other one did. */
      readonly changes: SelectionChanges
      readonly pricelistId?: string
    }
  /** The contents went into another basket. */
  | { readonly kind: 'SelectionMergedAway'; readonly intoId: string; readonly customerId: string }
  | { readonly kind: 'SelectionCheckoutRequested' }
  | { readonly kind: 'SelectionExpired' }
  | {
      readonly kind: 'SelectionAbandoned'
      readonly email: string
      /** True only where the customer asked for the reminder: nobody else is written to. */
      readonly cartAbandonmentEmail: boolean
    }
  | { readonly kind: 'MagicLinkCreated'; readonly link: MagicLink }
  | { readonly kind: 'MagicLinkRevoked'; readonly linkId: string }
  // Orders
  | { readonly kind: 'OrderCreated'; readonly order: Order }
  | { readonly kind: 'OrderConfirmed' }
  | { readonly kind: 'OrderUnconfirmed' }
  | { readonly kind: 'StockAllocated'; readonly allocations: readonly Allocation[]; readonly because: 'allocate' | 'restore' }
  | { readonly kind: 'StockUnallocated'; readonly release: Release }
  | { readonly kind: 'OrderEdited'; readonly changes: OrderChanges }
  | { readonly kind: 'ShippingCostChanged'; readonly from: number; readonly to: number }
  /** Merged lines come as the whole line with its new quantity and amounts. */
  | {
      readonly kind: 'LinesAdded'
      readonly lines: readonly OrderLine[]
      /** Other lines whose share of discounts and tax is not what it was; left out where there are none. */
      readonly repriced?: readonly OrderLine[]
    }
  | {
      readonly kind: 'LinesCancelled'
      readonly lines: readonly { readonly orderLineId: string; readonly quantity: number; readonly value: number }[]
      readonly release: Release
      readonly comment: string
    }
  | {
      readonly kind: 'LinesRestored'
      readonly lines: readonly { readonly orderLineId: string; readonly quantity: number; readonly value: number }[]
    }
  | { readonly kind: 'OrderPutOnHold'; readonly hold: Hold }
  | { readonly kind: 'OrderResumed'; readonly reasonCodes: readonly HoldReason[]; readonly comment: string }
  | { readonly kind: 'WaitingForPaymentSet'; readonly reason: string }
  | { readonly kind: 'WaitingForPaymentCleared'; readonly reason: string }
  | {
      readonly kind: 'OrderCancelled'
      readonly comment: string
      readonly previousStatus: OrderStatus
      readonly viaLines: boolean
      readonly release: Release
      readonly voidedShipmentIds: readonly string[]
    }
  | {
      readonly kind: 'OrderRestored'
      readonly allocations: readonly Allocation[]
      /** Voided shipments that come back, and whether each is still good-to-go. */
      readonly shipments: readonly { readonly shipmentId: string; readonly isGoodToGo: boolean }[]
    }
  | { readonly kind: 'OrderDeleted'; readonly number: string; readonly reference: string }
  | { readonly kind: 'OrderArchived' }
  | { readonly kind: 'OrderReactivated' }
  | { readonly kind: 'OrderLockSet'; readonly isLocked: boolean }
  | { readonly kind: 'NoteAdded'; readonly note: string }
  | { readonly kind: 'OrderDuplicated'; readonly selectionId: string }
  // Papers
  | { readonly kind: 'DocumentIssued'; readonly document: OrderDocument }
  | { readonly kind: 'DocumentPrinted'; readonly documentId: string }
  // Shipments
  | { readonly kind: 'ShipmentCreated'; readonly shipment: Shipment }
  | {
      readonly kind: 'ShipmentEdited'
      readonly shipmentId: string
      /** The lines as they are now; left out when unchanged. */
      readonly lines?: readonly ShipmentLine[]
      readonly details?: Partial<
        Pick<
          Shipment,
          | 'carrier'
          | 'service'
          | 'numberOfPackages'
          | 'weight'
          | 'box'
          | 'trackingNumber'
          | 'trackingUrl'
          | 'returnTrackingNumber'
          | 'additionalMessage'
        >
      >
    }
  | {
      readonly kind: 'ShipmentClaimed'
      readonly shipmentId: string
      readonly actorId: string
      readonly actorName: string
      readonly deskId?: string
    }
  | { readonly kind: 'ShipmentClaimReleased'; readonly shipmentId: string }
  | {
      readonly kind: 'ItemScanned'
      readonly shipmentId: string
      readonly shipmentLineId: string
      readonly packedQuantity: number
      /** Why it was ticked and not scanned. */
      readonly byHand?: string
    }
  | { readonly kind: 'ItemUnpacked'; readonly shipmentId: string; readonly shipmentLineId: string; readonly packedQuantity: number }
  | { readonly kind: 'ShipmentMadeGoodToGo'; readonly shipmentId: string }
  | { readonly kind: 'ShipmentGoodToGoRemoved'; readonly shipmentId: string }
  | {
      readonly kind: 'ShipmentPaid'
      readonly shipmentId: string
      readonly value: number
      readonly carriedShippingCost: number
      readonly carriedHandlingCost: number
      /** Minor units of `value` captured at the payment provider for this shipment. */
      readonly capturedValue: number
    }
  | { readonly kind: 'ShipmentUnpaid'; readonly shipmentId: string }
  | { readonly kind: 'ShipmentCompletionAwaitsPayment'; readonly shipmentId: string; readonly dispatch: Dispatch }
  | { readonly kind: 'ShipmentCompleted'; readonly shipmentId: string; readonly dispatch: Dispatch; readonly trackingUrl: string }
  | { readonly kind: 'ShipmentDeleted'; readonly shipmentId: string }
  // Money
  | { readonly kind: 'PaymentAdded'; readonly payment: Payment }
  | { readonly kind: 'PaymentEntryAdded'; readonly paymentId: string; readonly entry: PaymentHistoryEntry }
  | { readonly kind: 'AuthorizationRequested'; readonly paymentId: string; readonly entry: PaymentHistoryEntry }
  | { readonly kind: 'CaptureRequested'; readonly paymentId: string; readonly entry: PaymentHistoryEntry }
  | { readonly kind: 'RefundRequested'; readonly paymentId: string; readonly entry: PaymentHistoryEntry; readonly refund: Refund }
  /** Closes a pending entry; `entry` is the answer (AUTH, CAPTURE, REFUND or their _FAILED forms). */
  | { readonly kind: 'PaymentAnswered'; readonly paymentId: string; readonly requestEntryId: string; readonly entry: PaymentHistoryEntry }
  | { readonly kind: 'RefundSucceeded'; readonly refundId: string }
  | { readonly kind: 'RefundFailed'; readonly refundId: string; readonly message: string }
  /** Money given back without asking a provider: cash, terminal, by hand. */
  | { readonly kind: 'RefundMade'; readonly paymentId: string; readonly entry: PaymentHistoryEntry; readonly refund: Refund }
  // Returns
  | { readonly kind: 'ReturnCreated'; readonly return: Return }
  | {
      readonly kind: 'ReturnEdited'
      readonly returnId: string
      readonly changes: Partial<Pick<Return, 'shippingCost' | 'handlingCost' | 'returnCost' | 'voucherValue' | 'comment'>>
    }
  | { readonly kind: 'ReturnCompleted'; readonly returnId: string }
  | { readonly kind: 'ReturnUncompleted'; readonly returnId: string }
  | { readonly kind: 'ReturnDeleted'; readonly returnId: string }
  | { readonly kind: 'ExchangeSelectionCreated'; readonly returnId: string; readonly selectionId: string; readonly credit: number }
  /** The exchange was checked out for less than its credit: what it did not use can be given back for the return again. */
  | {
      readonly kind: 'ExchangeCreditUsed'
      readonly returnId: string
      readonly selectionId: string
      readonly credit: number
      /** Left out by events of the time when a return could be exchanged once only. */
      readonly isOrdered?: true
    }
  /** The exchange's basket was thrown away: the return is worth what it was before. */
  | { readonly kind: 'ExchangeGivenUp'; readonly returnId: string; readonly selectionId: string }
  // Cases for a person (9.3)
  | { readonly kind: 'CaseOpened'; readonly syncCase: SyncCase }
  | { readonly kind: 'CaseResolved'; readonly choice: ConflictChoice; readonly comment: string }
  // Stock, catalogue, settings
  | {
      readonly kind: 'StockReceived'
      readonly warehouseId: string
      readonly lines: readonly { readonly itemId: string; readonly quantity: number }[]
      readonly note: string
    }
  | {
      readonly kind: 'StockCounted'
      readonly warehouseId: string
      readonly lines: readonly {
        readonly itemId: string
        readonly counted: number
        /** Booked units before, and since: `to` is what was counted, or what is promised where that is more. */
        readonly from: number
        readonly to: number
        readonly countedShortage: number
        /** Numbers of the orders the missing units were promised to. */
        readonly endangeredOrders: readonly string[]
      }[]
      readonly note: string
    }
  | {
      readonly kind: 'StockRemoved'
      readonly warehouseId: string
      readonly lines: readonly { readonly itemId: string; readonly quantity: number }[]
      readonly note: string
    }
  | {
      readonly kind: 'StockTransferred'
      readonly fromWarehouseId: string
      readonly toWarehouseId: string
      readonly lines: readonly { readonly itemId: string; readonly quantity: number }[]
      readonly note: string
    }
  | {
      readonly kind: 'AllotmentsChanged'
      /** `used`: by what follows it in the same stream; `gone`: there are fewer units on the shelf than were thought. */
      readonly because: 'granted' | 'returned' | 'used' | 'gone'
      readonly changes: readonly AllotmentChange[]
    }
  | { readonly kind: 'ItemsSaved'; readonly items: readonly ProductItem[] }
  | { readonly kind: 'SettingsSaved'; readonly settings: ShopSettings }

export type EventKind = EventBody['kind']

export type EventOf<Kind extends EventKind> = Extract<EventBody, { readonly kind: Kind }>

/** A fact with its when and who: `at` is when it happened (ISO 8601, UTC), `by` the actor's name. */
export type LifecycleEvent = EventBody & { readonly at: string; readonly by: string }
