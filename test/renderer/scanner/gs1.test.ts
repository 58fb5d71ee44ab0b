import { expect, test } from 'vitest'
import { GROUP_SEPARATOR, readGs1 } from '../../../renderer/scanner/gs1.ts'
import { expectedCheckDigit, gtinOf, gtinSpellings, looksLikeGtin, unfoldedUpcE } from '../../../renderer/scanner/gtin.ts'

const GTIN = '04006381333931'

function read(text: string) {
  const reading = readGs1(text)
  return reading.ok ? { ...reading.gs1, fault: reading.fault } : reading
}

test('a carton label gives the item, its batch, expiry and serial number', () => {
  const text = `01${GTIN}17271231${`10AB-7/2${GROUP_SEPARATOR}`}21S000123`
  expect(read(text)).toMatchObject({ gtin: GTIN, expiry: '2027-12-31', batch: 'AB-7/2', serial: 'S000123', fault: null })
})

test('a separator before the first part and after a part of fixed length is no part', () => {
  const text = `${GROUP_SEPARATOR}01${GTIN}${GROUP_SEPARATOR}10A7`
  expect(read(text)).toMatchObject({ gtin: GTIN, batch: 'A7' })
})

test('the text as it is printed under the bars says the same', () => {
  expect(read(`(01)${GTIN}(17)270200(10)AB7`)).toMatchObject({ gtin: GTIN, expiry: '2027-02-28', batch: 'AB7' })
})

test('weight, count and shipping unit are kept', () => {
  expect(read('001061414123456789083712')).toMatchObject({ sscc: '106141412345678908', count: 12, fault: null })
  expect(read(`01${GTIN}3103001750`)).toMatchObject({ parts: { '3103': '001750' } })
})

test('a wrong check digit is named with the one that would be right', () => {
  expect(read('0104006381333930')).toMatchObject({ fault: { is: 'checkDigit', digits: '04006381333930', expected: '1' } })
})

test.each([
  ['cut short', `01${GTIN.slice(0, 9)}`],
  ['letters in a number', `01${GTIN.slice(0, 9)}ABCDE`],
  ['a part nobody knows', '05123456'],
  ['a part with nothing in it', `01${GTIN}10`],
  ['nothing', ''],
])('a code that is none of these is not read: %s', (_name, text) => {
  expect(readGs1(text)).toMatchObject({ ok: false })
})

test('a day that does not exist is no expiry', () => {
  expect(read(`01${GTIN}17270231`)).toMatchObject({ gtin: GTIN, expiry: null })
})

test('an item number is the same with 8, 12, 13 and 14 digits, and none with a wrong check digit', () => {
  expect(gtinOf('4006381333931')).toBe(GTIN)
  expect(gtinOf('036000291452')).toBe('00036000291452')
  expect(gtinOf('96385074')).toBe('00000096385074')
  expect(gtinOf('4006381333930')).toBeNull()
  expect(gtinOf('12345')).toBeNull()
  expect(looksLikeGtin('4006381333930')).toBe(true)
  expect(expectedCheckDigit('4006381333930')).toBe('1')
  expect(gtinSpellings('00036000291452')).toEqual(['0036000291452', '036000291452', '00036000291452'])
  expect(gtinSpellings(GTIN)).toEqual(['4006381333931', GTIN])
})

test.each([
  ['04252614', '042100005264'],
  ['01234505', '012000003455'],
  ['01234558', '012345000058'],
])('the short code of a small packet is unfolded: %s', (short, whole) => {
  expect(unfoldedUpcE(short)).toBe(whole)
})

test('eight digits that are no short code are not unfolded', () => {
  expect(unfoldedUpcE('96385074')).toBeNull()
  expect(unfoldedUpcE('04252610')).toBeNull()
})
