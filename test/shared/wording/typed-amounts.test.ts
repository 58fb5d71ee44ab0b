import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { currencyDecimals } from '../../../shared/base/money.ts'
import { parseAmount } from '../../../shared/views/amount-input.ts'
import { amountText, moneyText } from '../../../shared/views/money-text.ts'
import { numberFormat, speak, type Tongue } from '../../../shared/wording/tongue.ts'

afterEach(() => speak({ language: 'en', messages: {} }))

const TONGUES: readonly Tongue[] = [
  { language: 'en', messages: {} },
  { language: 'sv', messages: {} },
  { language: 'de', messages: {} },
  { language: 'de', messages: {}, locale: 'de-CH' },
  { language: 'de', messages: {}, locale: 'de-AT' },
  { language: 'ar', messages: {} },
  { language: 'ar', messages: {}, locale: 'ar-EG' },
  { language: 'ar', messages: {}, locale: 'ar-MA' },
]

describe.each(TONGUES)('in $language $locale', (tongue) => {
  const minor = fc.integer({ min: 0, max: 9_999_999_999 })
  const currency = fc.constantFrom('SEK', 'EUR', 'JPY', 'KWD')

  test('every amount that is shown can be typed back', () => {
    speak(tongue)
    fc.assert(fc.property(minor, currency, (amount, of) => parseAmount(amountText(amount, of), of) === amount))
  })

  test('every amount typed without thousands signs is read the same', () => {
    speak(tongue)
    const plain = (amount: number, of: string) => {
      const decimals = currencyDecimals(of)
      const options = { useGrouping: false, minimumFractionDigits: decimals, maximumFractionDigits: decimals }
      return numberFormat(options).format(amount / 10 ** decimals)
    }
    fc.assert(fc.property(minor, currency, (amount, of) => parseAmount(plain(amount, of), of) === amount))
  })
})

test.each([
  ['de', undefined, '1.234,56', 123_456],
  ['de', 'de-CH', '1’234.56', 123_456],
  ['sv', undefined, '1 234,56', 123_456],
  ['sv', undefined, '1\u00a0234,5', 123_450],
  ['ar', undefined, '١٬٢٣٤٫٥٦', 123_456],
  ['ar', 'ar-EG', '۱۲٫۵', 1_250],
] as const)('%s %s: “%s” is an amount', (language, locale, typed, minor) => {
  speak({ language, messages: {}, ...(locale ? { locale } : {}) })
  expect(parseAmount(typed, 'SEK')).toBe(minor)
})

test('three digits after a sign are thousands where the person groups by that sign, else decimals if the currency has them', () => {
  speak({ language: 'de', messages: {} })
  expect([parseAmount('1.234', 'KWD'), parseAmount('1,234', 'KWD')]).toEqual([1_234_000, 1_234])
  speak({ language: 'en', messages: {} })
  expect([parseAmount('1,234', 'KWD'), parseAmount('1.234', 'KWD')]).toEqual([1_234_000, 1_234])
})

test('the currency stands where the language puts it', () => {
  expect(moneyText(360_000, 'SEK')).toBe('SEK\u00a03,600.00')
  speak({ language: 'de', messages: {} })
  expect(moneyText(360_000, 'SEK')).toBe('3.600,00\u00a0SEK')
  expect(moneyText(1_500, 'JPY')).toBe('1.500\u00a0JPY')
})
