// What a shop has decided about itself: stores, markets, warehouses, carriers and methods (domain.md 6.2).

import type { RoundMode } from '../base/money.ts'
import type { Seller } from './document.ts'
import type { ListView } from './list-view.ts'

export type StockAction = 'releaseItemsBackToWarehouse' | 'sendItemsToDifferentWarehouse' | 'removeItemsFromStock'

export interface Store {
  readonly id: string
  readonly name: string
  readonly type: 'DTC' | 'B2B' | 'retail'
  readonly currency: string
  readonly timeZone: string
  readonly autoconfirmOrders: boolean
  readonly directToShipment: boolean
  readonly directCapture: boolean
  readonly allocateAt: 'confirm' | 'checkout'
  readonly allowBackorders: boolean
  readonly oversellingPrevention: 'off' | 'standard' | 'aggressive'
  readonly selectionLifetimeDays: number
  /** A customer who signs in with nothing open finds an empty basket. Left out: no. */
  readonly newSelectionAtSignIn?: boolean
  readonly abandonedAfterMinutes: number
  readonly wfpAttentionMinutes: number
  /** Days a closed order stays on desks that have a hub; of several stores the longest counts. Left out: 90. */
  readonly deskWindowDays?: number
  /** Days after its confirmation by which an order is to have left; later ones count as late. Left out: 2. */
  readonly shipWithinDays?: number
  readonly defaultStockActionOnReturn: StockAction
  readonly deleteCancelledAllowed: boolean
  readonly allowRefundWithoutReturn: boolean
  /** Days a return is welcome after shipping; null means no window. */
  readonly returnWindowDays: number | null
  readonly requirePackVerification: boolean
  readonly roundType: 'item' | 'line' | 'total'
  /** Left out: halves away from zero. */
  readonly roundMode?: RoundMode
  readonly pricesIncludeTax: boolean
  /** What one unit of another currency is worth in the store's own, by its code. Left out: nobody has said. */
  readonly exchangeRates?: Readonly<Record<string, number>>
  /** Percent of tax contained in the shipping and handling cost. */
  readonly shippingTaxPercent: number
  /** Who sells here, as papers say it. Left out: the shop's name stands alone. */
  readonly seller?: Seller
  /** What the numbers of its invoices and of its credit slips begin with. Left out: `INV` and `CR`. */
  readonly invoicePrefix?: string
  readonly creditSlipPrefix?: string
}

export interface Market {
  readonly id: string
  readonly storeId: string
  readonly name: string
  /** ISO country codes; empty means every country. */
  readonly countries: readonly string[]
  readonly allocationRuleId: string
  /** What its customers pay; left out: the items' own prices. */
  readonly pricelistId?: string
}

/** Prices of its own, in one currency; each item says what it costs on it. */
export interface Pricelist {
  readonly id: string
  readonly name: string
  readonly currency: string
}

export interface AllocationRule {
  readonly id: string
  readonly name: string
  /** In the order in which they are asked for stock. */
  readonly warehouseIds: readonly string[]
}

export interface Warehouse {
  readonly id: string
  readonly name: string
  readonly kind: 'warehouse' | 'brickAndMortar'
  readonly threshold: number
  readonly active: boolean
  /** What desks that sell from here keep the right to, of each item: so many units, or all that is free. Left out: nothing. */
  readonly allotments?: readonly StandingAllotment[]
  /** What parcels are packed in there; the first four have a key each. Left out: nobody has said. */
  readonly boxes?: readonly Box[]
}

/** A kind of box a warehouse has on its packing tables; a shipment names it. */
export interface Box {
  readonly name: string
  /** As people say it, such as `40 × 30 × 20 cm`. */
  readonly size: string
  /** Grams of the empty box with its filling. */
  readonly emptyWeight: number
}

/** Topped up by the desk itself whenever it has a connection. */
export interface StandingAllotment {
  readonly deskId: string
  readonly keep: number | 'everything'
}

export interface Zone {
  readonly id: string
  readonly name: string
  readonly countries: readonly string[]
  readonly active: boolean
}

export interface CarrierRange {
  readonly from: number
  readonly to: number
  readonly zoneId: string
  readonly price: number
}

export interface Carrier {
  readonly id: string
  readonly name: string
  readonly delay: string
  /** '@' stands for the tracking number. */
  readonly trackingUrl: string
  readonly active: boolean
  readonly isFree: boolean
  readonly billing: 'weight' | 'price'
  readonly rangeBehavior: 'disable' | 'highest'
  readonly zoneIds: readonly string[]
  /** `from` included, `to` excluded; grams when billed by weight, minor units when billed by price. */
  readonly ranges: readonly CarrierRange[]
  /** Grams; null means no limit. */
  readonly maxWeight: number | null
}

export interface ShippingMethod {
  readonly id: string
  readonly name: string
  readonly carrierId: string
  readonly service: string
  /** Store pick-up: nothing leaves with a carrier. */
  readonly pickup: boolean
}

export type PaymentKind = 'psp' | 'cash' | 'externalTerminal' | 'invoice' | 'bankWire' | 'check' | 'cod' | 'prepaid' | 'free'

export interface PaymentMethod {
  readonly id: string
  readonly name: string
  readonly kind: PaymentKind
  readonly active: boolean
  /** Shipments may be completed before they are paid (invoice, cash on delivery). */
  readonly shipBeforePayment: boolean
  /** Empty lists restrict nothing. */
  readonly restrictions: {
    readonly currencies: readonly string[]
    readonly countries: readonly string[]
    readonly groups: readonly string[]
    readonly carriers: readonly string[]
  }
}

/** What an item costs on a price list. */
export interface ListPrice {
  readonly pricelistId: string
  readonly unitPrice: number
}

/** A sellable size of a product. `weight` in grams. */
export interface ProductItem {
  readonly id: string
  readonly sku: string
  readonly ean: string
  readonly productName: string
  readonly brandName: string
  readonly variantName: string
  readonly size: string
  readonly weight: number
  readonly unitPrice: number
  readonly currency: string
  /** What it costs on price lists, in minor units of their currency; on lists not named it costs `unitPrice`. */
  readonly prices?: readonly ListPrice[]
  readonly taxPercent: number
  readonly preorder: boolean
  /** Overrides the warehouse threshold when set. */
  readonly stockOffset: number | null
  /** Where it lies, such as `A-14`, at most once in each warehouse; pickers walk in this order. */
  readonly places?: readonly ShelfPlace[]
  readonly active: boolean
}

export interface ShelfPlace {
  readonly warehouseId: string
  readonly place: string
}

export interface ShopSettings {
  readonly shopName: string
  readonly stores: readonly Store[]
  readonly markets: readonly Market[]
  readonly allocationRules: readonly AllocationRule[]
  readonly pricelists?: readonly Pricelist[]
  readonly warehouses: readonly Warehouse[]
  readonly zones: readonly Zone[]
  readonly carriers: readonly Carrier[]
  readonly shippingMethods: readonly ShippingMethod[]
  readonly paymentMethods: readonly PaymentMethod[]
  /** Lists everybody of the shop sees as tabs, beside their own. */
  readonly views?: readonly ListView[]
}
