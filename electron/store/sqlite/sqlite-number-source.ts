import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { IssuedNumber, NumberSource } from '../../ports/number-source.ts'
import { SqliteConnection } from './connection.ts'
import { DESK_FILE, DESK_FILE_NAME } from './desk-file.ts'
import { assertOurs, migrate } from './migrate.ts'
import { NumberBook } from './number-book.ts'
import { applyPragmas } from './pragmas.ts'

export interface NumberSourceOptions {
  /** The data folder; the caller holds it against other processes. */
  readonly folder: string
  /** Who the desk is from now on, when its file is made. */
  readonly newDeskId: string
  /** The series of its own orders, when its file is made. */
  readonly series?: string
}

/** The desk's identity and its numbers, in `desk.sqlite`. */
export class SqliteNumberSource implements NumberSource {
  readonly deskId: string
  readonly series: string
  readonly #db: SqliteConnection
  readonly #book: NumberBook

  constructor({ folder, ...newDesk }: NumberSourceOptions) {
    this.#db = openDeskDatabase(folder)
    this.#book = new NumberBook(this.#db, newDesk)
    this.deskId = this.#book.deskId
    this.series = this.#book.series
  }

  async numberFor(commandId: string, series: string = this.series): Promise<IssuedNumber> {
    return this.#book.issued(commandId) ?? this.#db.inTransaction(() => this.#book.issue(commandId, series))
  }

  async numbersFor(commandIds: readonly string[], series: string = this.series): Promise<readonly IssuedNumber[]> {
    return this.#db.inTransaction(() => commandIds.map((commandId) => this.#book.issued(commandId) ?? this.#book.issue(commandId, series)))
  }

  async startAbove(series: string, counter: number): Promise<void> {
    this.#book.startAbove(series, counter)
  }

  async close(): Promise<void> {
    this.#db.close()
  }
}

/** The folder's `desk.sqlite`, its settings asserted, brought to the newest version. */
export function openDeskDatabase(folder: string): SqliteConnection {
  mkdirSync(folder, { recursive: true })
  const db = new SqliteConnection(join(folder, DESK_FILE_NAME))
  try {
    assertOurs(db, DESK_FILE)
    applyPragmas(db)
    migrate(db, DESK_FILE)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}
