import type { Address } from './address.ts'
import type { MagicLink } from './magic-link.ts'

export type SelectionState = 'open' | 'checkoutRequested' | 'checkedOut' | 'expired' | 'merged' | 'deleted'

export interface SelectionLine {
  readonly id: string
  readonly itemId: string
  readonly quantity: number
  /** Minor units of the selection's currency. */
  readonly unitPrice: number
  readonly unitOriginalPrice: number
  /** Who of the shop set a price of their own: no price list changes it any more. */
  readonly priceOverrideBy?: string
  readonly taxPercent: number
  /** Minor units taken off the whole line. */
  readonly lineDiscount: number
  readonly comment: string
  readonly storePickup: boolean
  readonly preorder: boolean
  /** What the line was called when it was put in; an order line keeps it for ever. */
  readonly snapshot: ItemSnapshot
  /** Ids other systems know the line by, such as Centra's `line`, `item`, `product`, `silkProduct`. */
  readonly externalIds: Readonly<Record<string, string>>
  /** When a wholesale buyer wants it, such as `week 12`; left out where nobody said. */
  readonly deliveryWindow?: string
}

export interface ItemSnapshot {
  readonly productName: string
  readonly brandName: string
  readonly variant: string
  readonly size: string
  readonly sku: string
  readonly ean: string
}

export interface OrderDiscount {
  readonly kind: 'voucher' | 'automatic' | 'manual'
  readonly name: string
  /** Minor units, positive. */
  readonly amount: number
}

/** A basket before it is an order: Centra's Selection, status Incomplete (0). Shares its id with the order it becomes. */
export interface Selection {
  readonly id: string
  readonly storeId: string
  readonly marketId: string
  /** The price list it is priced by, fixed whatever country the customer picks; left out where the shop has none for it. */
  readonly pricelistId?: string
  readonly currency: string
  readonly language: string
  readonly kind: 'cart' | 'orderSheet'
  readonly ownerKind: 'anonymous' | 'customer' | 'account' | 'staff'
  readonly customerId: string | null
  readonly lines: readonly SelectionLine[]
  readonly discounts: readonly OrderDiscount[]
  readonly shippingMethodId: string | null
  readonly paymentMethodId: string | null
  /** Billing address. */
  readonly address: Address | null
  readonly shippingAddress: Address | null
  /** Minor units; null lets the carrier's ranges decide. */
  readonly shippingCost: number | null
  readonly handlingCost: number
  readonly comment: string
  readonly giftMessage: string
  readonly poNumber: string
  readonly vatExempt: boolean
  readonly origin: 'counter' | 'showroom' | 'link' | 'return' | 'order' | 'import'
  readonly originOrderId: string | null
  readonly originReturnId: string | null
  /** Minor units the customer has coming from the return this selection exchanges. */
  readonly exchangeCredit: number
  readonly state: SelectionState
  readonly orderId: string | null
  readonly createdAt: string
  readonly updatedAt: string
  readonly expiresAt: string | null
  /** A link customer may check it out, but change neither contents nor prices. */
  readonly lockedContents?: boolean
  /** What was handed out to look at or work on it without an account; only hashes of the tokens are kept. */
  readonly links?: readonly MagicLink[]
  /** Whether the customer asked to be written to when it is left lying; left out where nobody asked them. */
  readonly cartAbandonmentEmail?: boolean
  /** When somebody who may not check out asked that it be done. */
  readonly checkoutRequestedAt?: string
  /** When it was said, once, that the customer has left it lying. */
  readonly abandonedAt?: string
  /** The basket its contents went into at sign-in: whoever looks for this one is sent there. */
  readonly mergedInto?: string
}
