import type { NewLine } from '../command.ts'
import type { SelectionLine } from '../selection.ts'

/** A line as the basket keeps it. */
export function selectionLineOf(line: NewLine): SelectionLine {
  return {
    id: line.id,
    itemId: line.itemId,
    quantity: line.quantity,
    unitPrice: line.unitPrice,
    unitOriginalPrice: line.unitOriginalPrice ?? line.unitPrice,
    taxPercent: line.taxPercent,
    lineDiscount: line.lineDiscount ?? 0,
    comment: line.comment ?? '',
    storePickup: line.storePickup ?? false,
    preorder: line.preorder ?? false,
    snapshot: line.snapshot,
    externalIds: line.externalIds ?? {},
    ...(line.deliveryWindow === undefined ? {} : { deliveryWindow: line.deliveryWindow }),
  }
}
