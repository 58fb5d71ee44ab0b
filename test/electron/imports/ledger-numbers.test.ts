import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseDecimalMark, readAmount, readQuantity } from '../../../electron/imports/ledger-numbers.ts'

test.each([
  ['2,55', ',', 2, 255],
  ['27,5', ',', 2, 2750],
  ['569,77', ',', 2, 56_977],
  ['1.234,50', ',', 2, 123_450],
  ['1,234.50', '.', 2, 123_450],
  ['1 234,50', ',', 2, 123_450],
  ['1 234,50', ',', 2, 123_450],
  ["1'234.50", '.', 2, 123_450],
  ['-3,00', ',', 2, -300],
  ['2,550', ',', 2, 255],
  ['.5', '.', 2, 50],
  ['15', ',', 2, 1500],
  ['1200', ',', 0, 1200],
  ['-0', ',', 2, 0],
] as const)('%s with decimal %s and %i decimals is %i', (text, mark, decimals, minor) => {
  expect(readAmount(text, mark, decimals)).toBe(minor)
})

test.each([
  ['', ','],
  ['-', ','],
  ['2,555', ','],
  ['2.55', ','],
  ['1.23,4', ','],
  ['1,2,3', ','],
  ['2,', ','],
  ['12e3', '.'],
  ['0x10', '.'],
  ['=1+1', '.'],
  ['£2.55', '.'],
  ['99999999999999999', '.'],
] as const)('“%s” with decimal %s is no amount, and is never rounded into one', (text, mark) => {
  expect(readAmount(text, mark, 2)).toBeNull()
})

test('a quantity is whole, even where a spreadsheet wrote decimals', () => {
  expect(readQuantity('6,00', ',')).toBe(6)
  expect(readQuantity('-10', ',')).toBe(-10)
  expect(readQuantity('1,5', ',')).toBeNull()
})

test('amounts prove the decimal mark themselves; a thousand and a fraction prove nothing', () => {
  expect(chooseDecimalMark(['1,234', '2,55'], ',')).toBe(',')
  expect(chooseDecimalMark(['2.55', '1,234'], ';')).toBe('.')
  expect(chooseDecimalMark(['1.234,50'], ',')).toBe(',')
  expect(chooseDecimalMark(['1,234', '12'], ';')).toBe(',')
  expect(chooseDecimalMark(['1,234', '12'], ',')).toBe('.')
})

test('every amount survives being spelled and read, in either spelling', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -10_000_000, max: 10_000_000 }),
      fc.constantFrom(',' as const, '.' as const),
      fc.constantFrom(0, 2, 3),
      (minor, mark, decimals) => {
        const spelled = (minor / 10 ** decimals).toFixed(decimals).replace('.', mark)
        expect(readAmount(spelled, mark, decimals)).toBe(minor)
      },
    ),
  )
})
