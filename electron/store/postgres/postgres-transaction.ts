import { invariant } from '../../../shared/base/invariant.ts'
import type { ItemStock } from '../../../shared/contract/changes.ts'
import type { Outcome } from '../../../shared/contract/outcome.ts'
import type { LifecycleState } from '../../../shared/lifecycle/decision.ts'
import type { Order } from '../../../shared/lifecycle/order.ts'
import type { ProductItem, ShopSettings } from '../../../shared/lifecycle/settings.ts'
import type { PromisedUnits } from '../../../shared/lifecycle/stock.ts'
import type { SyncCase } from '../../../shared/lifecycle/sync-case.ts'
import type { ChangeSet, DeskRecord, DeskWindow, StoreTransaction } from '../../ports/order-store.ts'
import { type DeskRow, deskOf, type OutcomeRow, outcomeOf } from '../row-codec.ts'
import type { PostgresConnection } from './connection.ts'
import { closedBetween, readWindow, windowVersionAt } from './desk-window.ts'
import { lastDocumentNumber } from './document-numbers.ts'
import {
  LOCK_AGGREGATES,
  LOCK_COMMAND,
  LOCK_CUSTOMER,
  LOCK_NEW_ITEMS,
  LOCK_SETTINGS_SHARED,
  LOCK_WINDOW,
  TRY_LOCK_COMMAND,
} from './locks.ts'
import { readHead } from './read-changes.ts'
import { type DemandRow, isNameTaken, itemStocks, readItems, readLevels, readLifecycleState, readSettings } from './read-rows.ts'
import { saveChanges } from './save-changes.ts'

/**
 * One open transaction at READ COMMITTED: each statement sees what was committed when it begins, so whatever is read after its
 * lock was given is as the transaction before left it. Nothing is kept between transactions: others write here too.
 */
export class PostgresTransaction implements StoreTransaction {
  readonly #db: PostgresConnection
  #savedVersion: number | null = null

  constructor(db: PostgresConnection) {
    this.#db = db
  }

  /** Null while nothing was saved. */
  get savedVersion(): number | null {
    return this.#savedVersion
  }

  async findOutcome(commandId: string): Promise<{ readonly hash: string; readonly outcome: Outcome } | null> {
    const found = await this.#lookUp(commandId)
    if (found?.hash != null) return { hash: found.hash, outcome: outcomeOf(found) }
    if (found?.is_alone) return null
    // Another process has the same command in hand just now: its answer is waited for.
    await this.#db.run(LOCK_COMMAND, commandId)
    const answered = await this.#lookUp(commandId)
    return answered?.hash != null ? { hash: answered.hash, outcome: outcomeOf(answered) } : null
  }

