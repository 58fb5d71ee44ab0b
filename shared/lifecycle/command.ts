// The closed list of intents. Names are Centra's and PrestaShop's words (domain.md 6.5-6.9); arguments are plain data.

import type { Actor } from './actor.ts'
import type { ConflictChoice } from './conflict.ts'
import type { DocumentContent, DocumentKind } from './document.ts'
import type { MagicLink } from './magic-link.ts'
import type { HoldReason, Order } from './order.ts'
import type { ReturnCondition } from './return.ts'
import type { ItemSnapshot, Selection } from './selection.ts'
import type { ProductItem, ShopSettings, StockAction } from './settings.ts'
import type { Dispatch } from './shipment.ts'

export type AggregateType = 'order' | 'selection' | 'stock' | 'catalogue' | 'settings' | 'case'

/** `selection` and `order` share one id: an order is the selection that was checked out. */
export interface AggregateRef {
  readonly type: AggregateType
  readonly id: string
}

export interface LineQuantity {
  readonly orderLineId: string
  readonly quantity: number
}

/** A line as it is put into a selection or added to an order. Prices in minor units. */
export interface NewLine {
  readonly id: string
  readonly itemId: string
  readonly quantity: number
  readonly unitPrice: number
  readonly unitOriginalPrice?: number
  readonly taxPercent: number
  readonly lineDiscount?: number
  readonly comment?: string
  readonly storePickup?: boolean
  readonly preorder?: boolean
  readonly snapshot: ItemSnapshot
  readonly externalIds?: Readonly<Record<string, string>>
  readonly deliveryWindow?: string
}

export type SelectionChanges = Partial<
  Pick<
    Selection,
    | 'customerId'
    | 'ownerKind'
    | 'discounts'
    | 'shippingMethodId'
    | 'paymentMethodId'
    | 'address'
    | 'shippingAddress'
    | 'shippingCost'
    | 'handlingCost'
    | 'comment'
    | 'giftMessage'
    | 'poNumber'
    | 'language'
    | 'vatExempt'
    | 'lockedContents'
    | 'cartAbandonmentEmail'
  >
>

export type OrderChanges = Partial<
  Pick<
    Order,
    'billingAddress' | 'shippingAddress' | 'customerId' | 'comment' | 'internalComment' | 'giftMessage' | 'poNumber' | 'isInternal' | 'tags'
  >
>

/** Money taken in one way: a part of what a sale costs, or what an order grows by beyond what was authorized. */
export interface Tender {
  readonly methodId: string
  /** Minor units. */
  readonly amount: number
  /** What stands on the slip of a terminal, or on the gift card. */
  readonly reference?: string
}

