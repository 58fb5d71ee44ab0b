import { createHash } from 'node:crypto'
import type { IssuedNumber } from '../../ports/number-source.ts'
import type { SqliteConnection } from './connection.ts'

/** Every number a desk file ever gave, and how it gives the next. Writes happen inside the caller's transaction. */
export class NumberBook {
  readonly deskId: string
  readonly series: string
  readonly #db: SqliteConnection

  /** Who the desk is stands in its file; `newDeskId` and `series` only count for a file that is new. */
  constructor(db: SqliteConnection, { newDeskId, series = 'A' }: { readonly newDeskId: string; readonly series?: string | undefined }) {
    this.#db = db
    db.run('INSERT INTO desk (one, desk_id, series) VALUES (1, ?, ?) ON CONFLICT (one) DO NOTHING', newDeskId, series)
    const desk = db.get<{ desk_id: string; series: string }>('SELECT desk_id, series FROM desk')
    this.deskId = desk?.desk_id ?? newDeskId
    this.series = desk?.series ?? series
  }

  issued(commandId: string): IssuedNumber | undefined {
    const row = this.#db.get<IssuedNumber>('SELECT number, reference FROM issued_number WHERE command_id = ?', commandId)
    return row && { number: row.number, reference: row.reference }
  }

  issue(commandId: string, series: string): IssuedNumber {
    const row = this.#db.get<{ counter: number }>(
      'INSERT INTO series (name, counter) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET counter = counter + 1 RETURNING counter',
      series,
    )
    return this.#write(commandId, { number: numberOf(series, row?.counter ?? 0), reference: this.#freeReference(commandId, []) })
  }

  /** The name `issue` would give if `reserved` had been issued before; nothing is written. */
  nextAfter(commandId: string, reserved: readonly IssuedNumber[]): IssuedNumber {
    const counter = this.counter(this.series)
    const above = Math.max(counter, ...reserved.map(({ number }) => counterOf(number)))
    return { number: numberOf(this.series, above + 1), reference: this.#freeReference(commandId, reserved) }
  }

  /** Gives a name that was reserved before. */
  take(commandId: string, name: IssuedNumber): void {
    this.startAbove(this.series, counterOf(name.number))
    this.#write(commandId, name)
  }

  startAbove(series: string, counter: number): void {
    this.#db.run(
      'INSERT INTO series (name, counter) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET counter = max(counter, excluded.counter)',
      series,
      counter,
    )
  }

  counter(series: string): number {
    return this.#db.get<{ counter: number }>('SELECT counter FROM series WHERE name = ?', series)?.counter ?? 0
  }

  #write(commandId: string, { number, reference }: IssuedNumber): IssuedNumber {
    this.#db.run('INSERT INTO issued_number (command_id, number, reference) VALUES (?, ?, ?)', commandId, number, reference)
    return { number, reference }
  }

  /** Nine letters drawn from the command's id and this desk's, drawn again while this desk has given them before. */
  #freeReference(commandId: string, reserved: readonly IssuedNumber[]): string {
    for (let draw = 0; ; draw += 1) {
      const reference = nineLetters(`${this.deskId} ${commandId} ${draw}`)
      const given = this.#db.get('SELECT 1 FROM issued_number WHERE reference = ?', reference)
      if (!given && !reserved.some((name) => name.reference === reference)) return reference
    }
  }
}

function numberOf(series: string, counter: number): string {
  return `${series}-${String(counter).padStart(5, '0')}`
}

function counterOf(number: string): number {
  return Number(number.slice(number.lastIndexOf('-') + 1))
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
