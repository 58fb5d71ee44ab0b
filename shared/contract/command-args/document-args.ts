import { z } from 'zod'
import {
  codeText,
  currencyCode,
  idText,
  instant,
  lineList,
  list,
  minorUnits,
  noteText,
  percent,
  quantity,
  shortText,
  text,
} from '../plain-values.ts'
import { address, seller } from './parts.ts'

const price = z.strictObject({ unitPrice: minorUnits, gross: minorUnits, tax: minorUnits, taxPercent: percent })

const line = z.strictObject({
  sku: codeText,
  ean: codeText,
  name: shortText,
  detail: text(700),
  quantity,
  serialNumbers: list(shortText),
  price: price.exactOptional(),
})

const amounts = z.strictObject({
  goods: minorUnits,
  shipping: minorUnits,
  handling: minorUnits,
  taxes: list(z.strictObject({ percent, net: minorUnits, tax: minorUnits, gross: minorUnits })),
  taxTotal: minorUnits,
  returnCost: minorUnits,
  voucherValue: minorUnits,
  total: minorUnits,
})

const parcel = z.strictObject({
  number: text(80),
  warehouseName: shortText,
  carrier: shortText,
  service: shortText,
  numberOfPackages: quantity,
  box: shortText.exactOptional(),
  trackingNumber: shortText,
  returnTrackingNumber: shortText,
  shippedAt: instant.nullable(),
})

/** What a paper says, as the desk printed it. */
const documentContent = z.strictObject({
  language: text(35),
  currency: currencyCode,
  timeZone: text(64),
  shopName: shortText,
  seller,
  billTo: address.nullable(),
  shipTo: address.nullable(),
  order: z.strictObject({
    number: text(80),
    reference: text(40),
    date: instant,
    poNumber: shortText,
    buyerName: text(700),
    paymentMethod: shortText,
    shippingMethod: shortText,
    isPickup: z.boolean(),
    isVatExempt: z.boolean(),
  }),
  parcel: parcel.nullable(),
  goodsBack: z.strictObject({ number: text(80), at: instant, comment: noteText }).nullable(),
  invoiceNumber: text(80).nullable(),
  lines: lineList(line),
  amounts: amounts.nullable(),
  payments: list(
    z.strictObject({
      name: shortText,
      amount: minorUnits,
      reference: shortText.exactOptional(),
      isCash: z.literal(true).exactOptional(),
    }),
  ),
  tendered: minorUnits.nullable(),
  message: noteText,
})

/** Arguments of the commands on papers. */
export const documentArgs = {
  IssueInvoice: z.strictObject({ shipmentId: idText }),
  IssueCreditSlip: z.strictObject({ returnId: idText }),
  PrintDocument: z.strictObject({
    kind: z.enum(['packingSlip', 'deliveryNote', 'returnSlip', 'receipt', 'invoice', 'creditSlip']),
    subjectId: idText,
    documentId: idText.exactOptional(),
    tendered: minorUnits.exactOptional(),
    printed: documentContent.exactOptional(),
  }),
}
