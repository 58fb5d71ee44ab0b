import type { ChangeRow, Cursor, ItemStock } from '../../shared/contract/changes.ts'
import type { ProductItem, ShopSettings } from '../../shared/lifecycle/settings.ts'
import type { SyncCase } from '../../shared/lifecycle/sync-case.ts'
import type { Confirmed } from '../../shared/sync/project-pending.ts'
import type { QueueRow } from '../../shared/views/queue-row.ts'
import type { QueueId } from '../../shared/views/queues.ts'
import { queryWords } from '../../shared/views/search-words.ts'
import type { Standing } from '../../shared/views/standing.ts'
import { applyPage, type FeedPage } from './apply-page.ts'
import type { CacheDatabase } from './cache-database.ts'
import type { CachedCursor, CachedHistory, QueueCounts } from './cache-records.ts'
import { bodiesWanted, keepFetched, readBody } from './keep-bodies.ts'
import type { QueueOrder, QueueRetouch } from './list-index.ts'
import { catchUpWithDisk, emptyCopy, type LiveCopy, loadCopy } from './live-copy.ts'
import { type CacheEvents, isCopyClosed, openCache, rebuildCache } from './open-cache.ts'
import { openSelectionIds } from './open-selections.ts'
import { type PromisedIn, promisedUnits } from './promised-units.ts'

/** This window's copy of the desk, as the rest of the window uses it. Lists and orders are empty until the copy is whole. */
export interface DeskCopy {
  readonly wasRebuilt: boolean
  /** How far what is shown has come; null before the copy was whole for the first time. */
  cursor(): Promise<CachedCursor | null>
  /** Where the next pull goes on: beyond the cursor while pages wait to be shown. */
  pullFrom(): Promise<Cursor | null>
  /** Takes over a page; the last one of a pull shows all that were kept back. `whole` belongs to what that page shows. */
  apply(page: FeedPage, whole?: readonly ChangeRow[]): Promise<void>
  /** Reads what another window has written. */
  follow(): Promise<void>
  /** Throws everything away and begins again, empty. */
  rebuild(): Promise<void>
  /** The order and selection of one id; null when the copy does not hold them whole. */
  order(id: string): Promise<Confirmed | null>
  /** Whether the lists know the id, even if its body is not kept. */
  isListed(id: string): Promise<boolean>
  /** Settings, stock and items are there from the first page of a first filling on. */
  settings(): Promise<ShopSettings | null>
  stock(itemIds: readonly string[]): Promise<readonly ItemStock[]>
  items(itemIds: readonly string[]): Promise<readonly ProductItem[]>
  /** Items that match; switched-off ones only where they are asked for too. */
  findItems(text: string, limit: number, withInactive?: boolean): Promise<readonly ProductItem[]>
  /** Which orders hold units of an item, warehouse by warehouse. */
  promised(itemId: string): Promise<readonly PromisedIn[]>
  /** The ids of the selections a customer has open. */
  openSelectionIds(customerId: string): Promise<readonly string[]>
  /** What a person has to decide, and what was decided. */
  cases(): Promise<readonly SyncCase[]>
  /** `retouch`: what is to be shown otherwise than it is kept; nothing of it is kept. */
  queueIds(queue: QueueId, order: QueueOrder, limit?: number, retouch?: QueueRetouch): Promise<readonly string[]>
  rows(ids: readonly string[]): Promise<readonly QueueRow[]>
  /** How these ids stand in the lists now; those no list knows are left out. */
  standings(ids: readonly string[]): Promise<readonly Standing[]>
  counts(): Promise<QueueCounts>
  search(text: string, limit: number, includeArchived: boolean): Promise<readonly QueueRow[]>
  /** Open orders and baskets that are not kept whole yet, those that changed last first. */
  bodiesWanted(): Promise<readonly string[]>
  /** Keeps what was fetched whole of them, but for what has changed since. */
  keepBodies(rows: readonly ChangeRow[]): Promise<void>
  history(id: string): Promise<CachedHistory | null>
  keepHistory(history: CachedHistory): Promise<void>
  /** Puts in order what has come in since; for when nothing else is to do. */
  tidy(): Promise<void>
  close(): void
}