/** Arguments of each command by its name. Adding a name here makes the compiler point at every place that must learn it. */
export interface CommandArgs {
  // Selections (6.9)
  readonly CreateSelection: {
    readonly storeId: string
    readonly marketId: string
    readonly currency: string
    readonly kind?: Selection['kind']
    readonly origin: Selection['origin']
    readonly originOrderId?: string
    readonly lines: readonly NewLine[]
    readonly changes: SelectionChanges
  }
  /** Quantity 0 removes the line. */
  readonly SetSelectionLine: { readonly line: NewLine }
  readonly EditSelection: { readonly changes: SelectionChanges }
  readonly DeleteSelection: Record<never, never>
  /** A customer is known now. The basket is theirs, or its contents join the open one they have. */
  readonly AssignCustomer: {
    readonly customerId: string
    /** The customer's own price list, where they have one. */
    readonly pricelistId?: string
  }
  /** The same where there may be no basket in hand: store, market and currency say which open one is meant. */
  readonly SignIn: {
    readonly customerId: string
    readonly storeId: string
    readonly marketId: string
    readonly currency: string
    readonly pricelistId?: string
  }
  /** Lets somebody without an account look at the basket or work on it, until one order is placed of it. */
  readonly CreateMagicLink: {
    /** SHA-256 of the token, in hex: whoever makes the token keeps it. */
    readonly tokenHash: string
    readonly scope: MagicLink['scope']
    readonly lockContents: boolean
    readonly lockPrices: boolean
    readonly expiresAt: string
  }
  readonly RevokeMagicLink: { readonly linkId: string }
  /** By a buyer who may not check out. */
  readonly RequestCheckout: Record<never, never>
  // By the desk's clock
  readonly ExpireSelection: Record<never, never>
  readonly MarkAbandoned: Record<never, never>
  // Orders (6.4, 6.5)
  readonly CreateOrder: {
    /** Stamped by the desk that makes the order. */
    readonly number: string
    readonly reference: string
    /** What the payment provider has already answered; left out, the provider is asked after the order is stored. */
    readonly authorization?: { readonly status: 'success' | 'pending' | 'failed'; readonly reference: string; readonly amount?: number }
    readonly externalIds?: Readonly<Record<string, string>>
    readonly imported?: Readonly<Record<string, unknown>>
    readonly orderDate?: string
    readonly confirmNow?: boolean
    readonly holdNow?: { readonly reasonCode: HoldReason; readonly reason: string }
    /** When the desk last heard of the shop's prices. */
    readonly pricedAt?: string
  }
  /** Checks out over the counter and hands the goods over at once; only what is paid in hand. */
  readonly CounterSale: {
    readonly number: string
    readonly reference: string
    /** Where the goods are taken from; without it, as the market's rule says. */
    readonly warehouseId?: string
    /** The parts it is paid in; without them, all of it by the basket's payment method. */
    readonly tenders?: readonly Tender[]
    readonly externalIds?: Readonly<Record<string, string>>
    /** When the desk last heard of the shop's prices. */
    readonly pricedAt?: string
  }
  readonly ConfirmOrder: Record<never, never>
  readonly UnconfirmOrder: Record<never, never>
  /** No lines: everything that can be allocated, by the market's rule. */
  readonly AllocateOrder: {
    readonly lines?: readonly (LineQuantity & { readonly warehouseId?: string })[]
    readonly allowPartial?: boolean
  }
  readonly UnallocateOrder: { readonly lines: readonly LineQuantity[]; readonly stockAction: StockAction; readonly toWarehouseId?: string }
  /** Creates shipments, one per warehouse. No lines: everything allocated and not yet in a shipment. */
  readonly ExpediteOrder: { readonly lines?: readonly LineQuantity[]; readonly allocateDemand?: boolean }
  /** By the service when goods arrive: an order that ships by itself gets what it still waits for. */
  readonly ShipArrivedStock: Record<never, never>
  readonly EditOrder: {
    readonly changes: OrderChanges
    /** What the edited fields were before this person changed them; what somebody else changed meanwhile is refused then. */
    readonly before?: OrderChanges
  }
  readonly ChangeShippingCost: { readonly shippingCost: number }
  readonly AddLines: { readonly lines: readonly NewLine[]; readonly payment?: Tender }
  readonly CancelLines: {
    readonly lines: readonly LineQuantity[]
    readonly stockAction: StockAction
    readonly toWarehouseId?: string
    readonly comment?: string
  }
  readonly RestoreLines: { readonly lines: readonly LineQuantity[]; readonly payment?: Tender }
  readonly PutOnHold: { readonly reasonCode: HoldReason; readonly reason: string }
  readonly ResumeOrder: { readonly comment?: string }
  readonly SetWaitingForPayment: { readonly reason?: string }
  readonly ClearWaitingForPayment: { readonly reason: string }
  readonly CaptureOrder: { readonly amount: number }
  readonly ReleaseRemainingAuthorization: Record<never, never>
  readonly CancelOrder: { readonly comment: string; readonly stockAction: StockAction; readonly toWarehouseId?: string }
  readonly RestoreOrder: Record<never, never>
  /** `typedNumber` is the order number as the person typed it to confirm. */
  readonly DeleteOrder: { readonly typedNumber: string }
  readonly ArchiveOrder: Record<never, never>
  readonly ReactivateOrder: Record<never, never>
  readonly SetOrderLock: { readonly isLocked: boolean }
  readonly AddNote: { readonly note: string }
  /** Puts the same again into a new basket. */
  readonly CreateSelectionFromOrder: { readonly selectionId: string }
  // Shipments (6.7)
  readonly EditShipment: {
    readonly shipmentId: string
    /** New quantities by shipment line; 0 takes the line out. */
    readonly lines?: readonly { readonly shipmentLineId: string; readonly quantity: number }[]
    readonly details?: Partial<Pick<Dispatch, 'carrier' | 'service' | 'numberOfPackages' | 'trackingNumber' | 'returnTrackingNumber'>> & {
      readonly additionalMessage?: string
      /** Grams, as the scale shows it. */
      readonly weight?: number
      /** The box it is packed in, by its name; empty for none. */
      readonly box?: string
    }
    readonly serialNumbers?: readonly { readonly shipmentLineId: string; readonly serialNumbers: readonly string[] }[]
  }
  readonly ClaimShipment: { readonly shipmentId: string }
  readonly ReleaseClaim: { readonly shipmentId: string }
  /** `code` is a SKU or EAN; one scan packs one unit. `byHand`: why nobody could scan it. */
  readonly ScanItem: { readonly shipmentId: string; readonly code: string; readonly byHand?: string }
  /** Takes the last unit of a line out of the parcel again. */
  readonly UnpackItem: { readonly shipmentId: string; readonly shipmentLineId: string }
  readonly SetGoodToGo: { readonly shipmentId: string }
  readonly UnsetGoodToGo: { readonly shipmentId: string }
  readonly CaptureShipment: { readonly shipmentId: string }
  /** Without a shipment: all that the order still owes, such as a bank wire that arrived. */
  readonly MarkAsPaid: { readonly shipmentId?: string; readonly methodId?: string; readonly reference?: string }
  /** Without a shipment: what was recorded by hand and no shipment has taken. */
  readonly MarkAsUnpaid: { readonly shipmentId?: string }
  readonly CompleteShipment: { readonly shipmentId: string; readonly dispatch: Partial<Dispatch> }
  readonly DeleteShipment: { readonly shipmentId: string }
  // Returns and refunds (6.8)
  readonly CreateReturn: {
    readonly shipmentId: string
    readonly lines: readonly {
      readonly shipmentLineId: string
      readonly quantity: number
      readonly stockAction: StockAction
      /** Only with `sendItemsToDifferentWarehouse`. */
      readonly warehouseId?: string
      readonly condition: ReturnCondition
      readonly reasonCode: string
    }[]
    readonly shippingCost: number
    readonly handlingCost: number
    readonly returnCost: number
    readonly voucherValue: number
    readonly comment: string
  }
  readonly EditReturn: {
    readonly returnId: string
    readonly shippingCost?: number
    readonly handlingCost?: number
    readonly returnCost?: number
    readonly voucherValue?: number
    readonly comment?: string
  }
  /** Without an amount: everything refundable. */
  readonly RefundReturn: {
    readonly returnId: string
    readonly amount?: number
    readonly method?: 'psp' | 'cash' | 'externalTerminal' | 'manual'
    readonly reason?: string
  }
  readonly CompleteReturn: { readonly returnId: string }
  readonly UncompleteReturn: { readonly returnId: string }
  readonly DeleteReturn: { readonly returnId: string }
  readonly CreateSelectionFromReturn: { readonly returnId: string; readonly selectionId: string }
  /** Gives back captured money of unshipped units and cancels them; without lines a goodwill amount. */
  readonly StandardRefund: {
    readonly lines: readonly LineQuantity[]
    readonly stockAction: StockAction
    readonly toWarehouseId?: string
    readonly shippingCost: number
    readonly goodwillAmount?: number
    readonly method?: 'psp' | 'cash' | 'externalTerminal' | 'manual'
    readonly reason: string
  }
  // Papers
  /** Of a shipment that left or was paid; only the authority numbers it. */
  readonly IssueInvoice: { readonly shipmentId: string }
  readonly IssueCreditSlip: { readonly returnId: string }
  /** That a paper came out of a printer: the newest of its kind about this shipment, return or order, or the one named. */
  readonly PrintDocument: {
    readonly kind: DocumentKind
    readonly subjectId: string
    readonly documentId?: string
    /** What was put on the counter, for a receipt that says what change was given. Minor units. */
    readonly tendered?: number
    /** What the paper says where it was printed, whatever the order says by now; left out, it says what the order says. */
    readonly printed?: DocumentContent
  }
  // Answers of the payment provider (decisions.md 8)
  readonly RecordPaymentResult: {
    readonly paymentId: string
    /** The entry id of the request being answered. */
    readonly requestEntryId: string
    readonly status: 'success' | 'failed' | 'pending'
    readonly reference: string
    readonly message?: string
  }
  // Cases for a person (9.3)
  readonly ResolveConflict: {
    readonly choice: ConflictChoice
    readonly comment: string
    /** With `cancelOne`: which of the two; with `map`: the order it belongs to. */
    readonly orderId?: string
    /** With `map`: the item it truly was. */
    readonly itemId?: string
    /** With `allocateElsewhere`: only from there. */
    readonly warehouseId?: string
    /** With `otherPayment`. */
    readonly methodId?: string
  }
  // Stock, catalogue, settings
  readonly ReceiveStock: {
    readonly warehouseId: string
    readonly lines: readonly { readonly itemId: string; readonly quantity: number }[]
    readonly note: string
  }
  /** What was found on the shelves, item by item; never less than what is promised stays booked. */
  readonly CountStock: {
    readonly warehouseId: string
    readonly lines: readonly { readonly itemId: string; readonly quantity: number }[]
    readonly note: string
  }
  readonly RemoveStock: {
    readonly warehouseId: string
    readonly lines: readonly { readonly itemId: string; readonly quantity: number }[]
    readonly note: string
  }
  readonly TransferStock: {
    readonly fromWarehouseId: string
    readonly toWarehouseId: string
    readonly lines: readonly { readonly itemId: string; readonly quantity: number }[]
    readonly note: string
  }
  /** Lets a desk sell these units without asking: nobody else may promise them from then on. */
  readonly GrantAllotment: {
    readonly warehouseId: string
    readonly deskId: string
    readonly lines: readonly { readonly itemId: string; readonly quantity: number }[]
  }
  /** By the desk itself, or by somebody who may grant, for a desk that is silent or gone. */
  readonly ReturnAllotment: {
    readonly warehouseId: string
    readonly deskId: string
    readonly lines: readonly { readonly itemId: string; readonly quantity: number }[]
  }
  readonly SaveItems: { readonly items: readonly ProductItem[] }
  readonly SaveSettings: {
    readonly settings: ShopSettings
    /** The settings the person had before them; saving over others is refused. */
    readonly before?: ShopSettings
  }
}

export type CommandName = keyof CommandArgs

/** One command of a given name; `Command` is the union over all names. */
export interface CommandOf<Name extends CommandName> {
  /** UUIDv7, made when the person starts the action: two deliveries of one id have one effect. */
  readonly id: string
  readonly name: Name
  /** Version of the arguments' form. */
  readonly v: 1
  readonly aggregate: AggregateRef
  readonly args: CommandArgs[Name]
  readonly actor: Actor
  readonly deskId: string
  /** Version of the aggregate's row the person saw; 0 when it did not exist. */
  readonly baseVersion: number
  /** When it was issued, and when it truly happened (equal but for imports and late facts). UTC, ISO 8601. */
  readonly issuedAt: string
  readonly occurredAt: string
}

export type Command = { readonly [Name in CommandName]: CommandOf<Name> }[CommandName]
