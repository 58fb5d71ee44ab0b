// Pieces that several commands' arguments share.

import { z } from 'zod'
import {
  codeText,
  countryCode,
  externalIds,
  idText,
  lineList,
  minorUnits,
  noteText,
  percent,
  quantity,
  shortText,
  text,
} from '../plain-values.ts'

export const noArgs: z.ZodType<Record<never, never>> = z.strictObject({})

export const stockAction = z.enum(['releaseItemsBackToWarehouse', 'sendItemsToDifferentWarehouse', 'removeItemsFromStock'])

export const refundMethod = z.enum(['psp', 'cash', 'externalTerminal', 'manual'])

export const holdReason = z.enum([
  'FRAUD_SUSPECTED',
  'INCORRECT_ADDRESS',
  'OUT_OF_STOCK',
  'PAYMENT',
  'CUSTOMER_REQUEST',
  'AWAITING_RETURN_ITEMS',
  'SYNC_CONFLICT',
  'OTHER',
])

/** Zero passes the schema where a rule has something better to say about it. */
export const lineQuantities = lineList(z.strictObject({ orderLineId: idText, quantity }))

export const address = z.strictObject({
  firstName: shortText,
  lastName: shortText,
  attention: shortText,
  company: shortText,
  address1: shortText,
  address2: shortText,
  zipCode: text(32),
  city: shortText,
  stateOrProvince: shortText,
  country: countryCode,
  phoneNumber: text(64),
  cellPhoneNumber: text(64),
  email: text(254),
  vatNumber: text(64),
})

const itemSnapshot = z.strictObject({
  productName: shortText,
  brandName: shortText,
  variant: shortText,
  size: shortText,
  sku: codeText,
  ean: codeText,
})

export const newLine = z.strictObject({
  id: idText,
  itemId: idText,
  quantity,
  unitPrice: minorUnits,
  unitOriginalPrice: minorUnits.exactOptional(),
  taxPercent: percent,
  lineDiscount: minorUnits.exactOptional(),
  comment: noteText.exactOptional(),
  storePickup: z.boolean().exactOptional(),
  preorder: z.boolean().exactOptional(),
  snapshot: itemSnapshot,
  externalIds: externalIds.exactOptional(),
  deliveryWindow: shortText.exactOptional(),
})

export const seller = z.strictObject({
  legalName: shortText,
  address1: shortText,
  address2: shortText,
  zipCode: text(32),
  city: shortText,
  country: countryCode,
  vatNumber: text(64),
  registrationNumber: text(64),
  email: text(254),
  phoneNumber: text(64),
  website: shortText,
  bankAccount: shortText,
  footnote: noteText,
})
