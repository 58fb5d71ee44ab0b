import { currencyDecimals } from '../../shared/base/money.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { type Phrase, phrase } from '../../shared/views/phrase.ts'
import type { FileFault } from './file-fault.ts'
import { breathe, type ImportOptions } from './import-report.ts'
import type { LedgerColumn } from './ledger-columns.ts'
import { chooseDateOrder, type DateChoice } from './ledger-dates.ts'
import { type LedgerLine, type LedgerSpelling, readLine } from './ledger-line.ts'
import { chooseDecimalMark } from './ledger-numbers.ts'
import type { Reject } from './ledger-plan.ts'
import { type LedgerTable, readTable } from './ledger-table.ts'
import type { SourceFile } from './read-source.ts'

/** A ledger taken in: every line understood or rejected, and how it was read. */
export interface Ledger {
  readonly table: LedgerTable
  readonly spelling: LedgerSpelling
  readonly lines: readonly LedgerLine[]
  readonly rejects: readonly Reject[]
  readonly notes: readonly Phrase[]
}

const LINES_BETWEEN_BREATHS = 2_000

/** Reads a ledger in whatever spelling it comes; what cannot be read line by line is rejected, what spoils the whole is a fault. */
export async function readLedger(source: SourceFile, options: ImportOptions): Promise<Result<Ledger, FileFault>> {
  const table = await readTable(source)
  if (!table.ok) return table
  const { rows, columns, delimiter } = table.value
  const cells = function* (column: LedgerColumn) {
    const index = columns.get(column)
    if (index !== undefined) for (const row of rows) yield { line: row.line, text: row.cells[index] ?? '' }
  }
  const decimal = chooseDecimalMark(
    [...cells('price')].map((cell) => cell.text),
    delimiter,
  )
  const dates = chooseDateOrder(options.dates, cells('date'), delimiter, decimal)
  if (!dates.ok) {
    const { dayFirst, monthFirst } = dates.error
    return fail({
      code: 'DATES_UNCLEAR',
      file: source.name,
      line: monthFirst.line,
      message: phrase('The dates contradict each other: {monthFirst} has the month first, {dayFirst} on line {line} the day.', {
        monthFirst: monthFirst.text,
        dayFirst: dayFirst.text,
        line: `${dayFirst.line}`,
      }),
      cure: phrase('Say --dates dmy or --dates mdy; lines that do not fit are then set aside.'),
    })
  }
  const zone = options.timeZone ?? 'Europe/London'
  const spelling = { decimal, dates: dates.value.order, zone, currency: options.currency, decimals: currencyDecimals(options.currency) }
  const lines: LedgerLine[] = []
  const rejects: Reject[] = []
  for (const [index, row] of rows.entries()) {
    if (index % LINES_BETWEEN_BREATHS === 0) await breathe()
    const line = readLine(table.value, row, spelling)
    if (line.ok) lines.push(line.value)
    else rejects.push({ row, reason: line.error })
  }
  const notes = [
    columns.has('date') ? datesNote(dates.value, zone) : phrase('There is no date column: everything is dated now.'),
    amountsNote(delimiter, spelling),
  ]
  return ok({ table: table.value, spelling, lines, rejects, notes })
}

function datesNote({ order, because }: DateChoice, zone: string): Phrase {
  return order === 'dmy'
    ? phrase('Dates are read as day/month/year ({because}), in {zone} time.', { because, zone })
    : phrase('Dates are read as month/day/year ({because}), in {zone} time.', { because, zone })
}

function amountsNote(mark: string, { decimal, currency }: LedgerSpelling): Phrase {
  const delimiter = DELIMITER_NAMES[mark] ?? mark
  return decimal === ','
    ? phrase('Columns are divided by {delimiter}; amounts in {currency} with a decimal comma.', { delimiter, currency })
    : phrase('Columns are divided by {delimiter}; amounts in {currency} with a decimal point.', { delimiter, currency })
}

const DELIMITER_NAMES: Readonly<Record<string, Phrase>> = { ';': phrase('semicolons'), ',': phrase('commas'), '\t': phrase('tabs') }
