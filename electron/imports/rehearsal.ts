import type { Command } from '../../shared/lifecycle/command.ts'
import { decide } from '../../shared/lifecycle/decide.ts'
import { type LifecycleState, NOTHING_YET } from '../../shared/lifecycle/decision.ts'
import type { LifecycleEvent } from '../../shared/lifecycle/event.ts'
import { evolve } from '../../shared/lifecycle/evolve.ts'
import { freshIds } from '../../shared/lifecycle/fresh-ids.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import type { Refusal } from '../../shared/lifecycle/refusal.ts'
import type { ProductItem, ShopSettings } from '../../shared/lifecycle/settings.ts'
import { movedLevel, type StockLevel, stockKey, stockViewOf } from '../../shared/lifecycle/stock.ts'
import { stockMovementsOf } from '../../shared/lifecycle/stock-effects.ts'

/** What there is before the first command: the catalogue's items and the shelves that matter, and the order if it exists. */
export interface RehearsalStart {
  readonly settings: ShopSettings
  readonly state?: LifecycleState
  readonly items?: Iterable<ProductItem>
  readonly levels?: Iterable<StockLevel>
}

/**
 * Plays commands through the rules before they are submitted, so that a later one can name the shipment or return an
 * earlier one brings into being. What is played is kept in order: `commands` is the unit to submit.
 */
export class Rehearsal {
  readonly #settings: ShopSettings
  readonly #items = new Map<string, ProductItem>()
  readonly #levels = new Map<string, StockLevel>()
  readonly #commands: Command[] = []
  #state: LifecycleState

  constructor({ settings, state = NOTHING_YET, items = [], levels = [] }: RehearsalStart) {
    this.#settings = settings
    this.#state = state
    for (const item of items) this.#items.set(item.id, item)
    for (const level of levels) this.#levels.set(stockKey(level.warehouseId, level.itemId), level)
  }

  get commands(): readonly Command[] {
    return this.#commands
  }

  /** The order as it is after what was played; null before there is one. */
  get order(): Order | null {
    return this.#state.order
  }

  /** Plays one more command; a refusal leaves everything as it was. */
  play(command: Command): Refusal | null {
    const decision = decide(command, this.#state, {
      settings: this.#settings,
      stock: stockViewOf(this.#levels.values()),
      item: (itemId) => this.#items.get(itemId) ?? null,
      nextId: freshIds(command.id),
    })
    if (decision.outcome === 'refused') return decision.refusal
    this.#commands.push(command)
    if (decision.outcome === 'accepted') {
      for (const event of decision.events) this.#take(event)
      for (const event of decision.elsewhere.flatMap((other) => other.events)) this.#move(event)
    }
    return null
  }

  #take(event: LifecycleEvent): void {
    this.#move(event)
    if (event.kind === 'ItemsSaved') for (const item of event.items) this.#items.set(item.id, item)
    this.#state = evolve(this.#state, event)
  }

  #move(event: LifecycleEvent): void {
    for (const move of stockMovementsOf(event, this.#state.order)) {
      const key = stockKey(move.warehouseId, move.itemId)
      const level = this.#levels.get(key) ?? { warehouseId: move.warehouseId, itemId: move.itemId, physical: 0, allocated: 0 }
      this.#levels.set(key, movedLevel(level, move))
    }
  }
}
