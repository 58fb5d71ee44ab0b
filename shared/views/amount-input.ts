import { currencyDecimals } from '../base/money.ts'
import { plainNumber, withoutGroups } from '../wording/typed-number.ts'

/**
 * Reads an amount as people type it ("1,234.56", "1.234,56", "12,5", "1 000", "١٢٫٥") into minor units; null when it is none.
 *
 * The last comma or point is the decimal mark when at most as many digits follow it as the currency has; otherwise it groups thousands.
 * Where both could be, as in "1,234" of three decimals, the spoken language says which.
 */
export function parseAmount(typed: string, currency: string): number | null {
  const text = withoutGroups(plainNumber(typed))
  if (!/^\d[\d.,]*$/.test(text)) return null
  const decimals = currencyDecimals(currency)
  const mark = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','))
  const digitsAfter = mark === -1 ? 0 : text.length - mark - 1
  const isDecimalMark = mark !== -1 && digitsAfter <= decimals
  const whole = isDecimalMark ? text.slice(0, mark) : text
  if (!/^(\d+|\d{1,3}([.,]\d{3})+)$/.test(whole)) return null
  const fraction = isDecimalMark ? text.slice(mark + 1) : ''
  const minor = Number(whole.replaceAll(/[.,]/g, '') + fraction.padEnd(decimals, '0'))
  return Number.isSafeInteger(minor) ? minor : null
}
