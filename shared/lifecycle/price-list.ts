// What goods cost before anybody grants something special (domain.md 6.2, 6.9).

import type { Selection, SelectionLine } from './selection.ts'
import type { ProductItem, ShopSettings } from './settings.ts'

/** What decides about prices: a list, which may be none, and the money. */
export interface PriceTerms {
  readonly pricelistId?: string | undefined
  readonly currency: string
}

/** The price list a basket begins with: its market's. */
export function marketPricelist(settings: ShopSettings, marketId: string): string | undefined {
  return settings.markets.find((market) => market.id === marketId)?.pricelistId
}

/** What an item costs on these terms, in minor units; null where the shop has no price in that money. */
export function listPrice(item: ProductItem, terms: PriceTerms, settings: ShopSettings): number | null {
  const list = settings.pricelists?.find((each) => each.id === terms.pricelistId && each.currency === terms.currency)
  const listed = list && item.prices?.find((price) => price.pricelistId === list.id)
  if (listed) return listed.unitPrice
  return item.currency === terms.currency ? item.unitPrice : null
}

interface Catalogue {
  readonly settings: ShopSettings
  item(itemId: string): ProductItem | null
}

/**
 * The line as the price list has it; without a list it stays as it is. A price somebody of the shop set by hand stays, and
 * so does one in money the shop has no price in. Pricing a line twice is pricing it once.
 */
export function repricedLine(line: SelectionLine, terms: PriceTerms, { settings, item }: Catalogue): SelectionLine {
  const isByList = terms.pricelistId !== undefined && line.priceOverrideBy === undefined
  const known = isByList ? item(line.itemId) : null
  const unitPrice = known ? listPrice(known, terms, settings) : null
  if (unitPrice === null || unitPrice === line.unitPrice) return line
  const lineDiscount = Math.min(line.lineDiscount, unitPrice * line.quantity)
  return { ...line, unitPrice, unitOriginalPrice: unitPrice, lineDiscount }
}

/** The line with who set its price, where that is not the list's; the person who first did stays named. */
export function withPriceOverride(
  line: SelectionLine,
  before: SelectionLine | undefined,
  by: string,
  selection: Pick<Selection, 'pricelistId' | 'currency'>,
  { settings, item }: Catalogue,
): SelectionLine {
  if (before && before.itemId === line.itemId && before.unitPrice === line.unitPrice) {
    return before.priceOverrideBy === undefined ? line : { ...line, priceOverrideBy: before.priceOverrideBy }
  }
  const known = item(line.itemId)
  const unitPrice = known ? listPrice(known, selection, settings) : null
  return unitPrice === null || unitPrice === line.unitPrice ? line : { ...line, priceOverrideBy: by }
}
