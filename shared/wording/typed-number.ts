import { numberFormat } from './tongue.ts'

/** Zeros of the scripts people type digits in: Arabic-Indic, Persian, Devanagari, full width. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0xff10]

/** What was typed, in plain digits and signs: digits of every script become 0 to 9; spaces and marks of direction go. */
export function plainNumber(typed: string): string {
  return [...typed.replaceAll(/[\s'’\u200e\u200f\u061c\u066c\u2066-\u2069]/gu, '')].map(plainSign).join('')
}

/** A whole number with this language's own thousands sign in it, without the sign; else as it came. */
export function withoutGroups(plain: string): string {
  const group = groupSign()
  const isGrouped = /^[.,]$/.test(group) && new RegExp(`^[+-]?\\d{1,3}(\\${group}\\d{3})+$`).test(plain)
  return isGrouped ? plain.replaceAll(group, '') : plain
}

function groupSign(): string {
  const group =
    numberFormat()
      .formatToParts(12_345_678)
      .find((part) => part.type === 'group')?.value ?? ''
  return group === '٬' ? '' : group
}

function plainSign(sign: string): string {
  if (sign === '٫') return '.'
  if (sign === '−') return '-'
  const code = sign.codePointAt(0) ?? 0
  const zero = ZEROS.find((each) => code >= each && code <= each + 9)
  return zero === undefined ? sign : String(code - zero)
}
