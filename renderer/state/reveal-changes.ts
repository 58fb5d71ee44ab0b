import type { ChangeRow, Cursor, ItemStock } from '../../shared/contract/changes.ts'
import { NOTHING_YET } from '../../shared/lifecycle/decision.ts'
import type { ProductItem, ShopSettings } from '../../shared/lifecycle/settings.ts'
import type { SyncCase } from '../../shared/lifecycle/sync-case.ts'
import { settlePending } from '../../shared/sync/pending-command.ts'
import type { QueueId } from '../../shared/views/queues.ts'
import { type DeskState, useDeskState } from './desk-state.ts'
import type { OpenedOrder } from './orders-slice.ts'

export interface Revelation {
  readonly cursor: Cursor
  readonly rows: readonly ChangeRow[]
  /** Orders and baskets that changed, whole or only in the lists; `any` when it is not known which. */
  readonly ids: readonly string[] | 'any'
  /** The copy was begun again: versions seen before mean nothing now, and what did not come is not there. */
  readonly isReset: boolean
  readonly counts: Readonly<Partial<Record<QueueId, number>>>
  readonly cases: readonly SyncCase[]
  readonly upToDateAt: string
}

/**
 * Shows what the copy has taken over: new rows, the end of pending commands they contain, and the counts, all in one step,
 * so that nothing on screen flickers back for a moment.
 */
export function revealChanges({ cursor, rows, ids, isReset, counts, cases, upToDateAt }: Revelation): void {
  useDeskState.setState((state) => {
    const own = new Set(state.pending.flatMap((each) => each.acceptedVersion ?? []))
    const awaited = new Set(state.pending.map((each) => each.command.aggregate.id))
    const listed = rows.filter((row) => row.type === 'order' || row.type === 'selection')
    const ownIds = new Set(listed.filter((row) => own.has(row.version)).map((row) => row.id))
    const changed = ids === 'any' ? [] : ids
    return {
      revealed: cursor,
      upToDateAt,
      counts,
      cases: isSame(state.cases, cases) ? state.cases : cases,
      pending: isReset ? unsettledAnyway(state) : settlePending(state.pending, cursor.version),
      orders: withOrders(isReset ? withoutVersions(state) : state, rows, awaited),
      stock: withStock(state, rows),
      items: withItems(state, rows),
      settings: latestSettings(rows) ?? state.settings,
      changed: {
        ids: new Set(changed),
        foreign: new Set(changed.filter((id) => !ownIds.has(id))),
        purged: listed.filter((row) => row.type === 'order' && row.row === null && row.deleted === 'purge').map((row) => row.id),
        reveal: state.changed.reveal + 1,
        anew: state.changed.anew + (ids === 'any' ? 1 : 0),
      },
    }
  })
}

/**
 * Shows, while the copy is being filled for the first time, what contradicts nothing: settings, stock and items as they come, and
 * the counts of the desk process, which also answers for the lists until then.
 */
export function glimpseChanges(rows: readonly ChangeRow[], counts: Revelation['counts']): void {
  useDeskState.setState((state) => ({
    counts,
    stock: withStock(state, rows),
    items: withItems(state, rows),
    settings: latestSettings(rows) ?? state.settings,
  }))
}

/** Versions of another epoch settle nothing; how the desk's own commands stand now, its outbox tells. */
function unsettledAnyway({ pending, outbox }: DeskState): DeskState['pending'] {
  const kept = new Set(outbox.map((entry) => entry.command.id))
  return pending.filter((each) => each.acceptedVersion === null || kept.has(each.command.id))
}

function isSame(before: readonly SyncCase[], after: readonly SyncCase[]): boolean {
  return before.length === after.length && before.every((each, index) => each === after[index])
}

/** In another epoch nothing that was seen before is newer than what comes; what does not come is gone. */
function withoutVersions(state: DeskState): DeskState {
  const orders = Object.entries(state.orders).map(([id, { presence }]): [string, OpenedOrder] => [
    id,
    { presence: presence === 'here' ? 'missing' : presence, confirmed: { state: NOTHING_YET, version: 0 } },
  ])
  return { ...state, orders: Object.fromEntries(orders) }
}

function withOrders(state: DeskState, rows: readonly ChangeRow[], awaited: ReadonlySet<string>): DeskState['orders'] {
  const changed: Record<string, OpenedOrder> = {}
  for (const row of rows) {
    if (row.type !== 'order' && row.type !== 'selection') continue
    const before = changed[row.id] ?? state.orders[row.id] ?? (awaited.has(row.id) ? UNOPENED : undefined)
    if (before === undefined || before.confirmed.version > row.version) continue
    changed[row.id] = withRow(before, row)
  }
  return Object.keys(changed).length === 0 ? state.orders : { ...state.orders, ...changed }
}

const UNOPENED: OpenedOrder = { presence: 'loading', confirmed: { state: NOTHING_YET, version: 0 } }

function withRow(before: OpenedOrder, row: Extract<ChangeRow, { type: 'order' | 'selection' }>): OpenedOrder {
  if (row.row === null) {
    if (row.type === 'order' && row.deleted === 'purge') {
      return { presence: 'missing', confirmed: { state: { order: null, selection: null, deleted: true }, version: row.version } }
    }
    // Archived out of the desk's window: what a screen already shows stays as it was.
    return before
  }
  const state = row.type === 'order' ? { ...before.confirmed.state, order: row.row } : { ...before.confirmed.state, selection: row.row }
  // An order alone is whole; a selection alone may still miss its order, so a running load goes on.
  const presence = row.type === 'order' || before.presence !== 'loading' ? 'here' : before.presence
  return { presence, confirmed: { state, version: row.version } }
}

function withStock(state: DeskState, rows: readonly ChangeRow[]): DeskState['stock'] {
  const changed: Record<string, ItemStock> = {}
  for (const row of rows) if (row.type === 'stock' && row.row !== null && row.id in state.stock) changed[row.id] = row.row
  return Object.keys(changed).length === 0 ? state.stock : { ...state.stock, ...changed }
}

function withItems(state: DeskState, rows: readonly ChangeRow[]): DeskState['items'] {
  const changed: Record<string, ProductItem | null> = {}
  for (const row of rows) if (row.type === 'item' && row.id in state.items) changed[row.id] = row.row
  return Object.keys(changed).length === 0 ? state.items : { ...state.items, ...changed }
}

function latestSettings(rows: readonly ChangeRow[]): ShopSettings | null {
  const last = rows.findLast((row) => row.type === 'settings')
  return last?.row ?? null
}
