import type { LifecycleState } from '../../../shared/lifecycle/decision.ts'
import type { ProductItem, ShopSettings } from '../../../shared/lifecycle/settings.ts'
import type { ChangeSet } from '../../ports/order-store.ts'

/**
 * What the writer read or wrote last, so that the next command on the same order need not read and parse it again.
 * Sound because this process is the file's only writer, states are never changed in place, and nothing uncommitted comes in.
 */
export class StateCache {
  readonly #states = new Map<string, LifecycleState>()
  readonly #items = new Map<string, ProductItem>()
  #settings: ShopSettings | null = null

  state(id: string, read: () => LifecycleState): LifecycleState {
    const state = this.#states.get(id) ?? read()
    putNewest(this.#states, id, state, MOST_STATES)
    return state
  }

  item(id: string, read: () => ProductItem | null): ProductItem | null {
    const item = this.#items.get(id) ?? read()
    if (item) putNewest(this.#items, id, item, MOST_ITEMS)
    return item
  }

  settings(read: () => ShopSettings | null): ShopSettings | null {
    this.#settings ??= read()
    return this.#settings
  }

  /** To be called once the commit stands. */
  keep(changes: ChangeSet): void {
    for (const { id, after } of changes.states) putNewest(this.#states, id, after, MOST_STATES)
    for (const item of changes.items) putNewest(this.#items, item.id, item, MOST_ITEMS)
    if (changes.settings) this.#settings = changes.settings
  }
}

const MOST_STATES = 500
const MOST_ITEMS = 5000

/** Puts an entry last and lets the oldest go. */
function putNewest<Value>(map: Map<string, Value>, key: string, value: Value, most: number): void {
  map.delete(key)
  map.set(key, value)
  if (map.size <= most) return
  const oldest = map.keys().next()
  if (!oldest.done) map.delete(oldest.value)
}
