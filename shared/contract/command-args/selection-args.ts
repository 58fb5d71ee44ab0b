import { z } from 'zod'
import { currencyCode, idText, instant, lineList, list, minorUnits, noteText, shortText, text, tokenHash } from '../plain-values.ts'
import { address, newLine, noArgs } from './parts.ts'

const discount = z.strictObject({ kind: z.enum(['voucher', 'automatic', 'manual']), name: shortText, amount: minorUnits })

const selectionChanges = z.strictObject({
  customerId: idText.nullable().exactOptional(),
  ownerKind: z.enum(['anonymous', 'customer', 'account', 'staff']).exactOptional(),
  discounts: list(discount).exactOptional(),
  shippingMethodId: idText.nullable().exactOptional(),
  paymentMethodId: idText.nullable().exactOptional(),
  address: address.nullable().exactOptional(),
  shippingAddress: address.nullable().exactOptional(),
  shippingCost: minorUnits.nullable().exactOptional(),
  handlingCost: minorUnits.exactOptional(),
  comment: noteText.exactOptional(),
  giftMessage: noteText.exactOptional(),
  poNumber: shortText.exactOptional(),
  language: text(35).exactOptional(),
  vatExempt: z.boolean().exactOptional(),
  lockedContents: z.boolean().exactOptional(),
  cartAbandonmentEmail: z.boolean().exactOptional(),
})

/** Arguments of the commands on a selection (domain.md 6.9). */
export const selectionArgs = {
  CreateSelection: z.strictObject({
    storeId: idText,
    marketId: idText,
    currency: currencyCode,
    kind: z.enum(['cart', 'orderSheet']).exactOptional(),
    origin: z.enum(['counter', 'showroom', 'link', 'return', 'order', 'import']),
    originOrderId: idText.exactOptional(),
    lines: lineList(newLine),
    changes: selectionChanges,
  }),
  SetSelectionLine: z.strictObject({ line: newLine }),
  EditSelection: z.strictObject({ changes: selectionChanges }),
  DeleteSelection: noArgs,
  AssignCustomer: z.strictObject({ customerId: idText, pricelistId: idText.exactOptional() }),
  SignIn: z.strictObject({
    customerId: idText,
    storeId: idText,
    marketId: idText,
    currency: currencyCode,
    pricelistId: idText.exactOptional(),
  }),
  CreateMagicLink: z.strictObject({
    tokenHash,
    scope: z.enum(['view', 'edit']),
    lockContents: z.boolean(),
    lockPrices: z.boolean(),
    expiresAt: instant,
  }),
  RevokeMagicLink: z.strictObject({ linkId: idText }),
  RequestCheckout: noArgs,
  ExpireSelection: noArgs,
  MarkAbandoned: noArgs,
}
