import { invariant } from './invariant.ts'

/** Splits `total` (minor units, may be negative) over `weights` by largest remainder: the parts always add up to `total`. */
export function splitByLargestRemainder(total: number, weights: readonly number[]): readonly number[] {
  invariant(Number.isSafeInteger(total), `cannot split ${total}: not whole minor units`)
  const weightSum = weights.reduce((sum, weight) => sum + weight, 0)
  if (weights.length === 0) return []
  // Without any weight there is no fair share: the first part carries the whole.
  if (weightSum === 0) return weights.map((_, index) => (index === 0 ? total : 0))
  // Whole numbers throughout: a remainder that is equal on paper must not differ by a rounding of the machine.
  const shares = weights.map((weight) => divide(total, weight, weightSum))
  const parts = shares.map((share) => share.whole)
  let missing = total - parts.reduce((sum, part) => sum + part, 0)
  const byRemainder = shares.map(({ rest }, index) => ({ index, rest })).sort((a, b) => b.rest - a.rest || a.index - b.index)
  for (const { index } of byRemainder) {
    if (missing <= 0) break
    parts[index] = (parts[index] ?? 0) + 1
    missing -= 1
  }
  return parts
}

/** `amount * weight / sum` as a whole number below it and what is left of it, in parts of `sum`; exact at any size. */
function divide(amount: number, weight: number, sum: number): { readonly whole: number; readonly rest: number } {
  const product = amount * weight
  if (Number.isSafeInteger(product)) {
    const whole = Math.floor(product / sum)
    return { whole, rest: product - whole * sum }
  }
  const exact = BigInt(amount) * BigInt(weight)
  const over = exact % BigInt(sum)
  const rest = over < 0n ? over + BigInt(sum) : over
  return { whole: Number((exact - rest) / BigInt(sum)), rest: Number(rest) }
}

/**
 * The value (minor units) of taking `taken` of `available` units from a pool worth `pool`.
 * Taking the last unit takes the residue, so however the pool is emptied the parts add up to it.
 */
export function shareOfPool(pool: number, taken: number, available: number): number {
  invariant(taken >= 0 && taken <= available, `cannot take ${taken} of ${available}`)
  if (taken === 0) return 0
  return taken === available ? pool : Math.floor((pool * taken) / available)
}

export type RoundMode = 'halfUp' | 'halfDown' | 'halfEven' | 'up' | 'down'

/**
 * `amount * part / whole` in whole minor units: away from zero (`up`), towards it (`down`), or to the nearest, halves as the
 * mode says. Exact: a half is a half, whatever the machine makes of decimals.
 */
export function roundShare(amount: number, part: number, whole: number, mode: RoundMode): number {
  const { whole: below, rest } = divide(Math.abs(amount), part, whole)
  const beyondHalf = rest - (whole - rest)
  const isHigher = rest > 0 && (mode === 'up' || (mode !== 'down' && (beyondHalf > 0 || (beyondHalf === 0 && goesUp(mode, below)))))
  const size = isHigher ? below + 1 : below
  return amount < 0 ? 0 - size : size
}

function goesUp(mode: RoundMode, below: number): boolean {
  return mode === 'halfUp' || (mode === 'halfEven' && below % 2 === 1)
}

/** The tax (minor units) contained in a gross amount at `percent`. */
export function taxWithin(gross: number, percent: number, mode: RoundMode = 'halfUp'): number {
  const rate = rateOf(percent)
  return roundShare(gross, rate, WHOLE + rate, mode)
}

/** The tax (minor units) to be added to a net amount at `percent`. */
export function taxUpon(net: number, percent: number, mode: RoundMode = 'halfUp'): number {
  return roundShare(net, rateOf(percent), WHOLE, mode)
}

// Rates have up to four decimals (7.7, 8.875): counted in ten-thousandths of a percent they are whole numbers.
const WHOLE = 1_000_000

function rateOf(percent: number): number {
  return Math.round(percent * (WHOLE / 100))
}

/** Decimals of an ISO 4217 currency; two unless the list says otherwise. */
export function currencyDecimals(currency: string): number {
  return DECIMALS[currency] ?? 2
}

const DECIMALS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
}

export function sumOf<Item>(items: Iterable<Item>, amountOf: (item: Item) => number): number {
  let total = 0
  for (const item of items) total += amountOf(item)
  return total
}
