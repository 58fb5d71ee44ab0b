import type { ChangePage, ItemStock } from '../../shared/contract/changes.ts'
import type { LifecycleState } from '../../shared/lifecycle/decision.ts'
import type { ProductItem, ShopSettings } from '../../shared/lifecycle/settings.ts'
import type { Confirmed } from '../../shared/sync/project-pending.ts'
import type { QueueRow } from '../../shared/views/queue-row.ts'
import type { QueueId } from '../../shared/views/queues.ts'
import { isFoundBy, queryWords } from '../../shared/views/search-words.ts'
import { applyPage } from './apply-page.ts'
import type { CacheDatabase } from './cache-database.ts'
import type { CachedCursor, CachedHistory, Standing } from './cache-records.ts'
import { type CacheEvents, openCache, rebuildCache } from './open-cache.ts'
import { type QueueOrder, queueCounts, queueIds, rowsOf, searchRows, standingsOf } from './read-queues.ts'

/** This window's copy of the desk, as the rest of the window uses it. */
export interface DeskCopy {
  readonly wasRebuilt: boolean
  cursor(): Promise<CachedCursor | null>
  apply(page: ChangePage): Promise<void>
  /** Throws everything away and begins again, empty. */
  rebuild(): Promise<void>
  /** The order and selection of one id; null when the copy does not hold them whole. */
  order(id: string): Promise<Confirmed | null>
  /** Whether the lists know the id, even if its body is not kept. */
  isListed(id: string): Promise<boolean>
  settings(): Promise<ShopSettings | null>
  stock(itemIds: readonly string[]): Promise<readonly ItemStock[]>
  items(itemIds: readonly string[]): Promise<readonly ProductItem[]>
  findItems(text: string, limit: number): Promise<readonly ProductItem[]>
  queueIds(queue: QueueId, order: QueueOrder, limit?: number): Promise<readonly string[]>
  rows(ids: readonly string[]): Promise<readonly QueueRow[]>
  /** How these ids stand in the lists now; those no list knows are left out. */
  standings(ids: readonly string[]): Promise<readonly Standing[]>
  counts(): Promise<Readonly<Partial<Record<QueueId, number>>>>
  search(text: string, limit: number, includeArchived: boolean): Promise<readonly QueueRow[]>
  history(id: string): Promise<CachedHistory | null>
  keepHistory(history: CachedHistory): Promise<void>
  close(): void
}

/** Opens this window's copy; rejects only when the browser cannot keep one at all. */
export async function openDeskCopy(events: CacheEvents, name?: string): Promise<DeskCopy> {
  const opened = await openCache(events, name)
  // Rebuilding puts another database in its place, so every method asks for it anew.
  let database: CacheDatabase = opened.database
  return {
    wasRebuilt: opened.wasRebuilt,
    cursor: async () => (await database.cursor.get('cursor')) ?? null,
    apply: (page) => applyPage(database, page),
    rebuild: async () => {
      database = await rebuildCache(database, events)
    },
    order: (id) => readOrder(database, id),
    isListed: async (id) => (await database.rows.get(id)) !== undefined,
    settings: async () => (await database.settings.get('settings'))?.settings ?? null,
    stock: async (itemIds) => (await database.stock.bulkGet([...itemIds])).flatMap((stock) => stock ?? []),
    items: async (itemIds) => (await database.items.bulkGet([...itemIds])).flatMap((cached) => cached?.item ?? []),
    findItems: (text, limit) => findItems(database, text, limit),
    queueIds: (queue, order, limit) => queueIds(database, queue, order, limit),
    rows: (ids) => rowsOf(database, ids),
    standings: (ids) => standingsOf(database, ids),
    counts: () => queueCounts(database),
    search: (text, limit, includeArchived) => searchRows(database, text, limit, includeArchived),
    history: async (id) => (await database.histories.get(id)) ?? null,
    keepHistory: async (history) => {
      await database.histories.put(history)
    },
    close: () => database.close(),
  }
}

async function readOrder(database: CacheDatabase, id: string): Promise<Confirmed | null> {
  const [order, selection] = await Promise.all([database.orders.get(id), database.selections.get(id)])
  if (order === undefined) {
    // A listed order whose body is not kept must not pass for the selection it once was.
    const listed = await database.rows.get(id)
    if (selection === undefined || listed?.order) return null
  }
  const state: LifecycleState = { order: order?.order ?? null, selection: selection?.selection ?? null, deleted: false }
  return { state, version: Math.max(order?.version ?? 0, selection?.version ?? 0) }
}

async function findItems(database: CacheDatabase, text: string, limit: number): Promise<readonly ProductItem[]> {
  const words = queryWords(text)
  const longest = words.toSorted((a, b) => b.length - a.length)[0]
  if (longest === undefined) return (await database.items.limit(limit).toArray()).map((cached) => cached.item)
  const hits = await database.items
    .where('terms')
    .startsWith(longest)
    .distinct()
    .and((cached) => cached.item.active && isFoundBy(cached.terms, words))
    .limit(limit)
    .toArray()
  return hits.map((cached) => cached.item)
}
