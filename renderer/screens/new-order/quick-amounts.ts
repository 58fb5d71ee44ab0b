import { currencyDecimals } from '../../../shared/base/money.ts'

const NOTES = [5, 10, 50, 100, 200, 500, 1000, 5000] as const

const SHOWN = 3

/** What people put on the counter for such a sum: the next round amounts above it, smallest first. Minor units. */
export function quickAmounts(toPay: number, currency: string): readonly number[] {
  if (toPay <= 0) return []
  const unit = 10 ** currencyDecimals(currency)
  const rounded = NOTES.map((note) => Math.ceil(toPay / (note * unit)) * note * unit)
  return [...new Set(rounded)]
    .filter((amount) => amount > toPay)
    .toSorted((a, b) => a - b)
    .slice(0, SHOWN)
}
