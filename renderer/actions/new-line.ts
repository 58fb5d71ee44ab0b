import type { NewLine } from '../../shared/lifecycle/command.ts'
import type { ProductItem } from '../../shared/lifecycle/settings.ts'
import { newId } from '../offline/new-ids.ts'

/** One unit of an item as a line of its own, at the price it has here. */
export function newLineOf(item: ProductItem, unitPrice: number): NewLine {
  return {
    id: newId(),
    itemId: item.id,
    quantity: 1,
    unitPrice,
    taxPercent: item.taxPercent,
    preorder: item.preorder,
    snapshot: {
      productName: item.productName,
      brandName: item.brandName,
      variant: item.variantName,
      size: item.size,
      sku: item.sku,
      ean: item.ean,
    },
  }
}
