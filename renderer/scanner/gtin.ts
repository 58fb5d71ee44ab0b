/** Item numbers are 8, 12, 13 or 14 digits; all are the same number with zeros in front. */
const LENGTHS: ReadonlySet<number> = new Set([8, 12, 13, 14])

export function looksLikeGtin(text: string): boolean {
  return LENGTHS.has(text.length) && /^\d+$/.test(text)
}

/** The last digit these digits should have, by the rule of item numbers and shipping units (3, 1, 3, 1 from the right). */
export function expectedCheckDigit(digits: string): string {
  let sum = 0
  for (const [place, digit] of [...digits.slice(0, -1)].reverse().entries()) sum += Number(digit) * (place % 2 === 0 ? 3 : 1)
  return String((10 - (sum % 10)) % 10)
}

export function hasRightCheckDigit(digits: string): boolean {
  return digits.at(-1) === expectedCheckDigit(digits)
}

/** The item number as 14 digits; null when this is none or its check digit is wrong. */
export function gtinOf(text: string): string | null {
  return looksLikeGtin(text) && hasRightCheckDigit(text) ? text.padStart(14, '0') : null
}

/** Every way the same item number is written, the usual one first: 13 digits, 12, 8, then all 14. */
export function gtinSpellings(gtin: string): readonly string[] {
  return [13, 12, 8, 14].flatMap((length) => (/^0*$/.test(gtin.slice(0, 14 - length)) ? [gtin.slice(14 - length)] : []))
}

/** The 12 digits that the short code of a small packet stands for; null when it is no such code. */
export function unfoldedUpcE(text: string): string | null {
  const [, system, body, last, check] = /^([01])(\d{5})(\d)(\d)$/.exec(text) ?? []
  if (system === undefined || body === undefined || last === undefined || check === undefined) return null
  const [a, b, c, d, e] = body
  const middle: Record<string, string> = {
    '0': `${a}${b}00000${c}${d}${e}`,
    '1': `${a}${b}10000${c}${d}${e}`,
    '2': `${a}${b}20000${c}${d}${e}`,
    '3': `${a}${b}${c}00000${d}${e}`,
    '4': `${a}${b}${c}${d}00000${e}`,
  }
  const unfolded = `${system}${middle[last] ?? `${body}0000${last}`}${check}`
  return hasRightCheckDigit(unfolded) ? unfolded : null
}
