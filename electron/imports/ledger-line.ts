import { fail, ok, type Result } from '../../shared/base/result.ts'
import { type Phrase, phrase } from '../../shared/views/phrase.ts'
import { countryCode } from './country-code.ts'
import type { LedgerColumn } from './ledger-columns.ts'
import { type DateOrder, readDate } from './ledger-dates.ts'
import { type DecimalMark, readAmount, readQuantity } from './ledger-numbers.ts'
import type { LedgerTable, TableRow } from './ledger-table.ts'

/** One line of a ledger, understood. Amounts in minor units. */
export interface LedgerLine {
  readonly row: TableRow
  readonly invoice: string
  /** The invoice begins with C: it gives back. */
  readonly isGivingBack: boolean
  readonly sku: string
  readonly money: MoneyKind | null
  readonly description: string
  readonly quantity: number
  readonly unitPrice: number
  /** UTC; null when the ledger has no dates. */
  readonly at: string | null
  readonly customer: string
  readonly countryName: string
  readonly country: string
}

/** What a code that is no goods stands for (decisions 35). */
type MoneyKind = 'shipping' | 'handling' | 'discount'

const MONEY_CODES: Readonly<Record<string, MoneyKind>> = {
  POST: 'shipping',
  DOT: 'shipping',
  C2: 'shipping',
  M: 'handling',
  'BANK CHARGES': 'handling',
  AMAZONFEE: 'handling',
  D: 'discount',
}

export interface LedgerSpelling {
  readonly decimal: DecimalMark
  readonly dates: DateOrder
  readonly zone: string
  readonly currency: string
  readonly decimals: number
}

const MAX_QUANTITY = 1_000_000
const MAX_LINE_AMOUNT = 1_000_000_000_000
const MAX_LENGTH: Readonly<Partial<Record<LedgerColumn, number>>> = { invoice: 60, sku: 60, description: 500, customer: 120, country: 100 }

/** A line understood, or in words why not. */
export function readLine(table: LedgerTable, row: TableRow, spelling: LedgerSpelling): Result<LedgerLine, Phrase> {
  if (row.cells.every((cell) => cell.trim() === '')) return fail(phrase('The line is empty.'))
  if (row.cells.slice(table.header.length).some((cell) => cell.trim() !== '') || row.cells.length < table.header.length) {
    return fail(
      phrase('The line has {cells} cells where the header has {columns}.', {
        cells: `${row.cells.length}`,
        columns: `${table.header.length}`,
      }),
    )
  }
  const cell = (column: LedgerColumn) => textOf(row.cells[table.columns.get(column) ?? -1] ?? '')
  for (const [column, limit] of Object.entries(MAX_LENGTH) as [LedgerColumn, number][]) {
    if (cell(column).length > limit) return fail(phrase('The {column} is longer than {limit} characters.', { column, limit: `${limit}` }))
  }
  const invoice = cell('invoice')
  if (invoice === '') return fail(phrase('The invoice number is missing.'))
  const sku = cell('sku')
  if (sku === '') return fail(phrase('The stock code is missing.'))

  const quantity = readQuantity(cell('quantity'), spelling.decimal)
  if (quantity === null) return fail(phrase('The quantity "{text}" is not a whole number.', { text: cell('quantity') }))
  if (quantity === 0) return fail(phrase('The quantity is 0.'))
  if (Math.abs(quantity) > MAX_QUANTITY) return fail(phrase('The quantity {text} is more than a million.', { text: `${quantity}` }))
  const unitPrice = readAmount(cell('price'), spelling.decimal, spelling.decimals)
  if (unitPrice === null) return fail(priceProblem(cell('price'), spelling))
  if (unitPrice < 0) return fail(phrase('The price {text} is negative.', { text: cell('price') }))
  if (unitPrice * Math.abs(quantity) > MAX_LINE_AMOUNT) return fail(phrase('Quantity and price together are more than can be true.'))

  let at: string | null = null
  if (table.columns.has('date')) {
    at = readDate(cell('date'), spelling.dates, spelling.zone)
    if (at === null) return fail(dateProblem(cell('date'), spelling.dates))
  }
  const isGivingBack = /^c/i.test(invoice)
  const money = MONEY_CODES[sku.toUpperCase()] ?? null
  if (isGivingBack && quantity > 0) return fail(phrase('A cancellation gives back: its quantity must be negative.'))
  // A discount is money taken off, whichever of its numbers carries the sign.
  if (!isGivingBack && quantity < 0 && money !== 'discount')
    return fail(phrase('The quantity is negative, and the invoice is not a cancellation.'))

  const countryName = cell('country')
  return ok({
    row,
    invoice,
    isGivingBack,
    sku,
    money,
    description: cell('description'),
    quantity,
    unitPrice,
    at,
    customer: cell('customer'),
    countryName,
    country: countryCode(countryName) ?? '',
  })
}

function priceProblem(text: string, { decimal, currency, decimals }: LedgerSpelling): Phrase {
  if (text === '') return phrase('The price is missing.')
  const values = { text, currency, decimals: `${decimals}` }
  return decimal === ','
    ? phrase('The price "{text}" is not an amount in {currency} (decimal comma, at most {decimals} decimals).', values)
    : phrase('The price "{text}" is not an amount in {currency} (decimal point, at most {decimals} decimals).', values)
}

function dateProblem(text: string, order: DateOrder): Phrase {
  return order === 'dmy'
    ? phrase('The date "{text}" is not a date (read as day/month/year).', { text })
    : phrase('The date "{text}" is not a date (read as month/day/year).', { text })
}

function textOf(cell: string): string {
  return cell.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
}
