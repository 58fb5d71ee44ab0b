import type { ItemStock } from '../../shared/contract/changes.ts'
import type { ProductItem, ShopSettings } from '../../shared/lifecycle/settings.ts'
import type { SyncCase } from '../../shared/lifecycle/sync-case.ts'
import { isFoundBy, normalisedWords, wholeWord } from '../../shared/views/search-words.ts'
import type { OtherRow } from './cache-records.ts'

/** What the copy holds beside orders and baskets: settings, catalogue, stock and the like, each thing in its newest version. */
export class OtherThings {
  readonly #rows = new Map<string, OtherRow>()
  readonly #items = new Map<string, ProductItem>()
  readonly #cases = new Map<string, SyncCase>()
  readonly #terms = new Map<string, readonly string[]>()

  put(row: OtherRow): void {
    const key = keyOf(row)
    if ((this.#rows.get(key)?.version ?? 0) > row.version) return
    this.#rows.set(key, row)
    if (row.type === 'case') {
      if (row.row === null) this.#cases.delete(row.id)
      else this.#cases.set(row.id, row.row)
    }
    if (row.type !== 'item') return
    this.#terms.delete(row.id)
    if (row.row === null) this.#items.delete(row.id)
    else this.#items.set(row.id, row.row)
  }

  versionOf(key: string): number {
    return this.#rows.get(key)?.version ?? 0
  }

  settings(): ShopSettings | null {
    const row = this.#rows.get('settings settings')
    return row?.type === 'settings' ? row.row : null
  }

  stock(itemId: string): ItemStock | null {
    const row = this.#rows.get(`stock ${itemId}`)
    return row?.type === 'stock' ? row.row : null
  }

  item(id: string): ProductItem | null {
    return this.#items.get(id) ?? null
  }

  /** Every case, decided or not. */
  cases(): readonly SyncCase[] {
    return [...this.#cases.values()]
  }

  /** Items of which every word begins some term, only active ones unless asked otherwise; without words the first ones there are. */
  findItems(words: readonly string[], limit: number, withInactive = false): readonly ProductItem[] {
    const found: ProductItem[] = []
    for (const item of this.#items.values()) {
      if (found.length >= limit) break
      if (words.length === 0 || ((withInactive || item.active) && isFoundBy(this.#termsOf(item), words))) found.push(item)
    }
    return found
  }

  #termsOf(item: ProductItem): readonly string[] {
    const known = this.#terms.get(item.id)
    if (known) return known
    const terms = [
      wholeWord(item.sku),
      wholeWord(item.ean),
      ...normalisedWords(`${item.productName} ${item.variantName} ${item.brandName} ${item.size}`),
    ].filter((term) => term !== '')
    this.#terms.set(item.id, terms)
    return terms
  }
}

/** Under which a thing stands alone among the loose ones. */
export function keyOf(row: OtherRow): string {
  return `${row.type} ${row.id}`
}
