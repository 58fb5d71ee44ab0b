import { type LifecycleState, NOTHING_YET } from '../../shared/lifecycle/decision.ts'
import type { Confirmed } from '../../shared/sync/project-pending.ts'
import type { DeskCopy } from '../cache/desk-copy.ts'
import { isCopyClosed } from '../cache/open-cache.ts'
import type { DeskConnection } from '../desk/desk-connection.ts'
import { useDeskState } from './desk-state.ts'
import type { Presence } from './orders-slice.ts'

/** So many orders nobody looks at any more stay in memory, for going back to them. */
const UNWATCHED_KEPT = 100

export interface OrderLoading {
  watch(id: string): () => void
  /** Reads an id that is not known yet, or whose last reading found nothing. */
  load(id: string): Promise<void>
  loadItems(itemIds: readonly string[]): Promise<void>
  /** Brings in what a customer has open, as far as the copy knows. */
  loadSelectionsOf(customerId: string): Promise<void>
  loadHistory(id: string): Promise<void>
  /** Reads again what could not be read while the desk process was stopped. */
  retryAbsent(): void
}

/** Brings orders, their items, stock and histories into the state: from the copy, and from the desk process where the copy lacks them. */
export function orderLoading(copy: DeskCopy, connection: DeskConnection): OrderLoading {
  const watchers = new Map<string, number>()
  const loads = new Map<string, Promise<void>>()

  const load = (id: string): Promise<void> => {
    const running = loads.get(id)
    if (running) return running
    const loading = read(id)
      .catch(unlessClosed)
      .finally(() => loads.delete(id))
    loads.set(id, loading)
    return loading
  }

  const read = async (id: string) => {
    const presence = useDeskState.getState().orders[id]?.presence
    if (presence !== 'here') put(id, 'loading', null)
    const cached = await copy.order(id)
    if (cached) put(id, 'here', cached)
    else if (connection.line() === 'open') await readFromDesk(id)
    else put(id, await absence(id), null)
    const state = useDeskState.getState().orders[id]?.confirmed.state
    if (state) await loadItems(itemIdsOf(state))
  }

  const readFromDesk = async (id: string) => {
    try {
      const { order, selection, version, tombstone } = await connection.client.orders.get({ id })
      if (tombstone) put(id, 'missing', { state: { order: null, selection: null, deleted: true }, version })
      else if (order === null && selection === null) put(id, 'missing', null)
      else put(id, 'here', { state: { order, selection, deleted: false }, version })
    } catch {
      // The line broke while asking: it is as if it had been stopped before.
      put(id, 'elsewhere', null)
    }
  }

  // What the lists of a complete copy do not know does not exist; anything else may exist at the desk process.
  const absence = async (id: string): Promise<Presence> => {
    const [cursor, isListed] = await Promise.all([copy.cursor(), copy.isListed(id)])
    return cursor?.isWhole && !isListed ? 'missing' : 'elsewhere'
  }

  const loadItems = async (itemIds: readonly string[]) => {
    const { stock, items } = useDeskState.getState()
    const unknown = [...new Set(itemIds)].filter((id) => !(id in stock) || !(id in items))
    if (unknown.length === 0) return
    const [levels, found] = await Promise.all([copy.stock(unknown), copy.items(unknown)])
    useDeskState.setState((state) => ({
      // What a change page brought meanwhile is newer than what was read here.
      stock: {
        ...byId(
          unknown.map((itemId) => ({ itemId, levels: [], demand: 0 })),
          'itemId',
        ),
        ...byId(levels, 'itemId'),
        ...state.stock,
      },
      items: { ...Object.fromEntries(unknown.map((id) => [id, null])), ...byId(found, 'id'), ...state.items },
    }))
  }

  const loadHistory = async (id: string) => {
    const { orders, histories, line } = useDeskState.getState()
    const version = orders[id]?.confirmed.version ?? 0
    const known = histories[id]
    if (known && known.readAtVersion >= version && version > 0) return
    if (line !== 'open') return await keepLast(id, known)
    try {
      const entries = await connection.client.orders.history({ id })
      // Whatever exists has a beginning: the hub, which keeps the history, could not be asked.
      if (entries.length === 0) return await keepLast(id, known)
      keep(id, { entries, readAtVersion: version })
      await copy.keepHistory({ id, entries, readAtVersion: version }).catch(unlessClosed)
    } catch {
      // The line broke while asking: what was read last time is better than nothing.
      await keepLast(id, known)
    }
  }

  const keepLast = async (id: string, known: DeskHistory | undefined) => {
    const kept = known ? null : await copy.history(id).catch(unlessClosed)
    if (kept) keep(id, kept)
  }

  const keep = (id: string, history: DeskHistory) =>
    useDeskState.setState((state) => ({
      histories: { ...state.histories, [id]: { entries: history.entries, readAtVersion: history.readAtVersion } },
    }))

  return {
    watch(id) {
      // Nothing is chosen: no order has an empty id, and a question that names one is refused as a whole.
      if (id === '') return () => undefined
      watchers.set(id, (watchers.get(id) ?? 0) + 1)
      if (useDeskState.getState().orders[id]?.presence !== 'here') void load(id)
      return () => {
        const left = (watchers.get(id) ?? 1) - 1
        if (left > 0) watchers.set(id, left)
        else watchers.delete(id)
        forgetUnwatched(watchers)
      }
    },
    load,
    loadItems,
    async loadSelectionsOf(customerId) {
      const ids = await copy.openSelectionIds(customerId).catch((error: unknown) => {
        unlessClosed(error)
        return []
      })
      await Promise.all(ids.map(load))
    },
    loadHistory,
    retryAbsent() {
      for (const [id, opened] of Object.entries(useDeskState.getState().orders)) {
        if (watchers.has(id) && opened.presence !== 'here') void load(id)
      }
    },
  }
}

