import type { Address } from './address.ts'

export interface ShipmentLine {
  readonly id: string
  readonly orderLineId: string
  readonly quantity: number
  /** Minor units this line is worth in the order's total, fixed when the line enters the shipment. */
  readonly value: number
  readonly packedQuantity: number
  readonly serialNumbers: readonly string[]
}

/** What a completed (or waiting to complete) shipment left with. */
export interface Dispatch {
  readonly carrier: string
  readonly service: string
  readonly numberOfPackages: number
  readonly trackingNumber: string
  readonly returnTrackingNumber: string
  readonly sendEmail: boolean
}

/** Goods leaving one warehouse together. Three booleans, not a chain: good-to-go, paid, shipped. */
export interface Shipment {
  readonly id: string
  /** `<order number>-<n>`. */
  readonly number: string
  readonly warehouseId: string
  readonly lines: readonly ShipmentLine[]
  readonly isGoodToGo: boolean
  readonly goodToGoAt: string | null
  readonly isPaid: boolean
  readonly paidAt: string | null
  /** Minor units of the order's paid money that belong to this shipment. */
  readonly paidValue: number
  readonly isCaptured: boolean
  readonly capturedAt: string | null
  /** Minor units captured at the payment provider for this shipment. */
  readonly capturedValue: number
  /** Minor units of shipping and handling this shipment's payment carries; once per order. */
  readonly carriedShippingCost: number
  readonly carriedHandlingCost: number
  /** A capture was asked for and not yet answered. */
  readonly capturePending: boolean
  /** Complete with these as soon as the pending capture succeeds. */
  readonly completeWhenPaid: Dispatch | null
  readonly shippedAt: string | null
  readonly carrier: string
  readonly service: string
  readonly numberOfPackages: number
  /** Grams of all packages together, as weighed; left out while nobody has weighed it. */
  readonly weight?: number
  /** The box it is packed in, by its name; left out or empty while nobody has said. */
  readonly box?: string
  readonly trackingNumber: string
  readonly trackingUrl: string
  readonly returnTrackingNumber: string
  readonly additionalMessage: string
  readonly shippingAddress: Address | null
  /** `deskId`: the desk whose right it is while it has no connection; claims from before desks were several have none. */
  readonly claimedBy: { readonly actorId: string; readonly actorName: string; readonly at: string; readonly deskId?: string } | null
  readonly createdAt: string
  /** Deleted or cancelled with the order; kept for the record, counts for nothing. */
  readonly voidedAt: string | null
  /** Voided by CancelOrder (and may come back by RestoreOrder), not by DeleteShipment. */
  readonly voidedByCancel: boolean
}
