import type { NewLine } from '../../shared/lifecycle/command.ts'
import type { ProductItem } from '../../shared/lifecycle/settings.ts'
import { newId } from '../offline/new-ids.ts'

/** One unit of an item at its list price, as a line of its own. */
export function newLineOf(item: ProductItem): NewLine {
  return {
    id: newId(),
    itemId: item.id,
    quantity: 1,
    unitPrice: item.unitPrice,
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
