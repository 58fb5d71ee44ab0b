import { expect, test } from 'vitest'
import { allCountryCodes, countryCode } from '../../../electron/imports/country-code.ts'

test.each([
  ['United Kingdom', 'GB'],
  ['EIRE', 'IE'],
  ['Channel Islands', 'JE'],
  ['se', 'SE'],
  ['Sverige', 'SE'],
  ['Côte d’Ivoire', 'CI'],
  ['Unspecified', null],
  ['European Community', null],
  ['ZZ', null],
  ['', null],
])('“%s” is %s', (text, code) => {
  expect(countryCode(text)).toBe(code)
})

test('every country of the list is a country', () => {
  expect(allCountryCodes().length).toBeGreaterThan(240)
  expect(allCountryCodes().length).toBeLessThan(300)
  for (const code of allCountryCodes()) expect(countryCode(code)).toBe(code)
})
