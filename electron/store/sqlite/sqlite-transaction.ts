import { invariant } from '../../../shared/base/invariant.ts'
import type { ItemStock } from '../../../shared/contract/changes.ts'
import type { Outcome } from '../../../shared/contract/outcome.ts'
import type { LifecycleState } from '../../../shared/lifecycle/decision.ts'
import type { Order } from '../../../shared/lifecycle/order.ts'
import type { ProductItem, ShopSettings } from '../../../shared/lifecycle/settings.ts'
import type { PromisedUnits } from '../../../shared/lifecycle/stock.ts'
import type { SyncCase } from '../../../shared/lifecycle/sync-case.ts'
import type { ChangeSet, DeskRecord, DeskWindow, StoreTransaction } from '../../ports/order-store.ts'
import type { SqliteConnection } from './connection.ts'
import { closedBetween, readWindow, windowVersionAt } from './desk-window.ts'
import { findPushed, lastUnaccepted, readDesk, readOpenCases } from './desks.ts'
import { lastDocumentNumber } from './document-numbers.ts'
import { readHead } from './read-changes.ts'
import { findOutcome, isNameTaken, readLifecycleState } from './read-orders.ts'
import { openSelectionIds } from './read-selections.ts'
import { readItem, readItemStock, readPromises, readShopSettings } from './read-stock.ts'
import { saveChanges } from './save-changes.ts'
import type { StateCache } from './state-cache.ts'

/** The one open transaction of the writing connection. */
export class SqliteTransaction implements StoreTransaction {
  readonly #db: SqliteConnection
  readonly #cache: StateCache
  #saved: ChangeSet | null = null

  constructor(db: SqliteConnection, cache: StateCache) {
    this.#db = db
    this.#cache = cache
  }

  async findOutcome(commandId: string): Promise<{ readonly hash: string; readonly outcome: Outcome } | null> {
    return findOutcome(this.#db, commandId)
  }

  async loadState(id: string): Promise<LifecycleState> {
    return this.#cache.state(id, () => readLifecycleState(this.#db, id).state)
  }

  async openSelectionIds(customerId: string): Promise<readonly string[]> {
    return openSelectionIds(this.#db, customerId)
  }

  async loadStock(itemIds: readonly string[]): Promise<readonly ItemStock[]> {
    return itemIds.map((id) => readItemStock(this.#db, id))
  }

  async loadPromises(warehouseId: string, itemId: string): Promise<readonly PromisedUnits[]> {
    return readPromises(this.#db, warehouseId, itemId)
  }

  async loadItems(itemIds: readonly string[]): Promise<readonly ProductItem[]> {
    return itemIds.map((id) => this.#cache.item(id, () => readItem(this.#db, id))).filter((item) => item !== null)
  }

  async loadSettings(): Promise<ShopSettings | null> {
    return this.#cache.settings(() => readShopSettings(this.#db))
  }

  async isNameTaken(number: string, reference: string): Promise<{ readonly number: boolean; readonly reference: boolean }> {
    return isNameTaken(this.#db, number, reference)
  }

  async loadDesk(deskId: string): Promise<DeskRecord | null> {
    return readDesk(this.#db, deskId)
  }

  async versionOf(id: string): Promise<number> {
    return readLifecycleState(this.#db, id).version
  }

  async findPushed(deskId: string, seq: number): Promise<Outcome | null> {
    return findPushed(this.#db, deskId, seq)
  }

  async lastUnaccepted(deskId: string, aggregateId: string): Promise<number> {
    return lastUnaccepted(this.#db, deskId, aggregateId)
  }

  async openCases(orderIds: readonly string[]): Promise<readonly SyncCase[]> {
    return readOpenCases(this.#db, orderIds)
  }

  async ordersOfBuyer(buyer: string, { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }): Promise<readonly Order[]> {
    return this.#db
      .all<{ snapshot: string }>(
        'SELECT snapshot FROM orders WHERE buyer = ? AND ordered_ms BETWEEN ? AND ? ORDER BY id',
        buyer,
        fromMs,
        toMs,
      )
      .map(({ snapshot }) => JSON.parse(snapshot) as Order)
  }

  async lastDocumentNumber(series: string): Promise<number> {
    return lastDocumentNumber(this.#db, series)
  }

  async loadWindow(): Promise<DeskWindow> {
    return readWindow(this.#db)
  }

  async closedBetween(afterMs: number, untilMs: number, limit: number): Promise<readonly number[]> {
    return closedBetween(this.#db, afterMs, untilMs, limit)
  }

  async windowVersionAt(at: string): Promise<number> {
    return windowVersionAt(this.#db, at)
  }

  async head(): Promise<number> {
    return readHead(this.#db).version
  }

  // Reads come before the save, so whatever they put into the cache is committed already.
  async save(changes: ChangeSet): Promise<number> {
    invariant(this.#saved === null, 'a transaction saves once')
    this.#saved = changes
    return saveChanges(this.#db, changes)
  }

  /** True when something was deleted for good. */
  get hasDeleted(): boolean {
    return this.#saved?.states.some((state) => state.tombstone) ?? false
  }

  /** To be called once the commit stands: what was written is what the next transaction loads. */
  keepInCache(): void {
    if (this.#saved) this.#cache.keep(this.#saved)
  }
}