  #lookUp(commandId: string): Promise<(OutcomeRow & { hash: string | null; is_alone: boolean }) | undefined> {
    return this.#db.get(
      `SELECT ${TRY_LOCK_COMMAND} AS is_alone, command.hash, command.status, command.detail, command.version
       FROM (SELECT 1) AS one
       LEFT JOIN command ON command.id = $1`,
      commandId,
    )
  }

  async loadState(id: string): Promise<LifecycleState> {
    const [, { state }] = await Promise.all([this.#db.run(LOCK_AGGREGATES, [id]), readLifecycleState(this.#db, id)])
    return state
  }

  async openSelectionIds(customerId: string): Promise<readonly string[]> {
    await this.#db.run(LOCK_CUSTOMER, customerId)
    const held = new Set<string>()
    for (;;) {
      const rows = await this.#db.all<{ id: string }>(
        `SELECT selection.id
         FROM order_queue AS placed
         JOIN selection ON selection.id = placed.id
         WHERE placed.queue = 'incomplete' AND selection.customer_id = $1
         ORDER BY selection.id`,
        customerId,
      )
      const ids = rows.map(({ id }) => id)
      const loose = ids.filter((id) => !held.has(id))
      if (loose.length === 0) return ids
      // While its lock was waited for a basket may have been ordered: only those still open once they are held are answered.
      await this.#db.run(LOCK_AGGREGATES, loose)
      for (const id of loose) held.add(id)
    }
  }

  async loadStock(itemIds: readonly string[]): Promise<readonly ItemStock[]> {
    const wanted = [...itemIds].sort()
    const [held, levels] = await Promise.all([this.#holdItems(wanted), readLevels(this.#db, wanted)])
    const known = new Set(held.map((row) => row.item_id))
    const unknown = wanted.filter((id) => !known.has(id))
    if (unknown.length === 0) return itemStocks(itemIds, held, levels)
    // What has no row yet is held by name. Whoever had it before may have made the row.
    await this.#db.run(LOCK_NEW_ITEMS, unknown)
    const [late, lateLevels] = await Promise.all([this.#holdItems(unknown), readLevels(this.#db, unknown)])
    return itemStocks(itemIds, [...held, ...late], [...levels, ...lateLevels])
  }

  #holdItems(itemIds: readonly string[]): Promise<readonly DemandRow[]> {
    return this.#db.all('SELECT item_id, demand FROM item_stock WHERE item_id = ANY($1) ORDER BY item_id FOR UPDATE', itemIds)
  }

  async loadPromises(warehouseId: string, itemId: string): Promise<readonly PromisedUnits[]> {
    const rows = await this.#db.all<{ id: string; number: string; quantity: string }>(
      `SELECT orders.id, orders.number, sum(stock_movement.delta_allocated) AS quantity
       FROM stock_movement
       JOIN event ON event.position = stock_movement.event_position
       JOIN orders ON orders.id = event.aggregate_id
       WHERE stock_movement.warehouse_id = $1 AND stock_movement.item_id = $2
       GROUP BY orders.id, orders.number
       HAVING sum(stock_movement.delta_allocated) > 0
       ORDER BY orders.number`,
      warehouseId,
      itemId,
    )
    return rows.map(({ id, number, quantity }) => ({ orderId: id, number, quantity: Number(quantity) }))
  }

  async loadItems(itemIds: readonly string[]): Promise<readonly ProductItem[]> {
    return itemIds.length === 0 ? [] : readItems(this.#db, itemIds)
  }

  async loadSettings(): Promise<ShopSettings | null> {
    const [, settings] = await Promise.all([this.#db.run(LOCK_SETTINGS_SHARED), readSettings(this.#db)])
    return settings
  }

  async isNameTaken(number: string, reference: string): Promise<{ readonly number: boolean; readonly reference: boolean }> {
    return isNameTaken(this.#db, number, reference)
  }

  async loadDesk(deskId: string): Promise<DeskRecord | null> {
    const row = await this.#db.get<DeskRow>('SELECT * FROM desk WHERE id = $1 FOR UPDATE', deskId)
    return row ? deskOf(row) : null
  }

  async versionOf(id: string): Promise<number> {
    return (await readLifecycleState(this.#db, id)).version
  }

  async findPushed(deskId: string, seq: number): Promise<Outcome | null> {
    const row = await this.#db.get<OutcomeRow>('SELECT status, detail, version FROM command WHERE desk_id = $1 AND seq = $2', deskId, seq)
    return row ? outcomeOf(row) : null
  }

  async lastUnaccepted(deskId: string, aggregateId: string): Promise<number> {
    const row = await this.#db.get<{ seq: number | null }>(
      `SELECT max(seq) AS seq FROM command
       WHERE desk_id = $1 AND seq IS NOT NULL AND aggregate_id = $2 AND status IN ('refused', 'blocked', 'quarantined')`,
      deskId,
      aggregateId,
    )
    return row?.seq ?? 0
  }

  async openCases(orderIds: readonly string[]): Promise<readonly SyncCase[]> {
    const rows = await this.#db.all<{ snapshot: string }>(
      'SELECT snapshot FROM sync_case WHERE open_about IS NOT NULL AND open_about && $1::text[] ORDER BY id',
      orderIds,
    )
    return rows.map(({ snapshot }) => JSON.parse(snapshot) as SyncCase)
  }

  async ordersOfBuyer(buyer: string, { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }): Promise<readonly Order[]> {
    const rows = await this.#db.all<{ snapshot: string }>(
      'SELECT snapshot FROM orders WHERE buyer = $1 AND ordered_ms BETWEEN $2 AND $3 ORDER BY id',
      buyer,
      fromMs,
      toMs,
    )
    return rows.map(({ snapshot }) => JSON.parse(snapshot) as Order)
  }

  lastDocumentNumber(series: string): Promise<number> {
    return lastDocumentNumber(this.#db, series)
  }

  async loadWindow(): Promise<DeskWindow> {
    const [, window] = await Promise.all([this.#db.run(LOCK_WINDOW), readWindow(this.#db)])
    return window
  }

  closedBetween(afterMs: number, untilMs: number, limit: number): Promise<readonly number[]> {
    return closedBetween(this.#db, afterMs, untilMs, limit)
  }

  windowVersionAt(at: string): Promise<number> {
    return windowVersionAt(this.#db, at)
  }

  async head(): Promise<number> {
    return (await readHead(this.#db)).version
  }

  async save(changes: ChangeSet): Promise<number> {
    invariant(this.#savedVersion === null, 'a transaction saves once')
    this.#savedVersion = await saveChanges(this.#db, changes)
    return this.#savedVersion
  }
}
