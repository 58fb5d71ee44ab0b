// service: the use cases of the authority. Everything it needs of the world comes through ports.

import { invariant } from '../../shared/base/invariant.ts'
import { sumOf } from '../../shared/base/money.ts'
import { allottedToAll } from '../../shared/lifecycle/allotment.ts'
import type { Command } from '../../shared/lifecycle/command.ts'
import type { LifecycleState, RuleContext } from '../../shared/lifecycle/decision.ts'
import type { OrderDocument } from '../../shared/lifecycle/document.ts'
import { type DocumentNumber, numberOfDocument } from '../../shared/lifecycle/document-number.ts'
import { seriesOfCommand } from '../../shared/lifecycle/document-series.ts'
import type { LifecycleEvent } from '../../shared/lifecycle/event.ts'
import { evolve } from '../../shared/lifecycle/evolve.ts'
import { freshIds } from '../../shared/lifecycle/fresh-ids.ts'
import type { ProductItem, ShopSettings } from '../../shared/lifecycle/settings.ts'
import {
  isWithinShelf,
  movedLevel,
  type PromisedUnits,
  type StockLevel,
  type StockMovement,
  stockKey,
} from '../../shared/lifecycle/stock.ts'
import { stockMovementsOf } from '../../shared/lifecycle/stock-effects.ts'
import type { EventRecord, MovementRecord, StoreTransaction } from '../ports/order-store.ts'
import { demandOf } from './demand.ts'
import { NO_SETTINGS } from './no-settings.ts'

/** An order or basket as the transaction met it and as it stands after the commands so far. */
export interface TouchedState {
  readonly before: LifecycleState
  readonly after: LifecycleState
}

/** The part of the store a transaction works on: loaded once, changed in memory, saved as a whole. */
export class WorkingSet {
  readonly events: EventRecord[] = []
  readonly movements: MovementRecord[] = []
  readonly states = new Map<string, TouchedState>()
  readonly changedLevels = new Map<string, StockLevel>()
  readonly changedDemand = new Map<string, number>()
  readonly changedItems = new Map<string, ProductItem>()
  changedSettings: ShopSettings | null = null
  readonly documentNumbers: DocumentNumber[] = []

  readonly #transaction: StoreTransaction
  readonly #levels = new Map<string, StockLevel>()
  readonly #demand = new Map<string, number>()
  readonly #items = new Map<string, ProductItem | null>()
  readonly #promised = new Map<string, readonly PromisedUnits[]>()
  /** The last number given, by series. */
  readonly #series = new Map<string, number>()
  #settings: ShopSettings | null = null

  constructor(transaction: StoreTransaction) {
    this.#transaction = transaction
  }

  /** The state of an id, as the commands before left it. */
  async state(id: string): Promise<LifecycleState> {
    const known = this.states.get(id)
    if (known) return known.after
    const loaded = await this.#transaction.loadState(id)
    this.states.set(id, { before: loaded, after: loaded })
    return loaded
  }

