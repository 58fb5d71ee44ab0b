import { callingCodeOf, leadingCallingCode } from './calling-codes.ts'

/** The digits of a telephone number as typed, in its international and in its national form, and its last four: any finds it. */
export function phoneTerms(phone: string, country: string): readonly string[] {
  const typed = phone.replace('(0)', '')
  const digits = typed.replace(/\D/gu, '')
  if (digits.length < FEWEST_DIGITS) return digits === '' ? [] : [digits]
  const international = typed.trim().startsWith('+') ? digits : digits.startsWith('00') ? digits.slice(2) : null
  const code = international === null ? callingCodeOf(country) : leadingCallingCode(international)
  const national = international === null ? digits.replace(/^0/u, '') : international.slice(code?.length ?? 0).replace(/^0/u, '')
  const forms = [digits, national, `0${national}`, digits.slice(-4)]
  return code === null ? forms : [...forms, code + national, `00${code}${national}`]
}

const FEWEST_DIGITS = 5
