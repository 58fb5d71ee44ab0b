// Papers about an order that were handed out or sent: each keeps what it said, so that it can be printed again word for word.

import type { Address } from './address.ts'

/** Papers that are kept as they were printed. */
export const DOCUMENT_KINDS = ['packingSlip', 'deliveryNote', 'returnSlip', 'receipt', 'invoice', 'creditSlip'] as const

export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

/** Those the law counts: their numbers leave no gap, and only the authority gives them. */
export type NumberedKind = Extract<DocumentKind, 'invoice' | 'creditSlip'>

export type SlipKind = Exclude<DocumentKind, NumberedKind>

/** Who sells, as papers name them. All texts; empty means not given. */
export interface Seller {
  readonly legalName: string
  readonly address1: string
  readonly address2: string
  readonly zipCode: string
  readonly city: string
  /** ISO 3166 alpha-2. */
  readonly country: string
  readonly vatNumber: string
  readonly registrationNumber: string
  readonly email: string
  readonly phoneNumber: string
  readonly website: string
  /** Where an invoice is paid to. */
  readonly bankAccount: string
  /** At the foot of invoices and receipts: terms, thanks. */
  readonly footnote: string
}

/** What a line of a paper costs, in minor units: tax is contained in `gross`. */
export interface DocumentPrice {
  readonly unitPrice: number
  readonly gross: number
  readonly tax: number
  readonly taxPercent: number
}

export interface DocumentLine {
  readonly sku: string
  readonly ean: string
  readonly name: string
  /** Brand, variant and size, as far as there are any. */
  readonly detail: string
  readonly quantity: number
  readonly serialNumbers: readonly string[]
  /** Left out on papers that go with goods. */
  readonly price?: DocumentPrice
}

export interface DocumentTax {
  readonly percent: number
  readonly net: number
  readonly tax: number
  readonly gross: number
}

/** What a paper adds up to, in minor units. `total` is what is owed or given back, deductions taken off. */
export interface DocumentAmounts {
  readonly goods: number
  readonly shipping: number
  readonly handling: number
  readonly taxes: readonly DocumentTax[]
  readonly taxTotal: number
  readonly returnCost: number
  readonly voucherValue: number
  readonly total: number
}

/** The parcel a paper is about. */
export interface DocumentParcel {
  readonly number: string
  readonly warehouseName: string
  readonly carrier: string
  readonly service: string
  readonly numberOfPackages: number
  /** The box it is packed in; left out where nobody said. */
  readonly box?: string
  readonly trackingNumber: string
  readonly returnTrackingNumber: string
  readonly shippedAt: string | null
}

/** What a paper says of one payment. */
export interface DocumentPayment {
  readonly name: string
  readonly amount: number
  /** What stood on the terminal's slip. */
  readonly reference?: string
  /** Change is given out of it. */
  readonly isCash?: true
}

/** Everything a paper says, as data: nothing on it is looked up again when it is printed again. */
export interface DocumentContent {
  readonly language: string
  readonly currency: string
  readonly timeZone: string
  readonly shopName: string
  readonly seller: Seller
  readonly billTo: Address | null
  readonly shipTo: Address | null
  readonly order: {
    readonly number: string
    readonly reference: string
    readonly date: string
    readonly poNumber: string
    readonly buyerName: string
    readonly paymentMethod: string
    readonly shippingMethod: string
    readonly isPickup: boolean
    readonly isVatExempt: boolean
  }
  readonly parcel: DocumentParcel | null
  readonly goodsBack: { readonly number: string; readonly at: string; readonly comment: string } | null
  /** Of the invoice a credit slip takes back from; null where there is none. */
  readonly invoiceNumber: string | null
  readonly lines: readonly DocumentLine[]
  readonly amounts: DocumentAmounts | null
  readonly payments: readonly DocumentPayment[]
  /** What was put on the counter in all, where change was given. */
  readonly tendered: number | null
  readonly message: string
}

/** Where a number stands in its series; no number of a series is missing and none is given twice. */
export interface SeriesPlace {
  readonly series: string
  readonly counter: number
}

export interface OrderDocument {
  readonly id: string
  readonly kind: DocumentKind
  /** Of the law's papers their own; of the others that of what they are about. */
  readonly number: string
  /** Null where the law does not count. */
  readonly place: SeriesPlace | null
  /** The shipment, the return or the order it is about. */
  readonly subjectId: string
  readonly issuedAt: string
  readonly issuedBy: string
  /** How often it came out of a printer; every time but the first as a copy. */
  readonly timesPrinted: number
  readonly content: DocumentContent
}
