import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { amountCell, csvLine, escapeFormula, unescapeFormula } from '../../../shared/base/csv-cell.ts'

test.each(["=cmd|'/C calc'!A0", '+1', '-1+1', '@SUM(A1)', '\tx', '\rx', '\nx', '\0x', '＝1', '＋1', '－1', '＠x'])(
  'the cell %j is text and nothing a spreadsheet runs',
  (text) => {
    expect(escapeFormula(text)).toBe(`'${text}`)
  },
)

test('a number keeps its minus sign and its decimals', () => {
  expect(csvLine([-5, amountCell(-1250, 2), amountCell(5, 2), amountCell(1200, 0), amountCell(0, 3)])).toBe('-5,-12.50,0.05,1200,0.000\r\n')
})

test('cells with delimiter, quotation mark, line end or outer white space are quoted', () => {
  expect(csvLine(['a,b', 'say "hi"', 'two\nlines', ' edge', null, true])).toBe('"a,b","say ""hi""","two\nlines"," edge",,true\r\n')
})

test('whatever text goes out comes in again, in every delimiter', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 6 }),
      fc.constantFrom(',', ';', '\t'),
      (cells, delimiter) => {
        const [read] = parse(csvLine(cells, delimiter), { delimiter, record_delimiter: '\r\n' }) as string[][]
        expect(read?.map(unescapeFormula)).toEqual(cells)
      },
    ),
  )
})

test('no cell of text begins with what a spreadsheet runs', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('=', '+', '-', '@', '\t', '＝'), (text, lead) => {
      const [[cell]] = parse(csvLine([lead + text]), { record_delimiter: '\r\n' }) as [[string]]
      expect(cell.startsWith("'")).toBe(true)
    }),
  )
})
