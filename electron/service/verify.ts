import type { ItemStock } from '../../shared/contract/changes.ts'
import { type Allotment, allottedToAll, movedAllotments } from '../../shared/lifecycle/allotment.ts'
import { type DocumentNumber, numberOfDocument } from '../../shared/lifecycle/document-number.ts'
import { brokenInvariants } from '../../shared/lifecycle/invariants.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import type { ProductItem, ShopSettings } from '../../shared/lifecycle/settings.ts'
import { isWithinShelf, type StockMovement, stockKey } from '../../shared/lifecycle/stock.ts'
import type { QueueId } from '../../shared/views/queues.ts'
import { QUEUE_IDS, queuesOf } from '../../shared/views/queues.ts'
import type { OrderStore, StoredStream, StoreView } from '../ports/order-store.ts'
import { demandOf } from './demand.ts'
import { type Difference, deriveStream, differ, differencesOf, differencesOfPurged, isPurged } from './verify-stream.ts'

export interface Verification {
  readonly ok: boolean
  readonly orders: number
  readonly selections: number
  readonly events: number
  readonly movements: number
  readonly stockLevels: number
  readonly documentNumbers: number
  readonly items: number
  readonly tombstones: number
  readonly commands: number
  readonly differences: number
  readonly first: Difference | null
}

/**
 * Plays every event again and compares orders, baskets, stock, demand, queues, counts, search terms and catalogue with what
 * is stored, byte for byte, as of one moment; then checks what must hold of any order and of any shelf.
 */
export function verifyStore(store: OrderStore, onProgress: (checked: number) => void = () => undefined): Promise<Verification> {
  return store.atOneMoment((view) => new Verifier(view, onProgress).run())
}

