import type { ProductItem } from '../../../shared/lifecycle/settings.ts'
import type { Intent } from '../../actions/action.ts'

/** The catalogue is one thing to the rules. */
export const CATALOGUE = { type: 'catalogue', id: 'catalogue' } as const

/** Saves an item as it is now; codes are kept without blanks around them. */
export function saveItemIntent(item: ProductItem): Intent {
  return {
    name: 'SaveItems',
    args: { items: [{ ...item, sku: item.sku.trim(), ean: item.ean.trim(), productName: item.productName.trim() }] },
  }
}
