// The authority's memory for a simulated world: it keeps the same promises as the real engines (test/contracts), and can fail
// at the moments a real one can.

import type {
  ChangeSet,
  CommandFault,
  DeskRecord,
  DeskReport,
  DeskWindow,
  OrderStore,
  PaymentTurns,
  StoreTransaction,
  StoreView,
} from '../../electron/ports/order-store.ts'
import type { PaymentRequest } from '../../electron/ports/payment-provider.ts'
import { invariant } from '../../shared/base/invariant.ts'
import type { ItemStock } from '../../shared/contract/changes.ts'
import type { Outcome } from '../../shared/contract/outcome.ts'
import { buyerOf } from '../../shared/lifecycle/clashes.ts'
import type { LifecycleState } from '../../shared/lifecycle/decision.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import type { ProductItem, ShopSettings } from '../../shared/lifecycle/settings.ts'
import type { PromisedUnits } from '../../shared/lifecycle/stock.ts'
import type { SyncCase } from '../../shared/lifecycle/sync-case.ts'
import { MemoryReads } from './memory-reads.ts'
import { copyOf, emptyTables, lastNumberOf, type MemoryTables, seqKey, writeChanges } from './memory-tables.ts'

/** Called at the moments at which a process may die or a disk may fail; what they throw ends the transaction. */
export interface StoreMoments {
  beforeCommit(): void
  /** The commit stands; nobody has been told. */
  afterCommit(): void
}

const UNDISTURBED: StoreMoments = { beforeCommit: () => undefined, afterCommit: () => undefined }

/** What outlives the process: the tables, and whose turn it is. */
export class MemoryDisk {
  tables: MemoryTables
  tail: Promise<unknown> = Promise.resolve()

  constructor(epoch: string) {
    this.tables = emptyTables(epoch)
  }

  backUp(): MemoryTables {
    return copyOf(this.tables)
  }

  /** Puts a backup in place of everything since; versions of the new epoch compare with none before. */
  restore(backup: MemoryTables, epoch: string): void {
    this.tables = { ...copyOf(backup), epoch }
  }
}

export class MemoryOrderStore extends MemoryReads implements OrderStore {
  readonly #disk: MemoryDisk
  readonly #moments: StoreMoments

  constructor(disk: MemoryDisk, moments: StoreMoments = UNDISTURBED) {
    super(() => disk.tables)
    this.#disk = disk
    this.#moments = moments
  }

  transact<Value>(work: (transaction: StoreTransaction) => Promise<Value>): Promise<Value> {
    return this.#inLine(async () => {
      const transaction = new MemoryTransaction(this.#disk)
      const value = await work(transaction)
      if (transaction.changes) {
        this.#moments.beforeCommit()
        // All of it or nothing: clashes are found before anything is written, and nobody reads in between.
        writeChanges(this.#disk.tables, transaction.changes)
        this.#moments.afterCommit()
      }
      return value
    })
  }

  async atOneMoment<Value>(work: (view: StoreView) => Promise<Value>): Promise<Value> {
    const snapshot = copyOf(this.#disk.tables)
    return work(new MemoryReads(() => snapshot))
  }

  async noteDesk(report: DeskReport): Promise<void> {
    this.#disk.tables.reports.set(report.deskId, report)
  }

  async noteFault({ commandId, fault, at }: CommandFault): Promise<number> {
    const key = `${commandId} ${fault}`
    const known = this.#disk.tables.faults.get(key)
    if (known && Date.parse(at) - Date.parse(known.lastAt) < 1000) return known.times
    const times = (known?.times ?? 0) + 1
    this.#disk.tables.faults.set(key, { times, lastAt: at })
    return times
  }

  async takePaymentTurns({ mine, at, until }: PaymentTurns): Promise<readonly PaymentRequest[]> {
    const { payments, turns } = this.#disk.tables
    const turnMs = Date.parse(until) - Date.parse(at)
    const taken = [...payments.values()].filter(({ request, askedAt }) => {
      const endsAt = turns.get(request.entryId) ?? Date.parse(askedAt) + turnMs
      return mine.includes(request.entryId) || endsAt <= Date.parse(at)
    })
    for (const { request } of taken) turns.set(request.entryId, Date.parse(until))
    return taken.map(({ request }) => request)
  }

  async close(): Promise<void> {
    await this.#disk.tail
  }

  #inLine<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#disk.tail.then(work)
    this.#disk.tail = turn.catch(() => undefined)
    return turn
  }
}

class MemoryTransaction implements StoreTransaction {
  readonly #disk: MemoryDisk
  readonly #reads: MemoryReads
  changes: ChangeSet | null = null

  constructor(disk: MemoryDisk) {
    this.#disk = disk
    this.#reads = new MemoryReads(() => disk.tables)
  }

