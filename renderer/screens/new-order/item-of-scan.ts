import { listPrice, marketPricelist } from '../../../shared/lifecycle/price-list.ts'
import type { Selection } from '../../../shared/lifecycle/selection.ts'
import type { ProductItem, ShopSettings } from '../../../shared/lifecycle/settings.ts'
import { say } from '../../../shared/wording/say.ts'
import { knownCode } from '../../scanner/known-code.ts'
import type { Scan, Verdict } from '../../scanner/scan.ts'
import { findAllItems } from '../../state/issue-command.ts'

/** What a basket sells at: its own list, or that of the market it would be made in. */
export interface BasketTerms {
  readonly selection: Selection | null
  readonly marketId: string
  readonly currency: string
}

/** What an item costs in this basket by the list it began with, a new one by its market’s, in minor units; null where the shop has no price in that money. */
export function basketPrice(item: ProductItem, { selection, marketId, currency }: BasketTerms, settings: ShopSettings): number | null {
  const pricelistId = selection?.pricelistId ?? marketPricelist(settings, marketId)
  return listPrice(item, { pricelistId, currency }, settings)
}

/** The item a scanned code is on, switched-off ones too: those are told apart by name, not taken for unknown. */
export async function itemOfScan(scan: Scan): Promise<ProductItem | null> {
  const found = await Promise.all(scan.codes.map((code) => findAllItems(code)))
  return found.flat().find(({ sku, ean }) => knownCode(scan, [sku, ean]) !== null) ?? null
}

/** Why a scanned item does not go into the basket; null when it does. */
export function notSoldBecause(item: ProductItem, price: number | null, currency: string): Verdict | null {
  const name = item.productName
  if (!item.active) return { tone: 'wrong', text: say('{name} is switched off and not sold.', { name }) }
  if (price === null) return { tone: 'wrong', text: say('{name} has no price in {currency}.', { name, currency }) }
  return null
}

/** The money a market sells in. */
export function currencyOfMarket({ markets, stores }: ShopSettings, marketId: string): string {
  const market = markets.find((each) => each.id === marketId)
  return stores.find((store) => store.id === market?.storeId)?.currency ?? ''
}