  /** Loads what a rule may look at for these items, so that the rule itself can stay synchronous. */
  async loadFor(itemIds: ReadonlySet<string>): Promise<void> {
    this.#settings ??= (await this.#transaction.loadSettings()) ?? NO_SETTINGS
    const missing = [...itemIds].filter((itemId) => !this.#demand.has(itemId))
    if (missing.length === 0) return
    for (const { itemId, levels, demand } of await this.#transaction.loadStock(missing)) {
      this.#demand.set(itemId, demand)
      for (const level of levels) this.#levels.set(stockKey(level.warehouseId, itemId), level)
    }
    const unknown = missing.filter((itemId) => !this.#items.has(itemId))
    for (const itemId of unknown) this.#items.set(itemId, null)
    for (const item of await this.#transaction.loadItems(unknown)) this.#items.set(item.id, item)
  }

  /** Holds the series a command may take its number of; what is not taken stays the next. */
  async numberingFor(command: Command, at: string): Promise<Pick<RuleContext, 'numbering'>> {
    const { order } = await this.state(command.aggregate.id)
    const series = seriesOfCommand(command, order, this.#settings ?? NO_SETTINGS, at)
    if (series === null) return {}
    if (!this.#series.has(series)) this.#series.set(series, await this.#transaction.lastDocumentNumber(series))
    return { numbering: { at, next: (asked) => this.#nextNumber(asked) } }
  }

  #nextNumber(series: string): number {
    const last = this.#series.get(series)
    invariant(last !== undefined, `series ${series} was held before a number of it was taken`)
    return last + 1
  }

  /** Loads whom a warehouse has promised units to, where a count may find too few of them. Stock is loaded before. */
  async loadPromisesFor(command: Command): Promise<void> {
    if (command.name !== 'CountStock') return
    const { warehouseId, lines } = command.args
    for (const { itemId, quantity } of lines) {
      if (quantity >= this.#level(warehouseId, itemId).allocated) continue
      const stored = await this.#transaction.loadPromises(warehouseId, itemId)
      const untouched = stored.filter(({ orderId }) => !this.states.has(orderId))
      this.#promised.set(stockKey(warehouseId, itemId), [...untouched, ...this.#promisedHere(warehouseId, itemId)])
    }
  }

  /** By orders this very transaction has in hand. */
  #promisedHere(warehouseId: string, itemId: string): readonly PromisedUnits[] {
    return [...this.states.values()].flatMap(({ after: { order } }) => {
      if (!order) return []
      const quantity = sumOf(order.allocations, (each) =>
        each.warehouseId === warehouseId && order.lines.some((line) => line.id === each.orderLineId && line.itemId === itemId)
          ? each.quantity
          : 0,
      )
      return quantity > 0 ? [{ orderId: order.id, number: order.number, quantity }] : []
    })
  }

  /** What the rules may know for one command; only items loaded before can be asked for. */
  contextFor(commandId: string): RuleContext {
    return {
      settings: this.#settings ?? NO_SETTINGS,
      stock: {
        level: (warehouseId, itemId) => this.#level(warehouseId, itemId),
        demand: (itemId) => this.#knownDemand(itemId),
        promised: (warehouseId, itemId) => this.#promised.get(stockKey(warehouseId, itemId)) ?? [],
      },
      item: (itemId) => {
        const item = this.#items.get(itemId)
        invariant(item !== undefined, `item ${itemId} was loaded before the rules of ${commandId} ran`)
        return item
      },
      nextId: freshIds(commandId),
    }
  }

  /** Applies facts to the state, the stock and the demand they touch. */
  async apply(commandId: string, aggregateId: string, events: readonly LifecycleEvent[]): Promise<void> {
    const start = await this.state(aggregateId)
    let state = start
    for (const event of events) {
      const eventIndex = this.events.push({ commandId, aggregateId, event }) - 1
      for (const movement of stockMovementsOf(event, state.order)) {
        this.#move(movement)
        this.movements.push({ movement, eventIndex })
      }
      if (event.kind === 'DocumentIssued') this.#keepNumber(aggregateId, event.document)
      if (event.kind === 'ItemsSaved') for (const item of event.items) this.#saveItem(item)
      if (event.kind === 'SettingsSaved') this.#saveSettings(event.settings)
      state = evolve(state, event)
    }
    if (state !== start) this.#keepState(aggregateId, state)
    await this.#moveDemand(start, state)
  }

  #keepNumber(orderId: string, document: OrderDocument): void {
    const given = numberOfDocument(orderId, document)
    if (given === null) return
    invariant(given.counter === this.#nextNumber(given.series), `${given.number} is the next number of its series`)
    this.#series.set(given.series, given.counter)
    this.documentNumbers.push(given)
  }

  #keepState(id: string, after: LifecycleState): void {
    this.states.set(id, { before: this.states.get(id)?.before ?? after, after })
  }

  #level(warehouseId: string, itemId: string): StockLevel {
    invariant(this.#demand.has(itemId), `stock of item ${itemId} was loaded before it was asked for`)
    return this.#levels.get(stockKey(warehouseId, itemId)) ?? { warehouseId, itemId, physical: 0, allocated: 0 }
  }

  #knownDemand(itemId: string): number {
    const demand = this.#demand.get(itemId)
    invariant(demand !== undefined, `demand of item ${itemId} was loaded before it was asked for`)
    return demand
  }

  #move(movement: StockMovement): void {
    const { warehouseId, itemId } = movement
    const level = this.#level(warehouseId, itemId)
    const moved = movedLevel(level, movement)
    invariant(
      isWithinShelf(moved),
      `0 <= allocated + allotments <= physical for item ${itemId} in ${warehouseId}: ${moved.allocated} + ${allottedToAll(moved)} of ${moved.physical}`,
    )
    this.#levels.set(stockKey(warehouseId, itemId), moved)
    this.changedLevels.set(stockKey(warehouseId, itemId), moved)
  }

  async #moveDemand(before: LifecycleState, after: LifecycleState): Promise<void> {
    if (before.order === after.order) return
    const waited = demandOf(before.order)
    const waits = demandOf(after.order)
    const itemIds = new Set([...waited.keys(), ...waits.keys()])
    const changed = [...itemIds].filter((itemId) => waited.get(itemId) !== waits.get(itemId))
    if (changed.length === 0) return
    await this.loadFor(new Set(changed))
    for (const itemId of changed) {
      const units = this.#knownDemand(itemId) + (waits.get(itemId) ?? 0) - (waited.get(itemId) ?? 0)
      this.#demand.set(itemId, units)
      this.changedDemand.set(itemId, units)
    }
  }

  #saveItem(item: ProductItem): void {
    this.#items.set(item.id, item)
    this.changedItems.set(item.id, item)
  }

  #saveSettings(settings: ShopSettings): void {
    this.#settings = settings
    this.changedSettings = settings
  }
}
