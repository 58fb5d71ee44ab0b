import { expect, test } from 'vitest'
import { readTable } from '../../../electron/imports/ledger-table.ts'
import { saidFault } from '../../support/said-fault.ts'

const HEADER = 'InvoiceNo;StockCode;Description;Quantity;UnitPrice'

async function tableOf(text: string) {
  const table = await readTable({ name: 'ledger.csv', text, kind: 'table' })
  if (!table.ok) throw new Error(JSON.stringify(table.error))
  return table.value
}

async function faultOf(text: string) {
  const table = await readTable({ name: 'ledger.csv', text, kind: 'table' })
  if (table.ok) throw new Error('it was taken')
  return saidFault(table.error)
}

test('columns are found by name, in any order and spelling', async () => {
  const { columns, rows } = await tableOf('unit price\tQTY\tDate\t"Stock Code"\tinvoice_no\n2.5\t1\t2010-12-01\tA\t7')
  expect(Object.fromEntries(columns)).toEqual({ price: 0, quantity: 1, date: 2, sku: 3, invoice: 4 })
  expect(rows).toEqual([{ line: 2, cells: ['2.5', '1', '2010-12-01', 'A', '7'] }])
})

test.each([
  ['Swedish', 'Fakturanummer;Artikelnummer;Benämning;Antal;Styckpris;Fakturadatum;Kundnummer;Land'],
  ['German', 'Rechnungsnummer;Artikelnummer;Bezeichnung;Menge;Einzelpreis;Rechnungsdatum;Kundennummer;Land'],
  ['German, as the screen names them', 'Rechnung;Artikel;Beschreibung;Menge;Preis;Datum;Kunde;Land'],
])('a header in %s is understood', async (_tongue, header) => {
  const { columns } = await tableOf(`${header}\n7;A;Cup;1;2,50;2010-12-01;9;Sverige`)
  expect(Object.fromEntries(columns)).toEqual({
    invoice: 0,
    sku: 1,
    description: 2,
    quantity: 3,
    price: 4,
    date: 5,
    customer: 6,
    country: 7,
  })
})

test.each([';', ',', '\t'])('the delimiter “%s” is found', async (delimiter) => {
  const { rows } = await tableOf(`${HEADER.replaceAll(';', delimiter)}\n${['1', 'A', 'x', '2', '3'].join(delimiter)}\n`)
  expect(rows[0]?.cells).toEqual(['1', 'A', 'x', '2', '3'])
})

test('a spreadsheet may say its delimiter in the first line', async () => {
  const { rows, delimiter } = await tableOf(`sep=|\n${HEADER.replaceAll(';', '|')}\n1|A|x|2|3\n`)
  expect(delimiter).toBe('|')
  expect(rows).toEqual([{ line: 3, cells: ['1', 'A', 'x', '2', '3'] }])
})

test('lines keep their number through blank lines, mixed line ends and texts over several lines', async () => {
  const { rows } = await tableOf(`${HEADER}\r\n1;A;x;1;1\n\n2;B;"two\nlines";1;1\r3;C;z;1;1`)
  expect(rows.map((row) => [row.line, row.cells[0]])).toEqual([
    [2, '1'],
    [4, '2'],
    [6, '3'],
  ])
})

test('quotation marks within a text are kept, doubled or not', async () => {
  const { rows } = await tableOf(`${HEADER}\n1;A;12" RULER;1;1\n2;B;"LETTER ""D"" RING";1;1`)
  expect(rows.map((row) => row.cells[2])).toEqual(['12" RULER', 'LETTER "D" RING'])
})

test('a missing column is told by name, with what the header says and the cure', async () => {
  const fault = await faultOf('InvoiceNo;StockCode;Description;UnitPrice\n1;A;x;2')
  expect(fault).toMatchObject({ code: 'MISSING_HEADER', file: 'ledger.csv', line: 1, message: expect.stringContaining('Quantity') })
  expect(fault.cure).toContain('InvoiceNo, StockCode, Quantity, UnitPrice')
})

test('a file that begins with data has no header', async () => {
  expect(await faultOf('536365;85123A;HEART;6;2,55')).toMatchObject({ code: 'MISSING_HEADER', line: 1 })
})

test('two columns of the same name are refused', async () => {
  expect(await faultOf(`${HEADER};Quantity\n1;A;x;2;3;4`)).toMatchObject({ code: 'DUPLICATE_HEADER', line: 1 })
})

test('a header without lines is refused', async () => {
  expect(await faultOf(HEADER)).toMatchObject({ code: 'EMPTY' })
})

test('a quotation mark that is never closed is told with the line it opens on', async () => {
  expect(await faultOf(`${HEADER}\n1;A;x;1;1\n2;B;"open;1;1\n3;C;z;1;1`)).toMatchObject({ code: 'BROKEN_CSV', line: 3 })
})

test('a line of two million characters is refused and not kept in memory', async () => {
  expect(await faultOf(`${HEADER}\n1;A;${'x'.repeat(2_000_000)};1;1`)).toMatchObject({ code: 'BROKEN_CSV', line: 2 })
})

test('a mended rejects file reads as the ledger it came from', async () => {
  const { header, rows } = await tableOf(`line;reason;${HEADER}\n7;The price is missing.;1;A;'=SUM(A1);1;2`)
  expect(header[0]).toBe('InvoiceNo')
  expect(rows).toEqual([{ line: 2, cells: ['1', 'A', '=SUM(A1)', '1', '2'] }])
})
