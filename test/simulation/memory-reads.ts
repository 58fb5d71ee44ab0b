import {
  type DeskRecord,
  type DeskReport,
  type DeskWindow,
  FIRST_WINDOW,
  type OpenPaymentRequest,
  type OrderFound,
  type QueuePage,
  type QueuePageRequest,
  type RecordedEvent,
  type ReportQuestion,
  type ReportSlice,
  type SearchRequest,
  type SelectionsDue,
  type StoredState,
  type StoreView,
} from '../../electron/ports/order-store.ts'
import { changePage, cutAtVersion, leftAfter, resetOf } from '../../electron/store/change-page.ts'
import { ReportCount } from '../../electron/store/report-count.ts'
import type { ChangePage, ChangeRow, Cursor, DeskCursor, ItemStock } from '../../shared/contract/changes.ts'
import type { Outcome } from '../../shared/contract/outcome.ts'
import type { LedgerLine } from '../../shared/contract/stock-ledger.ts'
import { awaitsStock, inOrderOfPlacing } from '../../shared/lifecycle/awaits-stock.ts'
import { type LifecycleState, NOTHING_YET } from '../../shared/lifecycle/decision.ts'
import type { DocumentNumber } from '../../shared/lifecycle/document-number.ts'
import type { Order, OrderTombstone } from '../../shared/lifecycle/order.ts'
import type { Selection } from '../../shared/lifecycle/selection.ts'
import type { ProductItem, ShopSettings } from '../../shared/lifecycle/settings.ts'
import { isPlacedBetween } from '../../shared/views/placed-between.ts'
import type { QueueRow } from '../../shared/views/queue-row.ts'
import { QUEUE_IDS, type QueueId } from '../../shared/views/queues.ts'
import { isOut, type MemoryTables } from './memory-tables.ts'

/** What a store answers, out of tables as they are. */
export class MemoryReads implements StoreView {
  readonly #tables: () => MemoryTables

  constructor(tables: () => MemoryTables) {
    this.#tables = tables
  }

