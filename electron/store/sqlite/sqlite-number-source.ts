import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { IssuedNumber, NumberSource } from '../../ports/number-source.ts'
import { SqliteConnection } from './connection.ts'
import { DESK_FILE } from './desk-file.ts'
import { assertOurs, migrate } from './migrate.ts'
import { applyPragmas } from './pragmas.ts'

export interface NumberSourceOptions {
  /** The data folder; the caller holds it against other processes. */
  readonly folder: string
  /** Who the desk is from now on, when its file is made. */
  readonly newDeskId: string
  /** The series of its own orders, when its file is made. */
  readonly series?: string
}

export const DESK_FILE_NAME = 'desk.sqlite'

/** The desk's identity and its numbers, in `desk.sqlite`. */
export class SqliteNumberSource implements NumberSource {
  readonly deskId: string
  readonly series: string
  readonly #db: SqliteConnection

  constructor({ folder, newDeskId, series = 'A' }: NumberSourceOptions) {
    mkdirSync(folder, { recursive: true })
    this.#db = new SqliteConnection(join(folder, DESK_FILE_NAME))
    assertOurs(this.#db, DESK_FILE)
    applyPragmas(this.#db)
    migrate(this.#db, DESK_FILE)
    this.#db.run('INSERT INTO desk (one, desk_id, series) VALUES (1, ?, ?) ON CONFLICT (one) DO NOTHING', newDeskId, series)
    const desk = this.#db.get<{ desk_id: string; series: string }>('SELECT desk_id, series FROM desk')
    this.deskId = desk?.desk_id ?? newDeskId
    this.series = desk?.series ?? series
  }

  async numberFor(commandId: string, series: string = this.series): Promise<IssuedNumber> {
    return this.#issued(commandId) ?? this.#inTransaction(() => this.#issue(commandId, series))
  }

  async numbersFor(commandIds: readonly string[], series: string = this.series): Promise<readonly IssuedNumber[]> {
    return this.#inTransaction(() => commandIds.map((commandId) => this.#issued(commandId) ?? this.#issue(commandId, series)))
  }

  async startAbove(series: string, counter: number): Promise<void> {
    this.#db.run(
      'INSERT INTO series (name, counter) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET counter = max(counter, excluded.counter)',
      series,
      counter,
    )
  }

  async close(): Promise<void> {
    this.#db.close()
  }

  #issued(commandId: string): IssuedNumber | undefined {
    const row = this.#db.get<IssuedNumber>('SELECT number, reference FROM issued_number WHERE command_id = ?', commandId)
    return row && { number: row.number, reference: row.reference }
  }

  #issue(commandId: string, series: string): IssuedNumber {
    const row = this.#db.get<{ counter: number }>(
      'INSERT INTO series (name, counter) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET counter = counter + 1 RETURNING counter',
      series,
    )
    const number = `${series}-${String(row?.counter ?? 0).padStart(5, '0')}`
    const reference = this.#freeReference(commandId)
    this.#db.run('INSERT INTO issued_number (command_id, number, reference) VALUES (?, ?, ?)', commandId, number, reference)
    return { number, reference }
  }

  /** Nine letters drawn from the command's id and this desk's, drawn again while this desk has given them before. */
  #freeReference(commandId: string): string {
    for (let draw = 0; ; draw += 1) {
      const reference = nineLetters(`${this.deskId} ${commandId} ${draw}`)
      const given = this.#db.get('SELECT 1 FROM issued_number WHERE reference = ?', reference)
      if (!given) return reference
    }
  }

  #inTransaction<Value>(work: () => Value): Value {
    this.#db.begin()
    try {
      const value = work()
      this.#db.commit()
      return value
    } catch (error) {
      this.#db.rollback()
      throw error
    }
  }
}

function nineLetters(seed: string): string {
  let rest = createHash('sha256').update(seed).digest().readBigUInt64BE()
  let letters = ''
  while (letters.length < 9) {
    letters += String.fromCharCode(65 + Number(rest % 26n))
    rest /= 26n
  }
  return letters
}