  get #tables(): MemoryTables {
    return this.#disk.tables
  }

  async findOutcome(commandId: string): Promise<{ readonly hash: string; readonly outcome: Outcome } | null> {
    const record = this.#tables.commands.get(commandId)
    return record ? { hash: record.hash, outcome: record.answer } : null
  }

  async loadState(id: string): Promise<LifecycleState> {
    return this.#reads.stateOf(id).state
  }

  async versionOf(id: string): Promise<number> {
    return this.#reads.stateOf(id).version
  }

  async openSelectionIds(customerId: string): Promise<readonly string[]> {
    const open = [...this.#tables.placements].filter(([, { queues }]) => queues.includes('incomplete')).map(([id]) => id)
    return open.filter((id) => this.#tables.selections.get(id)?.value.customerId === customerId).sort()
  }

  async loadStock(itemIds: readonly string[]): Promise<readonly ItemStock[]> {
    return itemIds.map((id) => this.#reads.stockOf(id))
  }

  async loadPromises(warehouseId: string, itemId: string): Promise<readonly PromisedUnits[]> {
    const units = new Map<string, number>()
    for (const { movement, eventPosition } of this.#tables.movements) {
      if (movement.warehouseId !== warehouseId || movement.itemId !== itemId) continue
      const id = this.#tables.events[eventPosition - 1]?.aggregateId ?? ''
      units.set(id, (units.get(id) ?? 0) + movement.deltaAllocated)
    }
    return [...units]
      .flatMap(([orderId, quantity]) => {
        const number = this.#tables.orders.get(orderId)?.value.number
        return number !== undefined && quantity > 0 ? [{ orderId, number, quantity }] : []
      })
      .sort((one, other) => (one.number < other.number ? -1 : 1))
  }

  loadItems(itemIds: readonly string[]): Promise<readonly ProductItem[]> {
    return this.#reads.readItems(itemIds)
  }

  loadSettings(): Promise<ShopSettings | null> {
    return this.#reads.readSettings()
  }

  async isNameTaken(number: string, reference: string): Promise<{ readonly number: boolean; readonly reference: boolean }> {
    const taken = [...this.#tables.orders.values(), ...this.#tables.tombstones.values()].map(({ value }) => value)
    return {
      number: taken.some((each) => each.number === number),
      reference: taken.some((each) => each.reference === reference),
    }
  }

  async loadDesk(deskId: string): Promise<DeskRecord | null> {
    return this.#tables.desks.get(deskId) ?? null
  }

  async findPushed(deskId: string, seq: number): Promise<Outcome | null> {
    const id = this.#tables.commandBySeq.get(seqKey(deskId, seq))
    return (id !== undefined && this.#tables.commands.get(id)?.answer) || null
  }

  async lastUnaccepted(deskId: string, aggregateId: string): Promise<number> {
    let last = 0
    for (const { deskId: desk, seq, aggregate, answer } of this.#tables.commands.values()) {
      if (desk !== deskId || seq === null || aggregate.id !== aggregateId) continue
      if (answer.status === 'refused' || answer.status === 'blocked' || answer.status === 'quarantined') last = Math.max(last, seq)
    }
    return last
  }

  async openCases(orderIds: readonly string[]): Promise<readonly SyncCase[]> {
    const cases = [...this.#tables.cases.values()].map(({ value }) => value)
    return cases
      .filter(({ resolution, orderId, affectedOrderIds }) => resolution === null && isAny([orderId, ...affectedOrderIds], orderIds))
      .sort((one, other) => (one.id < other.id ? -1 : 1))
  }

  async ordersOfBuyer(buyer: string, { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }): Promise<readonly Order[]> {
    const orders = [...this.#tables.orders.values()].map(({ value }) => value)
    const isBetween = (at: number) => at >= fromMs && at <= toMs
    return orders
      .filter((order) => buyerOf(order) === buyer && isBetween(Date.parse(order.orderDate)))
      .sort((one, other) => (one.id < other.id ? -1 : 1))
  }

  async lastDocumentNumber(series: string): Promise<number> {
    return lastNumberOf(this.#tables, series)
  }

  async loadWindow(): Promise<DeskWindow> {
    return this.#reads.window
  }

  async closedBetween(afterMs: number, untilMs: number, limit: number): Promise<readonly number[]> {
    const found = [...this.#tables.closedMs.values()].filter((ms) => ms > afterMs && ms <= untilMs)
    return found.sort((one, other) => one - other).slice(0, limit)
  }

  async windowVersionAt(at: string): Promise<number> {
    return this.#tables.windowSteps.findLast((step) => step.at <= at)?.version ?? 0
  }

  async head(): Promise<number> {
    return this.#tables.version
  }

  async save(changes: ChangeSet): Promise<number> {
    invariant(this.changes === null, 'a transaction saves once')
    // Written when the work has ended: until then nobody sees it.
    this.changes = changes
    return this.#tables.version + 1
  }
}

function isAny(ids: readonly (string | null)[], asked: readonly string[]): boolean {
  return ids.some((id) => id !== null && asked.includes(id))
}