  get #now(): MemoryTables {
    return this.#tables()
  }

  async head(): Promise<Cursor> {
    return { epoch: this.#now.epoch, version: this.#now.version }
  }

  async changesSince(cursor: DeskCursor | null, maxRows: number, forDesk?: string): Promise<ChangePage> {
    const head = { epoch: this.#now.epoch, version: this.#now.version }
    const window = forDesk === undefined ? null : this.window
    const reset = resetOf(cursor, head, window)
    const from = cursor && !reset ? cursor.version : 0
    const place = { head, from, reset, scope: window?.scope }
    if (from >= head.version) return changePage(place, { rows: [], more: false })
    const all = this.#rowsAfter(from, forDesk)
    const found = window ? this.#ofWindow(all, from, leftAfter(from, cursor, reset, head)) : all
    const cut = cutAtVersion(found.slice(0, maxRows + 1), maxRows)
    if ('page' in cut) return changePage(place, { rows: cut.page, more: cut.more })
    const rows = found.filter((row) => row.version === cut.larger)
    return changePage(place, { rows, more: found.some((row) => row.version > cut.larger) })
  }

  get window(): DeskWindow {
    return this.#now.windowSteps.at(-1) ?? FIRST_WINDOW
  }

  /** What a desk is told: of baskets as well when an order brings them back, of what left from `leftFrom` on. */
  #ofWindow(rows: readonly ChangeRow[], from: number, leftFrom: number): readonly ChangeRow[] {
    const { closedMs, windowSteps, orders, selections, cases, backVersions } = this.#now
    const thingOf = (id: string) => orders.get(id) ?? selections.get(id) ?? cases.get(id)
    const within = rows.filter(({ type, id, row, version }) => {
      if (row === null || (type !== 'order' && type !== 'selection' && type !== 'case')) return true
      return !isOut(this.#now, id) && (type !== 'selection' || (backVersions.get(id) ?? 0) <= version)
    })
    const back = [...backVersions].flatMap(([id, version]): ChangeRow[] => {
      const selection = selections.get(id)
      const isTold = selection && version > from && version > selection.version && !isOut(this.#now, id)
      return isTold ? [{ type: 'selection', id, version, row: selection.value }] : []
    })
    const left = windowSteps
      .filter(({ version }) => version > leftFrom)
      .flatMap(({ version, closedFromMs, closedUntilMs }) =>
        [...closedMs]
          .filter(([id, ms]) => ms > closedFromMs && ms <= closedUntilMs && (thingOf(id)?.version ?? version) < version)
          .flatMap(([id]): ChangeRow[] =>
            typesOf(this.#now, id).map((type) => ({ type, id, version, row: null, deleted: 'archive' as const })),
          ),
      )
    return [...within, ...back, ...left].sort((one, other) => one.version - other.version)
  }

  #rowsAfter(from: number, forDesk: string | undefined): readonly ChangeRow[] {
    const { settings, items, levels, demand, selections, orders, cases, tombstones, commands } = this.#now
    const rows: ChangeRow[] = []
    const add = (row: ChangeRow) => {
      if (row.version > from) rows.push(row)
    }
    if (settings) add({ type: 'settings', id: 'settings', version: settings.version, row: settings.value })
    for (const [id, { version, value }] of items) add({ type: 'item', id, version, row: value })
    for (const [id, { version, value }] of demand) {
      add({ type: 'stock', id, version, row: { itemId: id, levels: levelsOf(levels.get(id)), demand: value } })
    }
    for (const [id, { version, value }] of selections) add({ type: 'selection', id, version, row: value })
    for (const [id, { version, value }] of orders) add({ type: 'order', id, version, row: value })
    for (const [id, { version }] of tombstones) {
      add({ type: 'selection', id, version, row: null, deleted: 'purge' })
      add({ type: 'order', id, version, row: null, deleted: 'purge' })
    }
    for (const [id, { version, value }] of cases) add({ type: 'case', id, version, row: value })
    if (forDesk !== undefined) {
      for (const { id, deskId, seq, answer } of commands.values()) {
        if (deskId === forDesk && seq !== null) add({ type: 'result', id, version: answer.version, row: { seq, outcome: answer } })
      }
    }
    return rows.sort((one, other) => one.version - other.version)
  }

  async readOrder(key: string): Promise<OrderFound | null> {
    const name = key.toUpperCase()
    for (const [id, { version, value }] of this.#now.orders) {
      if (id === key || value.number === name || value.reference === name) return { deleted: false, order: value, version }
    }
    for (const [id, { value }] of this.#now.tombstones) {
      if (id === key || value.number === name || value.reference === name) return { deleted: true, tombstone: value }
    }
    return null
  }

  async readState(id: string): Promise<{ readonly state: LifecycleState; readonly version: number }> {
    return this.stateOf(id)
  }

  stateOf(id: string): { readonly state: LifecycleState; readonly version: number } {
    const { orders, selections, cases, tombstones } = this.#now
    const [order, selection, syncCase, grave] = [orders.get(id), selections.get(id), cases.get(id), tombstones.get(id)]
    if (grave) return { state: { ...NOTHING_YET, deleted: true }, version: grave.version }
    const state: LifecycleState = { selection: selection?.value ?? null, order: order?.value ?? null, deleted: false }
    const version = Math.max(order?.version ?? 0, selection?.version ?? 0, syncCase?.version ?? 0)
    return { state: syncCase ? { ...state, syncCase: syncCase.value } : state, version }
  }

  async readHistory(id: string, { after = 0, limit = 1000 } = {}): Promise<readonly RecordedEvent[]> {
    return this.#now.events.filter((each) => each.aggregateId === id && each.position > after).slice(0, limit)
  }

  async readQueue({ queue, after, limit, order = 'newest' }: QueuePageRequest): Promise<QueuePage> {
    const keys = [...this.#now.placements.values()].filter((each) => each.queues.includes(queue))
    const sorted = keys.sort((one, other) => (one.sortKey < other.sortKey ? -1 : 1))
    if (order === 'newest') sorted.reverse()
    const rest = sorted.filter((each) => after === undefined || (order === 'newest' ? each.sortKey < after : each.sortKey > after))
    const page = rest.slice(0, limit)
    return { rows: page.map((each) => each.row), next: rest.length > limit ? (page.at(-1)?.sortKey ?? null) : null }
  }

  async readCounts(): Promise<Readonly<Record<QueueId, number>>> {
    const counts = Object.fromEntries(QUEUE_IDS.map((queue) => [queue, 0])) as Record<QueueId, number>
    for (const { queues } of this.#now.placements.values()) for (const queue of queues) counts[queue] += 1
    return counts
  }

  async search({ words, limit, includeArchived = false, placed = {} }: SearchRequest): Promise<readonly QueueRow[]> {
    if (words.length === 0) return []
    const found = [...this.#now.placements.values()].filter(
      ({ terms, isArchived, row }) =>
        (includeArchived || !isArchived) &&
        isPlacedBetween(row.orderDate, placed) &&
        words.every((word) => terms.some((term) => term.startsWith(word))),
    )
    const isWhole = ({ terms }: (typeof found)[number]) => words.every((word) => terms.includes(word))
    const newestFirst = found.sort((one, other) => (one.sortKey < other.sortKey ? 1 : -1))
    return [...newestFirst.filter(isWhole), ...newestFirst.filter((each) => !isWhole(each))].slice(0, limit).map((each) => each.row)
  }

  async readSettings(): Promise<ShopSettings | null> {
    return this.#now.settings?.value ?? null
  }

  async readItems(itemIds: readonly string[]): Promise<readonly ProductItem[]> {
    return itemIds.flatMap((id) => this.#now.items.get(id)?.value ?? [])
  }

  async findItem(code: string): Promise<ProductItem | null> {
    const items = [...this.#now.items.values()].map(({ value }) => value)
    const by = (field: 'sku' | 'ean') => items.find((item) => code !== '' && item[field] === code)
    return by('sku') ?? by('ean') ?? null
  }

  async readStock(itemIds: readonly string[]): Promise<readonly ItemStock[]> {
    return itemIds.map((id) => this.stockOf(id))
  }

  stockOf(itemId: string): ItemStock {
    return { itemId, levels: levelsOf(this.#now.levels.get(itemId)), demand: this.#now.demand.get(itemId)?.value ?? 0 }
  }

  async readMovements(itemId: string, { before = Number.MAX_SAFE_INTEGER, limit = 100 } = {}): Promise<readonly LedgerLine[]> {
    const own = this.#now.movements.filter(({ movement, position }) => movement.itemId === itemId && position < before)
    return own
      .toSorted((one, other) => other.position - one.position)
      .slice(0, limit)
      .flatMap(({ position, eventPosition, movement }) => {
        const event = this.#now.events.find((each) => each.position === eventPosition)
        if (!event) return []
        const { aggregateId: id, at, by, deskId } = event
        const named = this.#now.orders.get(id)?.value ?? this.#now.tombstones.get(id)?.value
        const deskName = this.#now.desks.get(deskId)?.name ?? null
        return [{ position, movement, at, by, deskId, deskName, order: named ? { id, number: named.number } : null }]
      })
  }

  async readTombstone(id: string): Promise<OrderTombstone | null> {
    return this.#now.tombstones.get(id)?.value ?? null
  }

  async readOutcome(commandId: string): Promise<Outcome | null> {
    return this.#now.commands.get(commandId)?.answer ?? null
  }

  async selectionsDue({ now, idleSince, limit }: SelectionsDue): Promise<readonly Selection[]> {
    const unfinished = [...this.#now.placements].filter(([, { queues }]) => queues.includes('incomplete'))
    return unfinished
      .flatMap(([id]) => this.#now.selections.get(id)?.value ?? [])
      .filter((selection) => isExpired(selection, now) || isForgotten(selection, idleSince))
      .sort((one, other) => compare(one.updatedAt, other.updatedAt) || compare(one.id, other.id))
      .slice(0, limit)
  }

  async openPaymentRequests(): Promise<readonly OpenPaymentRequest[]> {
    return [...this.#now.payments.values()].sort(
      (one, other) => compare(one.askedAt, other.askedAt) || compare(one.request.entryId, other.request.entryId),
    )
  }

  async readDesk(deskId: string): Promise<DeskRecord | null> {
    return this.#now.desks.get(deskId) ?? null
  }

  async readDesks(): Promise<readonly (DeskRecord & { readonly report: DeskReport | null })[]> {
    return [...this.#now.desks.values()]
      .map((desk) => ({ ...desk, report: this.#now.reports.get(desk.id) ?? null }))
      .sort((one, other) => compare(one.addedAt, other.addedAt) || compare(one.id, other.id))
  }

  async ordersAwaitingStock(itemIds: readonly string[] | null): Promise<readonly Order[]> {
    const waiting = [...this.#now.orders.values()].map(({ value }) => value).filter(awaitsStock)
    return waiting.filter((order) => itemIds === null || order.lines.some((line) => itemIds.includes(line.itemId))).sort(inOrderOfPlacing)
  }

  async readDocumentNumbers(): Promise<readonly DocumentNumber[]> {
    return [...this.#now.documentNumbers].sort((one, other) => compare(one.series, other.series) || one.counter - other.counter)
  }

  async readReport(question: ReportQuestion): Promise<readonly ReportSlice[]> {
    const count = new ReportCount(question)
    for (const { value: order } of this.#now.orders.values()) count.add(order)
    return count.slices()
  }

  async highestCounter(series: string): Promise<number> {
    const numbers = [...this.#now.orders.values(), ...this.#now.tombstones.values()].map(({ value }) => value.number)
    const counters = numbers
      .filter((number) => number.startsWith(`${series}-`))
      .map((number) => Number.parseInt(number.slice(series.length + 1), 10))
    return Math.max(0, ...counters.filter((counter) => !Number.isNaN(counter)))
  }

  async *eachStream() {
    const ids = [...new Set(this.#now.events.map((each) => each.aggregateId))].sort()
    for (const id of ids) {
      const events = this.#now.events.filter((each) => each.aggregateId === id)
      const positions = new Set(events.map((each) => each.position))
      yield {
        id,
        events,
        movements: this.#now.movements.filter((each) => positions.has(each.eventPosition)),
        state: this.#storedState(id),
        placement: this.#now.placements.get(id) ?? null,
        tombstone: this.#now.tombstones.get(id)?.value ?? null,
      }
    }
  }

  async *eachState() {
    const { orders, selections } = this.#now
    for (const id of [...new Set([...orders.keys(), ...selections.keys()])].sort()) {
      const state = this.#storedState(id)
      if (state) yield state
    }
  }

  async *eachMovement() {
    yield* this.#now.movements
  }

  async *eachStock() {
    for (const id of [...this.#now.demand.keys()].sort()) yield this.stockOf(id)
  }

  async *eachItem() {
    for (const id of [...this.#now.items.keys()].sort()) yield* await this.readItems([id])
  }

  async tally() {
    const { commands, events, orders, selections, tombstones, placements, items, movements } = this.#now
    return {
      commands: commands.size,
      events: events.length,
      orders: orders.size,
      selections: selections.size,
      tombstones: tombstones.size,
      placements: [...placements.values()].reduce((sum, { queues }) => sum + queues.length, 0),
      searchable: placements.size,
      items: items.size,
      movements: movements.length,
    }
  }

  #storedState(id: string): StoredState | null {
    const { orders, selections, cases } = this.#now
    const [order, selection, syncCase] = [orders.get(id) ?? null, selections.get(id) ?? null, cases.get(id) ?? null]
    return order || selection || syncCase ? { id, order, selection, syncCase } : null
  }
}

function levelsOf(levels: MemoryTables['levels'] extends Map<string, infer Levels> ? Levels | undefined : never): ItemStock['levels'] {
  return [...(levels?.values() ?? [])].sort((one, other) => compare(one.warehouseId, other.warehouseId))
}

function isExpired({ ownerKind, expiresAt }: Selection, now: string): boolean {
  return ownerKind === 'anonymous' && expiresAt != null && expiresAt <= now
}

function isForgotten({ updatedAt, state, origin, abandonedAt, lines, address, shippingAddress }: Selection, idleSince: string): boolean {
  const canBeWrittenTo = (address?.email ?? '') !== '' || (shippingAddress?.email ?? '') !== ''
  return updatedAt < idleSince && state === 'open' && origin !== 'import' && abandonedAt == null && lines.length > 0 && canBeWrittenTo
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1
}

function typesOf({ orders, selections }: MemoryTables, id: string): readonly ('order' | 'selection' | 'case')[] {
  if (orders.has(id)) return ['selection', 'order']
  return selections.has(id) ? ['selection'] : ['case']
}
