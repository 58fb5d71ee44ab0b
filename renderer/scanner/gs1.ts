import { expectedCheckDigit, hasRightCheckDigit } from './gtin.ts'
import type { ScanFault } from './scan-fault.ts'

/** Ends a part of unknown length in a GS1 code (FNC1 in the bars). */
export const GROUP_SEPARATOR = '\x1d'

/** What a GS1 code says, by the names people use; everything is also in `parts` by its number. */
export interface Gs1 {
  /** 01 or 02: the item, 14 digits. */
  readonly gtin: string | null
  /** 10 */
  readonly batch: string | null
  /** 17, as a date: `2026-12-31`. A month without a day ends on its last. */
  readonly expiry: string | null
  /** 21 */
  readonly serial: string | null
  /** 00: the shipping unit, 18 digits. */
  readonly sscc: string | null
  /** 30 or 37: how many. */
  readonly count: number | null
  readonly parts: Readonly<Record<string, string>>
}

export type Gs1Reading =
  | { readonly ok: true; readonly gs1: Gs1; readonly fault: ScanFault | null }
  | { readonly ok: false; readonly rest: string }

/** Reads a GS1 element string, with its separators or as it is printed under the bars: `(01)04006381333931(10)A7`. */
export function readGs1(text: string): Gs1Reading {
  const parts: Record<string, string> = {}
  let rest = withoutSeparator(text)
  const isPrinted = rest.startsWith('(')
  while (rest !== '') {
    const part = isPrinted ? printedPart(rest) : encodedPart(rest)
    if (!part) return { ok: false, rest }
    parts[part.number] = part.value
    rest = part.rest
  }
  if (Object.keys(parts).length === 0) return { ok: false, rest: text }
  return { ok: true, gs1: gs1Of(parts), fault: faultOf(parts) }
}

interface Part {
  readonly number: string
  readonly value: string
  readonly rest: string
}

function encodedPart(text: string): Part | null {
  const numberLength = NUMBER_LENGTHS[text.slice(0, 2)]
  if (numberLength === undefined) return null
  const number = text.slice(0, numberLength)
  if (!/^\d+$/.test(number) || number.length < numberLength) return null
  const fixed = FIXED_LENGTHS[text.slice(0, 2)]
  if (fixed !== undefined) {
    const value = text.slice(numberLength, fixed)
    if (text.length < fixed || !/^\d+$/.test(value)) return null
    return { number, value, rest: withoutSeparator(text.slice(fixed)) }
  }
  const end = text.indexOf(GROUP_SEPARATOR)
  const value = text.slice(numberLength, end === -1 ? undefined : end)
  if (value === '' || value.length > LONGEST) return null
  return { number, value, rest: end === -1 ? '' : text.slice(end + 1) }
}

function printedPart(text: string): Part | null {
  const [whole, number, value] = /^\((\d{2,4})\)([^(]+)/.exec(text) ?? []
  if (whole === undefined || number === undefined || value === undefined) return null
  if (NUMBER_LENGTHS[number.slice(0, 2)] !== number.length) return null
  const fixed = FIXED_LENGTHS[number.slice(0, 2)]
  if (fixed !== undefined && (number.length + value.length !== fixed || !/^\d+$/.test(value))) return null
  return { number, value, rest: text.slice(whole.length) }
}

function withoutSeparator(text: string): string {
  return text.startsWith(GROUP_SEPARATOR) ? withoutSeparator(text.slice(1)) : text
}

const LONGEST = 90

/** How many digits name a part, by its first two. */
const NUMBER_LENGTHS: Readonly<Record<string, number>> = {
  ...lengths(2, ['00', '01', '02', '03', '04', '10', '11', '12', '13', '14', '15', '16', '17', '18', '19', '20', '21', '22', '30', '37']),
  ...lengths(2, ['90', '91', '92', '93', '94', '95', '96', '97', '98', '99']),
  ...lengths(3, ['23', '24', '25', '40', '41', '42']),
  ...lengths(4, ['31', '32', '33', '34', '35', '36', '39', '43', '70', '71', '72', '80', '81', '82']),
}

/** Number and value together, for the parts that never need a separator. */
const FIXED_LENGTHS: Readonly<Record<string, number>> = {
  ...lengths(20, ['00']),
  ...lengths(16, ['01', '02', '03']),
  ...lengths(18, ['04']),
  ...lengths(8, ['11', '12', '13', '14', '15', '16', '17', '18', '19']),
  ...lengths(4, ['20']),
  ...lengths(10, ['31', '32', '33', '34', '35', '36']),
  ...lengths(16, ['41']),
}

function lengths(length: number, numbers: readonly string[]): Record<string, number> {
  return Object.fromEntries(numbers.map((number) => [number, length]))
}

function gs1Of(parts: Readonly<Record<string, string>>): Gs1 {
  const count = parts['30'] ?? parts['37']
  return {
    gtin: parts['01'] ?? parts['02'] ?? null,
    batch: parts['10'] ?? null,
    expiry: dateOf(parts['17']),
    serial: parts['21'] ?? null,
    sscc: parts['00'] ?? null,
    count: count !== undefined && /^\d{1,8}$/.test(count) ? Number(count) : null,
    parts,
  }
}

function faultOf(parts: Readonly<Record<string, string>>): ScanFault | null {
  for (const number of ['00', '01', '02']) {
    const digits = parts[number]
    if (digits !== undefined && !hasRightCheckDigit(digits)) return { is: 'checkDigit', digits, expected: expectedCheckDigit(digits) }
  }
  return null
}

// Two digits of a year: goods of today expire between 1980 and 2079.
function dateOf(digits: string | undefined): string | null {
  const [, year, month, day] = /^(\d\d)(0[1-9]|1[0-2])(\d\d)$/.exec(digits ?? '') ?? []
  if (year === undefined || month === undefined || day === undefined) return null
  const century = Number(year) >= 80 ? '19' : '20'
  const last = new Date(Date.UTC(Number(century + year), Number(month), 0)).getUTCDate()
  if (Number(day) > last) return null
  return `${century}${year}-${month}-${day === '00' ? last : day}`
}
