import type { ProductItem } from '../../shared/lifecycle/settings.ts'
import { isFoundBy, queryWords } from '../../shared/views/search-words.ts'
import type { CacheDatabase } from './cache-database.ts'

/** Items in which every word of the text begins some term; without a text, the first there are. */
export async function findItems(
  database: CacheDatabase,
  text: string,
  limit: number,
  withInactive = false,
): Promise<readonly ProductItem[]> {
  const words = queryWords(text)
  const longest = words.toSorted((a, b) => b.length - a.length)[0]
  if (longest === undefined) return (await database.items.limit(limit).toArray()).map((cached) => cached.item)
  const hits = await database.items
    .where('terms')
    .startsWith(longest)
    .distinct()
    .and((cached) => (withInactive || cached.item.active) && isFoundBy(cached.terms, words))
    .limit(limit)
    .toArray()
  return hits.map((cached) => cached.item)
}