class Verifier {
  readonly #view: StoreView
  readonly #onProgress: (checked: number) => void
  #differences = 0
  #first: Difference | null = null
  #checked = 0
  #events = 0
  readonly #counted = {
    orders: 0,
    selections: 0,
    tombstones: 0,
    placements: 0,
    searchable: 0,
    movements: 0,
    stockLevels: 0,
    documentNumbers: 0,
  }
  readonly #papers: DocumentNumber[] = []
  readonly #demand = new Map<string, number>()
  /** Units promised to orders, by stock key. */
  readonly #promised = new Map<string, number>()
  /** Units desks have the right to, by stock key, as the ledger says. */
  readonly #allotments = new Map<string, readonly Allotment[]>()
  readonly #queues = new Map<QueueId, number>()
  readonly #items = new Map<string, { readonly position: number; readonly item: ProductItem }>()
  #settings: { readonly position: number; readonly settings: ShopSettings } | null = null

  constructor(view: StoreView, onProgress: (checked: number) => void) {
    this.#view = view
    this.#onProgress = onProgress
  }

  async run(): Promise<Verification> {
    for await (const stream of this.#view.eachStream()) this.#checkStream(stream)
    await this.#checkStock()
    await this.#checkCatalogue()
    await this.#checkCounts()
    await this.#checkNumbers()
    const tally = await this.#view.tally()
    const { orders, selections, tombstones, movements, stockLevels, documentNumbers } = this.#counted
    return {
      ok: this.#differences === 0,
      orders,
      selections,
      events: this.#events,
      movements,
      stockLevels,
      documentNumbers,
      items: tally.items,
      tombstones,
      commands: tally.commands,
      differences: this.#differences,
      first: this.#first,
    }
  }

  #checkStream(stream: StoredStream): void {
    this.#events += stream.events.length
    this.#counted.movements += stream.movements.length
    if (isPurged(stream)) {
      this.#note(differencesOfPurged(stream))
      this.#counted.tombstones += 1
    } else {
      const derived = deriveStream(stream)
      this.#note(differencesOf(stream, derived))
      this.#take(stream, derived.state)
    }
    this.#checked += 1
    if (this.#checked % STREAMS_BETWEEN_REPORTS === 0) this.#onProgress(this.#checked)
  }

  #take(stream: StoredStream, { order, selection }: ReturnType<typeof deriveStream>['state']): void {
    if (order) this.#counted.orders += 1
    if (selection) this.#counted.selections += 1
    const shown = order ?? selection
    const queues = shown ? queuesOf(shown) : []
    for (const queue of queues) this.#queues.set(queue, (this.#queues.get(queue) ?? 0) + 1)
    this.#counted.placements += queues.length
    if (queues.length > 0) this.#counted.searchable += 1
    if (order) this.#takeOrder(order)
    for (const [itemId, units] of demandOf(order)) this.#demand.set(itemId, (this.#demand.get(itemId) ?? 0) + units)
    for (const { event, position } of stream.events) {
      if (event?.kind === 'ItemsSaved') for (const item of event.items) this.#takeItem(item, position)
      if (event?.kind === 'SettingsSaved' && position > (this.#settings?.position ?? 0)) {
        this.#settings = { position, settings: event.settings }
      }
    }
  }

  #takeOrder(order: Order): void {
    for (const broken of brokenInvariants(order)) this.#note(differ(order.number, 'invariant', broken, 'kept'))
    this.#papers.push(...(order.documents ?? []).flatMap((document) => numberOfDocument(order.id, document) ?? []))
    const itemOf = new Map(order.lines.map((line) => [line.id, line.itemId]))
    for (const { orderLineId, warehouseId, quantity } of order.allocations) {
      const key = stockKey(warehouseId, itemOf.get(orderLineId) ?? '')
      this.#promised.set(key, (this.#promised.get(key) ?? 0) + quantity)
    }
  }

  // Streams come by id, not by time: the newest of several savings of an item counts.
  #takeItem(item: ProductItem, position: number): void {
    if (position >= (this.#items.get(item.id)?.position ?? 0)) this.#items.set(item.id, { position, item })
  }

  /** No number of a series is missing or there twice, and each paper stands under its own. */
  async #checkNumbers(): Promise<void> {
    const register = new Map<string, string>()
    const next = new Map<string, number>()
    for (const { series, counter, number, documentId } of await this.#view.readDocumentNumbers()) {
      this.#counted.documentNumbers += 1
      this.#note(differ(number, 'document number', counter, next.get(series) ?? 1))
      next.set(series, counter + 1)
      register.set(number, documentId)
    }
    for (const { number, documentId } of this.#papers) this.#note(differ(number, 'document number', register.get(number), documentId))
  }

  /** Levels are the sum of the ledger, and no unit was ever promised that was not on the shelf. */
  async #checkStock(): Promise<void> {
    const levels = new Map<string, StockMovement>()
    for await (const { movement, position } of this.#view.eachMovement()) {
      const key = stockKey(movement.warehouseId, movement.itemId)
      const before = levels.get(key)
      const deltaPhysical = (before?.deltaPhysical ?? 0) + movement.deltaPhysical
      const deltaAllocated = (before?.deltaAllocated ?? 0) + movement.deltaAllocated
      const countedShortage = movement.countedShortage ?? before?.countedShortage ?? 0
      levels.set(key, { ...movement, deltaPhysical, deltaAllocated, countedShortage })
      const held = this.#allotments.get(key) ?? []
      const allotments = movement.allotted ? movedAllotments(held, movement.allotted.deskId, movement.allotted.delta) : held
      if (allotments.length > 0) this.#allotments.set(key, allotments)
      else this.#allotments.delete(key)
      const { warehouseId, itemId } = movement
      if (!isWithinShelf({ warehouseId, itemId, physical: deltaPhysical, allocated: deltaAllocated, allotments })) {
        const subject = `${movement.itemId} in ${movement.warehouseId}`
        this.#note(
          differ(
            subject,
            'invariant',
            `${deltaAllocated} allocated and ${allottedToAll({ allotments })} allotted of ${deltaPhysical}`,
            `0 <= allocated + allotments <= physical at movement ${position}`,
          ),
        )
      }
    }
    for await (const stored of this.#view.eachStock()) this.#checkItemStock(stored, levels)
    for (const { itemId, warehouseId, deltaPhysical } of levels.values()) {
      this.#note(differ(`${itemId} in ${warehouseId}`, 'stock level', undefined, deltaPhysical))
    }
    for (const [itemId, units] of this.#demand) this.#note(differ(itemId, 'demand', 0, units))
  }

  #checkItemStock({ itemId, levels: stored, demand }: ItemStock, levels: Map<string, StockMovement>): void {
    for (const { warehouseId, physical, allocated, countedShortage = 0, allotments = [] } of stored) {
      const sum = levels.get(stockKey(warehouseId, itemId))
      levels.delete(stockKey(warehouseId, itemId))
      this.#counted.stockLevels += 1
      const derived = { physical: sum?.deltaPhysical ?? 0, allocated: sum?.deltaAllocated ?? 0, countedShortage: sum?.countedShortage ?? 0 }
      const subject = `${itemId} in ${warehouseId}`
      this.#note(differ(subject, 'stock level', { physical, allocated, countedShortage }, derived))
      this.#note(differ(subject, 'allotments', allotments, this.#allotments.get(stockKey(warehouseId, itemId)) ?? []))
      this.#note(differ(subject, 'promised', allocated, this.#promised.get(stockKey(warehouseId, itemId)) ?? 0))
    }
    this.#note(differ(itemId, 'demand', demand, this.#demand.get(itemId) ?? 0))
    this.#demand.delete(itemId)
  }

  async #checkCatalogue(): Promise<void> {
    for await (const stored of this.#view.eachItem()) {
      this.#note(differ(stored.sku || stored.id, 'item', stored, this.#items.get(stored.id)?.item))
      this.#items.delete(stored.id)
    }
    for (const { item } of this.#items.values()) this.#note(differ(item.sku || item.id, 'item', undefined, item))
    this.#note(differ('settings', 'settings', await this.#view.readSettings(), this.#settings?.settings ?? null))
  }

  async #checkCounts(): Promise<void> {
    const counts = await this.#view.readCounts()
    for (const queue of QUEUE_IDS) this.#note(differ(queue, 'queue count', counts[queue], this.#queues.get(queue) ?? 0))
    const { stockLevels: _, documentNumbers: __, ...expected } = this.#counted
    const tally = await this.#view.tally()
    const { orders, selections, tombstones, placements, searchable, movements } = tally
    this.#note(differ('rows', 'row count', { orders, selections, tombstones, placements, searchable, movements }, expected))
    this.#note(differ('events', 'row count', tally.events, this.#events))
  }

  #note(differences: Iterable<Difference>): void {
    for (const difference of differences) {
      this.#differences += 1
      this.#first ??= difference
    }
  }
}

const STREAMS_BETWEEN_REPORTS = 500