/**
 * Opens this window's copy and reads it into memory. One that cannot be read, or contradicts itself, is thrown away and begun
 * again; rejects only when the browser cannot keep one at all, or another window has taken this one away.
 */
export async function openDeskCopy(events: CacheEvents, name?: string): Promise<DeskCopy> {
  const opened = await openCache(events, name)
  // Rebuilding puts another database in its place, so every method asks for it anew.
  let database: CacheDatabase = opened.database
  let wasRebuilt = opened.wasRebuilt
  let loading: Promise<LiveCopy> | null = loadCopy(database)
  try {
    await loading
  } catch (error) {
    if (isCopyClosed(error)) throw error
    database = await rebuildCache(database, events)
    loading = Promise.resolve(emptyCopy())
    wasRebuilt = true
  }
  // One writing at a time: each begins from what the one before has left in memory.
  let turn: Promise<unknown> = Promise.resolve()

  const live = (): Promise<LiveCopy> => {
    loading ??= loadCopy(database)
    return loading
  }
  const inTurn = <Value>(write: (copy: LiveCopy) => Promise<Value>): Promise<Value> => {
    const mine = turn.then(async () => {
      try {
        return await write(await live())
      } catch (error) {
        // Memory may be ahead of a transaction that was undone: the disk is right.
        loading = null
        throw error
      }
    })
    turn = mine.catch(() => undefined)
    return mine
  }
  const follow = () =>
    inTurn(async (copy) => {
      await database.transaction('r', database.tables, () => catchUpWithDisk(database, copy))
      return copy
    })
  const lists = async () => (await live()).memory.lists
  // Before the copy is whole for the first time nothing contradicts what its first page brought.
  const others = async () => {
    const { base, memory, stage } = await live()
    return (base === null ? (stage?.memory ?? memory) : memory).others
  }
  return {
    wasRebuilt,
    cursor: async () => {
      const { base } = await live()
      return base && { epoch: base.epoch, version: base.version, isWhole: true }
    },
    pullFrom: async () => {
      // The window that wrote before may have come further than this one knows.
      const { base, stage } = await follow()
      const from = stage?.record ?? base
      return from && { epoch: from.epoch, version: from.version }
    },
    apply: (page, whole) => inTurn((copy) => applyPage(database, copy, page, whole)),
    follow: async () => {
      await follow()
    },
    rebuild: async () => {
      await turn
      loading = Promise.resolve(emptyCopy())
      database = await rebuildCache(database, events)
    },
    order: async (id) => readBody(database, await live(), id),
    isListed: async (id) => (await lists()).find(id) !== null,
    settings: async () => (await others()).settings(),
    stock: async (itemIds) => {
      const things = await others()
      return itemIds.flatMap((id) => things.stock(id) ?? [])
    },
    items: async (itemIds) => {
      const things = await others()
      return itemIds.flatMap((id) => things.item(id) ?? [])
    },
    findItems: async (text, limit, withInactive) => (await others()).findItems(queryWords(text), limit, withInactive),
    promised: async (itemId) => promisedUnits(database, await live(), itemId),
    openSelectionIds: async (customerId) => openSelectionIds(database, await live(), customerId),
    cases: async () => (await live()).memory.others.cases(),
    queueIds: async (queue, order, limit, retouch) => (await lists()).queueIds(queue, order, limit, retouch),
    rows: async (ids) => (await lists()).standings(ids).map((standing) => standing.row),
    standings: async (ids) => (await lists()).standings(ids),
    counts: async () => (await live()).base?.counts ?? {},
    search: async (text, limit, includeArchived) => (await lists()).search(queryWords(text), limit, includeArchived),
    bodiesWanted: () => inTurn((copy) => bodiesWanted(database, copy)),
    keepBodies: (rows) => inTurn((copy) => keepFetched(database, copy, rows)),
    history: async (id) => (await database.histories.get(id)) ?? null,
    keepHistory: async (history) => {
      await database.histories.put(history)
    },
    // Spare time comes after the first list, and so does its script.
    tidy: async () => {
      const { tidyCopy } = await import('./tidy-copy.ts')
      await inTurn((copy) => tidyCopy(database, copy))
    },
    close: () => database.close(),
  }
}
