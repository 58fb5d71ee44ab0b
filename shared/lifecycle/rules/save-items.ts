import type { CommandOf } from '../command.ts'
import { accept, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import type { ProductItem, ShopSettings } from '../settings.ts'
import { isCount } from './check-lines.ts'

/** Adds items to the catalogue or replaces those of the same id. Orders keep the names and prices they were made with. */
export function saveItems(command: CommandOf<'SaveItems'>, { settings }: RuleContext): RuleDecision {
  const { items } = command.args
  if (items.length === 0) return refuse('VALIDATION', { field: 'items' })
  if (new Set(items.map((item) => item.id)).size < items.length) return refuse('VALIDATION', { field: 'items', why: 'an item comes twice' })
  for (const item of items) {
    const field = faultOf(item) ?? pricesFault(item, settings) ?? placesFault(item, settings)
    if (field) return refuse('VALIDATION', { field, itemId: item.id, sku: item.sku })
  }
  return accept({ kind: 'ItemsSaved', items })
}

function faultOf(item: ProductItem): string | null {
  if (item.id === '') return 'id'
  if (item.sku.trim() === '') return 'sku'
  if (!isCount(item.unitPrice)) return 'unitPrice'
  if (!(item.weight >= 0)) return 'weight'
  if (!(item.taxPercent >= 0)) return 'taxPercent'
  return null
}

/** Each list at most once, and only lists the shop has: a price nobody can be asked is a mistake. */
function pricesFault({ prices = [] }: ProductItem, { pricelists = [] }: ShopSettings): string | null {
  const isSound = prices.every((price) => isCount(price.unitPrice) && pricelists.some((list) => list.id === price.pricelistId))
  return isSound && new Set(prices.map((price) => price.pricelistId)).size === prices.length ? null : 'prices'
}

/** One place in each warehouse, and only in warehouses the shop has: a picker is sent to one shelf. */
function placesFault({ places = [] }: ProductItem, { warehouses }: ShopSettings): string | null {
  const isSound = places.every(({ warehouseId, place }) => place.trim() !== '' && warehouses.some(({ id }) => id === warehouseId))
  return isSound && new Set(places.map(({ warehouseId }) => warehouseId)).size === places.length ? null : 'places'
}
