import { currencyDecimals } from '../../../shared/base/money.ts'

const NOTES = [5, 10, 50, 100, 200, 500, 1000, 5000] as const

const SHOWN = 4

/** Nobody counts out coins for a large sum: a note too small to matter in it is left out. */
const SMALLEST_SHARE = 1 / 50

/** What people put on the counter for such a sum: the next round amounts above it, smallest first. Minor units. */
export function quickAmounts(toPay: number, currency: string): readonly number[] {
  if (toPay <= 0) return []
  const unit = 10 ** currencyDecimals(currency)
  const notes = NOTES.map((note) => note * unit).filter((note) => note >= toPay * SMALLEST_SHARE)
  const rounded = notes.map((note) => Math.ceil(toPay / note) * note)
  return [...new Set(rounded)]
    .filter((amount) => amount > toPay)
    .toSorted((a, b) => a - b)
    .slice(0, SHOWN)
}
