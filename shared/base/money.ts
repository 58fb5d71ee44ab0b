import { invariant } from './invariant.ts'

/** Splits `total` (minor units, may be negative) over `weights` by largest remainder: the parts always add up to `total`. */
export function splitByLargestRemainder(total: number, weights: readonly number[]): readonly number[] {
  invariant(Number.isSafeInteger(total), `cannot split ${total}: not whole minor units`)
  const weightSum = weights.reduce((sum, weight) => sum + weight, 0)
  if (weights.length === 0) return []
  // Without any weight there is no fair share: the first part carries the whole.
  if (weightSum === 0) return weights.map((_, index) => (index === 0 ? total : 0))
  const exact = weights.map((weight) => (total * weight) / weightSum)
  const parts = exact.map(Math.floor)
  let missing = total - parts.reduce((sum, part) => sum + part, 0)
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  for (const { index } of byRemainder) {
    if (missing <= 0) break
    parts[index] = (parts[index] ?? 0) + 1
    missing -= 1
  }
  return parts
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

/** Rounds half away from zero, the way people do. */
export function roundHalfUp(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value))
}

export type RoundMode = 'halfUp' | 'halfDown' | 'halfEven' | 'up' | 'down'

/** Rounds to whole minor units, away from zero (`up`), towards it (`down`), or to the nearest, halves as the mode says. */
export function roundBy(value: number, mode: RoundMode): number {
  const size = Math.abs(value)
  const below = Math.floor(size)
  const rest = size - below
  const isHigher = rest > 0 && (mode === 'up' || (mode !== 'down' && (rest > 0.5 || (rest === 0.5 && goesUp(mode, below)))))
  return Math.sign(value) * (isHigher ? below + 1 : below)
}

function goesUp(mode: RoundMode, below: number): boolean {
  return mode === 'halfUp' || (mode === 'halfEven' && below % 2 === 1)
}

/** The tax (minor units) contained in a gross amount at `percent`. */
export function taxWithin(gross: number, percent: number, mode: RoundMode = 'halfUp'): number {
  return roundBy((gross * percent) / (100 + percent), mode)
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
