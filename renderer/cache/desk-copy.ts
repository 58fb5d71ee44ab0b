import type { ChangePage, ItemStock } from '../../shared/contract/changes.ts'
import type { LifecycleState } from '../../shared/lifecycle/decision.ts'
import { isUnfinished } from '../../shared/lifecycle/selection-timing.ts'
import type { ProductItem, ShopSettings } from '../../shared/lifecycle/settings.ts'
import type { Confirmed } from '../../shared/sync/project-pending.ts'
import type { QueueRow } from '../../shared/views/queue-row.ts'
import type { QueueId } from '../../shared/views/queues.ts'
import { applyPage } from './apply-page.ts'
import type { CacheDatabase } from './cache-database.ts'
import type { CachedCursor, CachedHistory, Standing } from './cache-records.ts'
import { findItems } from './find-items.ts'
import { type CacheEvents, openCache, rebuildCache } from './open-cache.ts'
import { type PromisedIn, promisedUnits } from './promised-units.ts'
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
  /** Items that match; switched-off ones only where they are asked for too. */
  findItems(text: string, limit: number, withInactive?: boolean): Promise<readonly ProductItem[]>
  /** Which orders hold units of an item, warehouse by warehouse. */
  promised(itemId: string): Promise<readonly PromisedIn[]>
  /** The ids of the selections a customer has open. */
  openSelectionIds(customerId: string): Promise<readonly string[]>
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
    findItems: (text, limit, withInactive) => findItems(database, text, limit, withInactive),
    promised: (itemId) => promisedUnits(database, itemId),
    openSelectionIds: (customerId) => openSelectionIds(database, customerId),
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

async function openSelectionIds(database: CacheDatabase, customerId: string): Promise<readonly string[]> {
  const theirs = await database.selections.where('selection.customerId').equals(customerId).toArray()
  return theirs.filter(({ selection }) => isUnfinished(selection)).map((cached) => cached.id)
}
