import { z } from 'zod'
import { idText, lineList, minorUnits, noteText, quantity, shortText, text } from '../plain-values.ts'
import { lineQuantities, refundMethod, stockAction } from './parts.ts'

const onReturn = z.strictObject({ returnId: idText })

/** Arguments of the commands that take goods or give money back, and of the provider's answer (domain.md 6.8). */
export const returnArgs = {
  CreateReturn: z.strictObject({
    shipmentId: idText,
    lines: lineList(
      z.strictObject({
        shipmentLineId: idText,
        quantity,
        stockAction,
        warehouseId: idText.exactOptional(),
        condition: z.enum(['A', 'B', 'C', 'damaged']),
        reasonCode: text(80),
      }),
    ),
    shippingCost: minorUnits,
    handlingCost: minorUnits,
    returnCost: minorUnits,
    voucherValue: minorUnits,
    comment: noteText,
  }),
  EditReturn: z.strictObject({
    returnId: idText,
    shippingCost: minorUnits.exactOptional(),
    handlingCost: minorUnits.exactOptional(),
    returnCost: minorUnits.exactOptional(),
    voucherValue: minorUnits.exactOptional(),
    comment: noteText.exactOptional(),
  }),
  RefundReturn: z.strictObject({
    returnId: idText,
    amount: minorUnits.exactOptional(),
    method: refundMethod.exactOptional(),
    reason: noteText.exactOptional(),
  }),
  CompleteReturn: onReturn,
  UncompleteReturn: onReturn,
  DeleteReturn: onReturn,
  CreateSelectionFromReturn: z.strictObject({ returnId: idText, selectionId: idText }),
  StandardRefund: z.strictObject({
    lines: lineQuantities,
    stockAction,
    toWarehouseId: idText.exactOptional(),
    shippingCost: minorUnits,
    goodwillAmount: minorUnits.exactOptional(),
    method: refundMethod.exactOptional(),
    reason: noteText,
  }),
  RecordPaymentResult: z.strictObject({
    paymentId: idText,
    requestEntryId: idText,
    status: z.enum(['success', 'failed', 'pending']),
    reference: shortText,
    message: noteText.exactOptional(),
  }),
}
