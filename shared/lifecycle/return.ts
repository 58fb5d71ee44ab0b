import type { StockAction } from './settings.ts'

export type ReturnCondition = 'A' | 'B' | 'C' | 'damaged'

export interface ReturnLine {
  readonly id: string
  readonly shipmentLineId: string
  readonly orderLineId: string
  readonly itemId: string
  readonly quantity: number
  readonly stockAction: StockAction
  /** Where the goods went; null when they were removed from stock. */
  readonly warehouseId: string | null
  readonly condition: ReturnCondition
  readonly reasonCode: string
  /** Minor units the line is worth; the last unit of a shipment line takes the residue. */
  readonly value: number
}

/** Goods coming back from exactly one completed shipment. All amounts in minor units. */
export interface Return {
  readonly id: string
  /** `<order number>-R<n>`. */
  readonly number: string
  readonly shipmentId: string
  readonly status: 'pending' | 'completed'
  readonly lines: readonly ReturnLine[]
  /** Given back to the customer on top of the lines. */
  readonly shippingCost: number
  readonly handlingCost: number
  /** Deducted from the refund. */
  readonly returnCost: number
  /** Voucher share deducted from the refund. */
  readonly voucherValue: number
  readonly comment: string
  readonly createdAt: string
  readonly createdBy: string
  readonly completedAt: string | null
  readonly deletedAt: string | null
  /** The last one that was begun and not thrown away. */
  readonly exchange: Exchange | null
  /** Those ordered before it; left out when there are none. */
  readonly exchangedBefore?: readonly Exchange[]
}

/** A basket that takes the worth of a return as credit. */
export interface Exchange {
  readonly selectionId: string
  /** Minor units it may use, or did use. */
  readonly credit: number
  /** Set when it was ordered for less than its credit: what it left may go into another one. */
  readonly isOrdered?: true
}
