import type { ProductItem } from '../../shared/lifecycle/settings.ts'
import { factsLine } from '../../shared/wording/facts-line.ts'

/** An item by its name and its code: three sizes of one jacket have the same name. */
export function itemName({ productName, sku, ean }: ProductItem): string {
  return factsLine([productName, sku || ean])
}
