import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { asStoreFailure } from './sqlite-failure.ts'

/** One connection to one file: statements are prepared once, outages leave as StoreFailure. */
export class SqliteConnection {
  readonly file: string
  readonly #db: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()

  constructor(file: string, options: { readonly readOnly?: boolean } = {}) {
    this.file = file
    try {
      this.#db = new DatabaseSync(file, { readOnly: options.readOnly ?? false, timeout: 5000 })
    } catch (error) {
      throw asStoreFailure(error, file)
    }
  }

  /** Runs statements that take no parameters and answer nothing. */
  exec(sql: string): void {
    this.#guarded(() => this.#db.exec(sql))
  }

  /** Runs a writing statement; answers the rowid of the last insert. */
  run(sql: string, ...parameters: SQLInputValue[]): number {
    return this.#guarded(() => Number(this.#statement(sql).run(...parameters).lastInsertRowid))
  }

  get<Row>(sql: string, ...parameters: SQLInputValue[]): Row | undefined {
    return this.#guarded(() => this.#statement(sql).get(...parameters) as Row | undefined)
  }

  all<Row>(sql: string, ...parameters: SQLInputValue[]): readonly Row[] {
    return this.#guarded(() => this.#statement(sql).all(...parameters) as Row[])
  }

  /** Walks a result row by row. The statement is prepared for this walk alone, so that walks may be nested. */
  iterate<Row>(sql: string, ...parameters: SQLInputValue[]): Iterable<Row> {
    return this.#guarded(() => this.#db.prepare(sql).iterate(...parameters) as unknown as Iterable<Row>)
  }

  begin(): void {
    this.#step('BEGIN IMMEDIATE')
  }

  commit(): void {
    this.#step('COMMIT')
  }

  /** Undoes the open transaction; a full disk may have undone it already. */
  rollback(): void {
    if (this.#db.isTransaction) this.#step('ROLLBACK')
  }

  /** Runs work that does not wait as one transaction: all of it is kept, or nothing. */
  inTransaction<Value>(work: () => Value): Value {
    this.begin()
    try {
      const value = work()
      this.commit()
      return value
    } catch (error) {
      this.rollback()
      throw error
    }
  }

  /** Runs several reads over one state of the file: that of the transaction already open, else of this moment. */
  atOnce<Value>(work: () => Value): Value {
    if (this.#db.isTransaction) return work()
    this.#step('BEGIN')
    try {
      return work()
    } finally {
      this.rollback()
    }
  }

  close(): void {
    this.#statements.clear()
    if (this.#db.isOpen) this.#db.close()
  }

  #step(sql: string): void {
    this.#guarded(() => this.#statement(sql).run())
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql)
    if (known) return known
    const prepared = this.#db.prepare(sql)
    this.#statements.set(sql, prepared)
    return prepared
  }

  #guarded<Value>(work: () => Value): Value {
    try {
      return work()
    } catch (error) {
      throw asStoreFailure(error, this.file)
    }
  }
}
