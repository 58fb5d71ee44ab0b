import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ImportFigures } from '../../electron/imports/import-report.ts'
import { COLUMN_NAMES, LEDGER_COLUMNS, type LedgerColumn } from '../../electron/imports/ledger-columns.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import { ImportFolder } from '../support/import-folder.ts'

const TABLE = parse(readFileSync('test/fixtures/ledger/online-retail.eu.csv'), { delimiter: ';', bom: true }) as string[][]

interface Spelling {
  readonly delimiter: ';' | ',' | '\t'
  readonly decimal: ',' | '.'
  readonly dates: 'dmy' | 'mdy' | 'iso'
  readonly lineEnd: '\n' | '\r\n' | '\r'
  readonly encoding: 'utf8' | 'utf8-mark' | 'utf16le-mark'
  readonly order: readonly LedgerColumn[]
  /** Which of a column's known names is used. */
  readonly name: number
}

function respell(rows: readonly (readonly string[])[], spelling: Spelling): Uint8Array {
  const { delimiter, decimal, dates, order, name, lineEnd } = spelling
  const cellOf = (row: readonly string[], column: LedgerColumn): string => {
    const cell = row[LEDGER_COLUMNS.indexOf(column)] ?? ''
    if (column === 'price') return cell.replace(',', decimal)
    if (column !== 'date' || dates === 'dmy') return cell
    const [, day = '', month = '', year = '', time = ''] = /^(\d+)\/(\d+)\/(\d+) (.*)$/.exec(cell) ?? []
    return dates === 'mdy' ? `${month}/${day}/${year} ${time}` : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')} ${time}`
  }
  const quoted = (cell: string) => (cell.includes(delimiter) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell)
  const header = order.map((column) => COLUMN_NAMES[column][name % COLUMN_NAMES[column].length] ?? '')
  const lines = [header, ...rows.map((row) => order.map((column) => cellOf(row, column)))]
  const text = lines.map((cells) => cells.map(quoted).join(delimiter)).join(lineEnd)
  if (spelling.encoding === 'utf8') return Buffer.from(text)
  return spelling.encoding === 'utf8-mark' ? Buffer.from(`\ufeff${text}`) : Buffer.from(`\ufeff${text}`, 'utf16le')
}

async function importAs(
  rows: readonly (readonly string[])[],
  spelling: Spelling,
): Promise<{ figures: ImportFigures; orders: readonly unknown[] }> {
  const folder = await ImportFolder.open()
  try {
    const { figures } = await folder.imports(respell(rows, spelling), { dates: spelling.dates === 'iso' ? null : spelling.dates })
    return { figures, orders: (await folder.orders()).map(withoutSpelling) }
  } finally {
    await folder.remove()
  }
}

/** References are drawn per desk; everything else must be the same, the numbers too. */
function withoutSpelling({ reference: _, ...order }: Order): unknown {
  return order
}

const asPublished: Spelling = {
  delimiter: ';',
  decimal: ',',
  dates: 'dmy',
  lineEnd: '\n',
  encoding: 'utf8-mark',
  order: LEDGER_COLUMNS,
  name: 0,
}

test('the whole ledger in the American spelling gives the same orders', async () => {
  const rows = TABLE.slice(1)
  const american: Spelling = { ...asPublished, delimiter: ',', decimal: '.', dates: 'mdy', lineEnd: '\r\n', encoding: 'utf8' }
  const [published, respelled] = [await importAs(rows, asPublished), await importAs(rows, american)]
  expect(respelled.figures).toEqual({ lines: 10_000, imported: 9879, rejected: 121, orders: 438, returns: 9 })
  expect(respelled).toEqual(published)
})

test('whatever the spelling of a ledger, its orders are the same', async () => {
  // Money lines, guests, quotation marks, free lines, a negative quantity, a cancellation that finds its purchase.
  const rows = [...TABLE.slice(1, 120), ...TABLE.slice(460, 560), ...TABLE.slice(930, 942), ...TABLE.slice(2400, 2410)]
  const published = await importAs(rows, asPublished)
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        delimiter: fc.constantFrom(';', ',', '\t'),
        decimal: fc.constantFrom(',', '.'),
        dates: fc.constantFrom('dmy', 'mdy', 'iso'),
        lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
        encoding: fc.constantFrom('utf8', 'utf8-mark', 'utf16le-mark'),
        order: fc.shuffledSubarray([...LEDGER_COLUMNS], { minLength: LEDGER_COLUMNS.length }),
        name: fc.nat(8),
      }) as fc.Arbitrary<Spelling>,
      async (spelling) => {
        expect(await importAs(rows, spelling)).toEqual(published)
      },
    ),
    { numRuns: 25 },
  )
})
