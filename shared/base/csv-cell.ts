/** A number in the spelling it is to have, such as 12.50: written as it is, never as text. */
export interface NumberCell {
  readonly number: string
}

export type Cell = string | number | boolean | null | NumberCell

/** One line of RFC 4180: cells quoted where needed, texts that a spreadsheet would run as a formula made harmless. */
export function csvLine(cells: readonly Cell[], delimiter = ','): string {
  return `${cells.map((cell) => csvCell(cell, delimiter)).join(delimiter)}\r\n`
}

/** Minor units as an amount with the decimals of its currency. */
export function amountCell(minor: number, decimals: number): NumberCell {
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const sign = minor < 0 ? '-' : ''
  return { number: decimals === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(digits.length - decimals)}` }
}

function csvCell(cell: Cell, delimiter: string): string {
  if (cell === null) return ''
  // A number stays a number, the minus sign included: only text can be a formula.
  if (typeof cell === 'object') return cell.number
  if (typeof cell !== 'string') return String(cell)
  const text = escapeFormula(cell)
  return /["\r\n]|^\s|\s$/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text
}

// OWASP ASVS 5.0 1.2.10, and the full-width forms that some programs take for the plain ones.
const RISKY = /^'*[=+\-@\t\r\n\0＝＋－＠]/

/** Puts an apostrophe before text that would be run as a formula. Also before text that only looks so escaped, so that nothing is lost. */
export function escapeFormula(text: string): string {
  return RISKY.test(text) ? `'${text}` : text
}

/** The text as it was before `escapeFormula`. */
export function unescapeFormula(text: string): string {
  return text.startsWith("'") && RISKY.test(text.slice(1)) ? text.slice(1) : text
}
