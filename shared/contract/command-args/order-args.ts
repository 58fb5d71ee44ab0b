import { z } from 'zod'
import { externalIds, idText, instant, lineList, list, minorUnits, noteText, quantity, shortText, text } from '../plain-values.ts'
import { address, holdReason, lineQuantities, newLine, noArgs, stockAction } from './parts.ts'

/** Foreign fields kept as read: any plain data, but not a heap of it. */
const imported = z
  .record(z.string().max(200), z.unknown())
  .refine((fields) => JSON.stringify(fields).length <= 200_000, 'must not be longer than 200,000 characters')

const orderChanges = z.strictObject({
  billingAddress: address.nullable().exactOptional(),
  shippingAddress: address.nullable().exactOptional(),
  customerId: idText.nullable().exactOptional(),
  comment: noteText.exactOptional(),
  internalComment: noteText.exactOptional(),
  giftMessage: noteText.exactOptional(),
  poNumber: shortText.exactOptional(),
  isInternal: z.boolean().exactOptional(),
  tags: list(text(80)).exactOptional(),
})

const tender = z.strictObject({ methodId: idText, amount: minorUnits, reference: shortText.exactOptional() })

/** Arguments of the commands on an order as a whole (domain.md 6.4, 6.5). */
export const orderArgs = {
  CreateOrder: z.strictObject({
    number: text(40),
    reference: text(20),
    authorization: z
      .strictObject({ status: z.enum(['success', 'pending', 'failed']), reference: shortText, amount: minorUnits.exactOptional() })
      .exactOptional(),
    externalIds: externalIds.exactOptional(),
    imported: imported.exactOptional(),
    orderDate: instant.exactOptional(),
    confirmNow: z.boolean().exactOptional(),
    holdNow: z.strictObject({ reasonCode: holdReason, reason: noteText }).exactOptional(),
    pricedAt: instant.exactOptional(),
  }),
  CounterSale: z.strictObject({
    number: text(40),
    reference: text(20),
    warehouseId: idText.exactOptional(),
    tenders: list(tender).exactOptional(),
    externalIds: externalIds.exactOptional(),
    pricedAt: instant.exactOptional(),
  }),
  ConfirmOrder: noArgs,
  UnconfirmOrder: noArgs,
  AllocateOrder: z.strictObject({
    lines: lineList(z.strictObject({ orderLineId: idText, quantity, warehouseId: idText.exactOptional() })).exactOptional(),
    allowPartial: z.boolean().exactOptional(),
  }),
  UnallocateOrder: z.strictObject({ lines: lineQuantities, stockAction, toWarehouseId: idText.exactOptional() }),
  ExpediteOrder: z.strictObject({ lines: lineQuantities.exactOptional(), allocateDemand: z.boolean().exactOptional() }),
  ShipArrivedStock: noArgs,
  EditOrder: z.strictObject({ changes: orderChanges, before: orderChanges.exactOptional() }),
  ChangeShippingCost: z.strictObject({ shippingCost: minorUnits }),
  AddLines: z.strictObject({ lines: lineList(newLine), payment: tender.exactOptional() }),
  CancelLines: z.strictObject({
    lines: lineQuantities,
    stockAction,
    toWarehouseId: idText.exactOptional(),
    comment: noteText.exactOptional(),
  }),
  RestoreLines: z.strictObject({ lines: lineQuantities, payment: tender.exactOptional() }),
  PutOnHold: z.strictObject({ reasonCode: holdReason, reason: noteText }),
  ResumeOrder: z.strictObject({ comment: noteText.exactOptional() }),
  SetWaitingForPayment: z.strictObject({ reason: noteText.exactOptional() }),
  ClearWaitingForPayment: z.strictObject({ reason: noteText }),
  CaptureOrder: z.strictObject({ amount: minorUnits }),
  ReleaseRemainingAuthorization: noArgs,
  CancelOrder: z.strictObject({ comment: noteText, stockAction, toWarehouseId: idText.exactOptional() }),
  RestoreOrder: noArgs,
  DeleteOrder: z.strictObject({ typedNumber: text(80) }),
  ArchiveOrder: noArgs,
  ReactivateOrder: noArgs,
  SetOrderLock: z.strictObject({ isLocked: z.boolean() }),
  AddNote: z.strictObject({ note: noteText }),
  CreateSelectionFromOrder: z.strictObject({ selectionId: idText }),
}
