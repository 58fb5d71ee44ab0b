import type { RoundMode } from '../base/money.ts'
import type { Address } from './address.ts'
import type { OrderDocument } from './document.ts'
import type { Payment, Refund } from './payment.ts'
import type { Return } from './return.ts'
import type { ItemSnapshot, OrderDiscount } from './selection.ts'
import type { Store } from './settings.ts'
import type { Shipment } from './shipment.ts'

/** Centra's order statuses. 0, Incomplete, is the selection before it is checked out. */
export type OrderStatus = 1 | 2 | 3 | 4 | 5 | 6

export type HoldReason =
  | 'FRAUD_SUSPECTED'
  | 'INCORRECT_ADDRESS'
  | 'OUT_OF_STOCK'
  | 'PAYMENT'
  | 'CUSTOMER_REQUEST'
  | 'AWAITING_RETURN_ITEMS'
  | 'SYNC_CONFLICT'
  | 'OTHER'

export interface Hold {
  readonly reasonCode: HoldReason
  readonly reason: string
  readonly at: string
  readonly by: string
}

export interface OrderLine {
  readonly id: string
  readonly itemId: string
  readonly snapshot: ItemSnapshot
  /** As ordered; never lowered. */
  readonly quantity: number
  readonly cancelledQuantity: number
  /** Minor units. */
  readonly unitPrice: number
  readonly unitOriginalPrice: number
  /** Who set the price by hand; left out where it came from a list. */
  readonly priceOverrideBy?: string
  readonly taxPercent: number
  readonly lineDiscount: number
  /** This line's share of the order's discounts. */
  readonly discountShare: number
  /** What the whole line costs the customer: after discounts, tax included. */
  readonly total: number
  /** The part of `total` that went with cancelled units. */
  readonly cancelledValue: number
  readonly comment: string
  readonly storePickup: boolean
  readonly preorder: boolean
  readonly externalIds: Readonly<Record<string, string>>
  /** When a wholesale buyer wants it; left out where nobody said. */
  readonly deliveryWindow?: string
}

/** Units of an order line promised from one warehouse; those in its open shipments are among them. */
export interface Allocation {
  readonly orderLineId: string
  readonly warehouseId: string
  readonly quantity: number
}

/**
 * Work that is still to be done by itself: what a flag held back is done as soon as the last flag goes; `ship` also stands
 * while goods are missing, and is done as they arrive.
 */
export type DeferredWork = 'allocate' | 'ship'

export interface TaxGroup {
  readonly percent: number
  readonly gross: number
  readonly tax: number
}

/** Stored, and recomputable from the rest of the order. Minor units. `grandTotal` includes tax. */
export interface OrderTotals {
  readonly itemsTotal: number
  readonly discountTotal: number
  readonly shippingCost: number
  readonly handlingCost: number
  readonly taxTotal: number
  readonly taxes: readonly TaxGroup[]
  readonly grandTotal: number
  readonly totalQuantity: number
}

export interface Order {
  /** Equal to the id of the selection it was. */
  readonly id: string
  /** `<series>-<counter>`, made at the desk. */
  readonly number: string
  /** Nine capital letters, made where the order is made. */
  readonly reference: string
  readonly externalIds: Readonly<Record<string, string>>
  readonly storeId: string
  readonly marketId: string
  /** The price list it was sold by; left out where there was none. */
  readonly pricelistId?: string
  readonly status: OrderStatus
  readonly confirmedAt: string | null
  readonly archivedAt: string | null
  readonly cancelled: {
    readonly at: string
    readonly by: string
    readonly comment: string
    readonly previousStatus: OrderStatus
    /** The last line was cancelled, rather than the order. */
    readonly viaLines: boolean
  } | null
  /** Held = not empty. Each reason stands once. */
  readonly holds: readonly Hold[]
  readonly isWaitingForPayment: boolean
  readonly wfpSince: string | null
  readonly deferredWork: readonly DeferredWork[]
  readonly isLocked: boolean
  readonly isInternal: boolean
  readonly customerId: string | null
  readonly buyerName: string
  readonly poNumber: string
  readonly language: string
  readonly currency: string
  /** What one unit of it was worth in the store's own when the order was made; left out where it is its own, or nobody had said. */
  readonly currencyBaseRate?: number
  readonly billingAddress: Address | null
  readonly shippingAddress: Address | null
  readonly shippingMethodId: string | null
  readonly shippingMethodName: string
  readonly isPickup: boolean
  readonly paymentMethodId: string | null
  readonly paymentMethodName: string
  readonly shippingCost: number
  readonly shippingTaxPercent: number
  readonly handlingCost: number
  /** Tax an exempt order was spared on shipping and handling when it was made: what they cost others above what they cost here. */
  readonly costTaxDeducted?: number
  readonly discounts: readonly OrderDiscount[]
  readonly vatExempt: boolean
  readonly pricesIncludeTax: boolean
  /** What tax is rounded on, as the store had it when the order was made; orders without it round once per rate. */
  readonly roundType?: Store['roundType']
  readonly roundMode?: RoundMode
  readonly lines: readonly OrderLine[]
  readonly allocations: readonly Allocation[]
  readonly shipments: readonly Shipment[]
  readonly returns: readonly Return[]
  readonly payments: readonly Payment[]
  readonly refunds: readonly Refund[]
  readonly totals: OrderTotals
  /** Papers handed out or sent, as they were printed; left out where there are none. */
  readonly documents?: readonly OrderDocument[]
  readonly comment: string
  readonly internalComment: string
  readonly giftMessage: string
  readonly tags: readonly string[]
  readonly originOrderId: string | null
  readonly originReturnId: string | null
  /** Foreign fields without a home here, kept as read and never acted on; shown as "Source data". */
  readonly imported: Readonly<Record<string, unknown>> | null
  readonly orderDate: string
  readonly createdAt: string
  readonly createdBy: string
  readonly updatedAt: string
  readonly updatedBy: string
}

/** What is left of a deleted order: its number is never reused, its audit line stays. */
export interface OrderTombstone {
  readonly id: string
  readonly number: string
  readonly reference: string
  readonly deletedAt: string
  readonly by: string
}
