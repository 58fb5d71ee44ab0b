import type { ListFilter, RowFilter } from '../../shared/lifecycle/list-view.ts'
import type { ShopSettings } from '../../shared/lifecycle/settings.ts'
import { rowFilterOf } from '../../shared/views/list-filter.ts'

/** What rows are asked for a filter; null while it is not known yet which methods its carriers have. */
export function rowFilterNow(filter: ListFilter, settings: ShopSettings | null): RowFilter | null {
  if (settings === null && filter.carriers) return null
  return rowFilterOf(filter, settings?.shippingMethods ?? [])
}
