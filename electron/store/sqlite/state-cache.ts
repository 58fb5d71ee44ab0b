import type { LifecycleState } from '../../../shared/lifecycle/decision.ts'
import type { ProductItem, ShopSettings } from '../../../shared/lifecycle/settings.ts'
import type { ChangeSet } from '../../ports/order-store.ts'

/**
 * What the writer wrote last, so that the next command on the same order need not read and parse it again.
 * Sound because this process is the file's only writer and states are never changed in place; filled only after a commit.
 */
export class StateCache {
  readonly #states = new Map<string, LifecycleState>()
  readonly #items = new Map<string, ProductItem>()
  #settings: ShopSettings | null = null

  get settings(): ShopSettings | null {
    return this.#settings
  }

  state(id: string): LifecycleState | undefined {
    return this.#states.get(id)
  }

  item(id: string): ProductItem | undefined {
    return this.#items.get(id)
  }

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
