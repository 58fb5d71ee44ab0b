import { expect, test } from 'vitest'
import { chooseDateOrder, readDate } from '../../../electron/imports/ledger-dates.ts'

const london = 'Europe/London'

function choose(texts: readonly string[], delimiter: string, decimal: ',' | '.' = '.', said: 'dmy' | 'mdy' | null = null) {
  const choice = chooseDateOrder(
    said,
    texts.map((text, index) => ({ line: index + 2, text })),
    delimiter,
    decimal,
  )
  return choice.ok ? choice.value.order : choice.error
}

test('what was said counts before everything else', () => {
  expect(choose(['25/12/2010'], ';', ',', 'mdy')).toBe('mdy')
})

test('a value that allows one reading only decides for the file', () => {
  expect(choose(['1/2/2010', '25/12/2010 10:00'], ',')).toBe('dmy')
  expect(choose(['1/2/2010', '12/25/2010'], ';')).toBe('mdy')
})

test('else the delimiter decides, and for tabs the decimals', () => {
  expect(choose(['1/2/2010'], ';')).toBe('dmy')
  expect(choose(['1/2/2010'], ',')).toBe('mdy')
  expect(choose(['1/2/2010'], '\t', ',')).toBe('dmy')
  expect(choose(['1/2/2010'], '\t', '.')).toBe('mdy')
})

test('two values that contradict each other are told with their lines', () => {
  expect(choose(['25/12/2010', '12/25/2010'], ';')).toEqual({
    dayFirst: { line: 2, text: '25/12/2010' },
    monthFirst: { line: 3, text: '12/25/2010' },
  })
})

test.each([
  ['1/12/2010 08:26', 'dmy', '2010-12-01T08:26:00.000Z'],
  ['12/1/2010 8:26', 'mdy', '2010-12-01T08:26:00.000Z'],
  ['12/1/2010 8:26 PM', 'mdy', '2010-12-01T20:26:00.000Z'],
  ['12/1/2010 12:05 am', 'mdy', '2010-12-01T00:05:00.000Z'],
  ['1.7.2011 09:00', 'dmy', '2011-07-01T08:00:00.000Z'],
  ['01-07-11', 'dmy', '2011-06-30T23:00:00.000Z'],
  ['2011-07-01 09:00:30', 'mdy', '2011-07-01T08:00:30.000Z'],
  ['2011-07-01T09:00:00Z', 'dmy', '2011-07-01T09:00:00.000Z'],
  ['2011-07-01T09:00:00+02:00', 'dmy', '2011-07-01T07:00:00.000Z'],
] as const)('%s read as %s is %s', (text, order, utc) => {
  expect(readDate(text, order, london)).toBe(utc)
})

test.each(['', 'soon', '31/2/2011', '13/13/2011', '1/1/2011 25:00', '1/1/2011 13:00 PM', '1/1/1850', '40526.35', '=TODAY()'])(
  '“%s” is no date',
  (text) => {
    expect(readDate(text, 'dmy', london)).toBeNull()
  },
)

test('an hour the clocks skip or repeat is still one instant', () => {
  expect(readDate('27/3/2011 01:30', 'dmy', london)).toBe('2011-03-27T01:30:00.000Z')
  expect(readDate('30/10/2011 01:30', 'dmy', london)).toBe('2011-10-30T00:30:00.000Z')
  expect(readDate('15/6/2011 12:00', 'dmy', 'America/New_York')).toBe('2011-06-15T16:00:00.000Z')
})
