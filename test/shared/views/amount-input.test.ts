import { expect, test } from 'vitest'
import { parseAmount } from '../../../shared/views/amount-input.ts'
import { amountText, moneyText } from '../../../shared/views/money-text.ts'

test.each([
  ['12', 'SEK', 1_200],
  ['12.5', 'SEK', 1_250],
  ['12,5', 'SEK', 1_250],
  ['1,234.56', 'SEK', 123_456],
  ['1.234,56', 'SEK', 123_456],
  ['1 234,56', 'SEK', 123_456],
  ['1,234', 'SEK', 123_400],
  ['1.234.567', 'SEK', 123_456_700],
  ['1,234', 'KWD', 1_234_000],
  ['1.234', 'KWD', 1_234],
  ['1500', 'JPY', 1_500],
  ['1,500', 'JPY', 1_500],
  ['0', 'SEK', 0],
])('“%s” of %s is read as %i minor units', (typed, currency, minor) => {
  expect(parseAmount(typed, currency)).toBe(minor)
})

test.each(['', 'abc', '-5', '1,2,3', '12.3456', '9'.repeat(20), '1e5'])('“%s” is no amount', (typed) => {
  expect(parseAmount(typed, 'SEK')).toBeNull()
})

test('what is shown can be typed back', () => {
  for (const [minor, currency] of [
    [123_456, 'SEK'],
    [5, 'SEK'],
    [1_500, 'JPY'],
    [1_234, 'KWD'],
  ] as const) {
    expect(parseAmount(amountText(minor, currency), currency)).toBe(minor)
  }
  expect(moneyText(360_000, 'SEK')).toBe('SEK\u00a03,600.00')
})
