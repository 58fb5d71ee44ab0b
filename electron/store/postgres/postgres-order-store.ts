import type { Cursor } from '../../../shared/contract/changes.ts'
import type { CommandFault, DeskReport, OrderStore, PaymentTurns, StoreTransaction, StoreView } from '../../ports/order-store.ts'
import type { PaymentRequest } from '../../ports/payment-provider.ts'
import { StoreFailure } from '../../ports/store-failure.ts'
import { type PostgresConnection, withConnection, withOwnConnection } from './connection.ts'
import { asStoreFailure } from './failure-kind.ts'
import { HeadWatch } from './head-watch.ts'
import { countFault, keepReport, takePaymentTurns } from './notes.ts'
import type { Pools } from './pools.ts'
import { PostgresReads, PostgresView } from './postgres-reads.ts'
import { PostgresTransaction } from './postgres-transaction.ts'
import { type RetryPolicy, retrying } from './retry.ts'

export interface StoreSettings {
  readonly retry: RetryPolicy
  readonly headEveryMs: number
}

/** The store over one database, beside any number of other processes that do the same. */
export class PostgresOrderStore extends PostgresReads implements OrderStore {
  readonly #pools: Pools
  readonly #retry: RetryPolicy
  readonly #watch: HeadWatch
  readonly #underway = new Set<Promise<unknown>>()
  #closed = false

  constructor(pools: Pools, { retry, headEveryMs }: StoreSettings) {
    const read = <Value>(work: (db: PostgresConnection) => Promise<Value>) => retrying(retry, () => withConnection(pools.readers, work))
    super({ once: read, atOnce: (work) => read((db) => db.atOnce(() => work(db))) })
    this.#pools = pools
    this.#retry = retry
    this.#watch = new HeadWatch(() => this.head(), headEveryMs)
  }

  async transact<Value>(work: (transaction: StoreTransaction) => Promise<Value>): Promise<Value> {
    return this.#whileOpen(() => retrying(this.#retry, () => withConnection(this.#pools.writers, (db) => this.#attempt(db, work))))
  }

  async atOneMoment<Value>(work: (view: StoreView) => Promise<Value>): Promise<Value> {
    return this.#whileOpen(async () => {
      const open = () => retrying(this.#retry, () => this.#pools.openView())
      try {
        return await withOwnConnection(open, (db) => this.#look(db, work))
      } catch (error) {
        // What the work has done with the half it saw is its own affair: it is not begun again.
        throw asStoreFailure(error)
      }
    })
  }

  noteDesk(report: DeskReport): Promise<void> {
    return this.#note((db) => keepReport(db, report))
  }

  noteFault(fault: CommandFault): Promise<number> {
    return this.#note((db) => countFault(db, fault))
  }

  takePaymentTurns(turns: PaymentTurns): Promise<readonly PaymentRequest[]> {
    return this.#note((db) => takePaymentTurns(db, turns))
  }

  onForeignCommit(listener: (head: Cursor) => void): () => void {
    return this.#watch.listen(listener)
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    this.#watch.stop()
    await Promise.allSettled(this.#underway)
    await this.#pools.close()
  }

  async #attempt<Value>(db: PostgresConnection, work: (transaction: StoreTransaction) => Promise<Value>): Promise<Value> {
    const begun = db.begin('ISOLATION LEVEL READ COMMITTED')
    const transaction = new PostgresTransaction(db)
    const value = await work(transaction)
    await begun
    // A failure the work kept to itself has undone the transaction all the same.
    if (db.failure) throw db.failure
    await db.exec('COMMIT')
    if (transaction.savedVersion !== null) this.#watch.committed(transaction.savedVersion)
    return value
  }

  async #look<Value>(db: PostgresConnection, work: (view: StoreView) => Promise<Value>): Promise<Value> {
    await db.exec('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const view = new PostgresView(db)
    // The moment is that of the first statement that looks.
    await view.head()
    return work(view)
  }

  /** One statement beside the shop's history. */
  #note<Value>(work: (db: PostgresConnection) => Promise<Value>): Promise<Value> {
    return this.#whileOpen(() => retrying(this.#retry, () => withConnection(this.#pools.writers, work)))
  }

  async #whileOpen<Value>(work: () => Promise<Value>): Promise<Value> {
    if (this.#closed) throw new StoreFailure('unfit', 'The store is closed.')
    const underway = work()
    this.#underway.add(underway)
    try {
      return await underway
    } finally {
      this.#underway.delete(underway)
    }
  }
}