/** The window is closing: what was being read is not needed any more. Any other fault is a fault. */
function unlessClosed(error: unknown): void {
  if (!isCopyClosed(error)) throw error
}

type DeskHistory = ReturnType<typeof useDeskState.getState>['histories'][string]

/** A reading never covers something newer that a change page has brought meanwhile. */
function put(id: string, presence: Presence, confirmed: Confirmed | null): void {
  useDeskState.setState((state) => {
    const before = state.orders[id]
    if (before?.presence === 'here' && (confirmed === null || before.confirmed.version >= confirmed.version)) return state
    const kept = confirmed ?? before?.confirmed ?? { state: NOTHING_YET, version: 0 }
    return { orders: { ...state.orders, [id]: { presence, confirmed: kept } } }
  })
}

function forgetUnwatched(watchers: ReadonlyMap<string, number>): void {
  useDeskState.setState((state) => {
    const awaited = new Set(state.pending.map((each) => each.command.aggregate.id))
    const unwatched = Object.keys(state.orders).filter((id) => !watchers.has(id) && !awaited.has(id))
    const tooMany = unwatched.slice(0, Math.max(0, unwatched.length - UNWATCHED_KEPT))
    if (tooMany.length === 0) return state
    const gone = new Set(tooMany)
    return {
      orders: Object.fromEntries(Object.entries(state.orders).filter(([id]) => !gone.has(id))),
      histories: Object.fromEntries(Object.entries(state.histories).filter(([id]) => !gone.has(id))),
    }
  })
}

function itemIdsOf({ order, selection }: LifecycleState): readonly string[] {
  return [...(order?.lines ?? []), ...(selection?.lines ?? [])].map((line) => line.itemId)
}

function byId<Key extends string, Item extends { readonly [Name in Key]: string }>(items: readonly Item[], key: Key): Record<string, Item> {
  return Object.fromEntries(items.map((item) => [item[key], item]))
}
