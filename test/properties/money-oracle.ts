// What an order costs and what its parts are worth, reckoned a second time from the raw figures: in BigInt, from the words of
// the specification, and without a line of the arithmetic that is checked against it.

export type RoundType = 'item' | 'line' | 'total'
export type RoundMode = 'halfUp' | 'halfDown' | 'halfEven' | 'up' | 'down'

export interface RawLine {
  readonly quantity: number
  readonly unitPrice: number
  readonly lineDiscount: number
  readonly taxPercent: number
}

export interface RawOrder {
  readonly lines: readonly RawLine[]
  readonly voucher: number
  readonly shippingCost: number
  readonly handlingCost: number
  readonly shippingTaxPercent: number
  readonly pricesIncludeTax: boolean
  readonly vatExempt: boolean
  readonly roundType: RoundType
  readonly roundMode: RoundMode
}

/** Something that is worth an amount and consists of units; taken piece by piece, the last piece takes what is left. */
export class Pool {
  value: bigint
  units: bigint

  constructor(value: bigint, units: number) {
    this.value = value
    this.units = BigInt(units)
  }

  take(units: number): bigint {
    const part = BigInt(units) === this.units ? this.value : (this.value * BigInt(units)) / this.units
    this.value -= part
    this.units -= BigInt(units)
    return part
  }
}

export interface Priced {
  readonly lines: readonly bigint[]
  readonly shippingCost: bigint
  readonly handlingCost: bigint
}

export function priced(order: RawOrder): Priced {
  const listed = order.lines.map((line) => BigInt(line.unitPrice) * BigInt(line.quantity) - BigInt(line.lineDiscount))
  const goods = sum(listed)
  const voucher = BigInt(order.voucher) < goods ? BigInt(order.voucher) : goods
  const shares = shared(voucher, listed)
  const nets = listed.map((amount, index) => amount - at(shares, index))
  const costs = [BigInt(order.shippingCost), BigInt(order.handlingCost)]
  const offCosts = shared(order.vatExempt ? taxIn(sum(costs), order.shippingTaxPercent, order.roundMode) : 0n, costs)
  const moved = taxMoved(order, nets, sum(costs))
  return {
    lines: nets.map((net, index) => (order.vatExempt ? net - at(moved, index) : net + at(moved, index))),
    shippingCost: at(costs, 0) - at(offCosts, 0),
    handlingCost: at(costs, 1) - at(offCosts, 1),
  }
}

/** The tax within what is left of the lines and the costs, by rate. */
export function taxesWithin(order: RawOrder, lines: readonly Pool[], costs: bigint): ReadonlyMap<number, bigint> {
  const parts = [
    ...lines.map((pool, index) => ({ gross: pool.value, units: pool.units, percent: order.lines[index]?.taxPercent ?? 0 })),
    { gross: costs, units: 1n, percent: order.shippingTaxPercent },
  ]
  const taxes = new Map<number, bigint>()
  if (order.vatExempt) return taxes
  for (const { percent } of parts.filter((part) => part.gross !== 0n)) {
    const ofRate = parts.filter((part) => part.percent === percent)
    const tax = (gross: bigint) => taxIn(gross, percent, order.roundMode)
    if (order.roundType === 'total') taxes.set(percent, tax(sum(ofRate.map((part) => part.gross))))
    if (order.roundType === 'line') taxes.set(percent, sum(ofRate.map((part) => tax(part.gross))))
    if (order.roundType === 'item') taxes.set(percent, sum(ofRate.flatMap((part) => unitsOf(part.gross, part.units).map(tax))))
  }
  return taxes
}

/** Tax put on prices without it, or taken off prices with it where nobody owes it. */
function taxMoved(order: RawOrder, nets: readonly bigint[], costs: bigint): readonly bigint[] {
  const { pricesIncludeTax, vatExempt, roundType, roundMode } = order
  if (pricesIncludeTax && !vatExempt) return nets.map(() => 0n)
  if (!pricesIncludeTax && vatExempt) return nets.map(() => 0n)
  const taxOf = pricesIncludeTax ? taxIn : taxOn
  const rates = order.lines.map((line) => line.taxPercent)
  if (roundType === 'line') return nets.map((net, index) => taxOf(net, rateAt(rates, index), roundMode))
  if (roundType === 'item') {
    return nets.map((net, index) =>
      sum(unitsOf(net, BigInt(order.lines[index]?.quantity ?? 0)).map((unit) => taxOf(unit, rateAt(rates, index), roundMode))),
    )
  }
  const taxes = nets.map(() => 0n)
  for (const rate of new Set(rates)) {
    const ofRate = nets.map((net, index) => (rates[index] === rate ? net : null))
    const lines = ofRate.filter((net) => net !== null)
    // Shipping and handling have lost their share of the rate's tax already.
    const already = pricesIncludeTax && rate === order.shippingTaxPercent ? costs : 0n
    const parts = shared(taxOf(sum(lines) + already, rate, roundMode) - taxOf(already, rate, roundMode), lines)
    let place = 0
    for (const [index, net] of ofRate.entries()) {
      if (net === null) continue
      taxes[index] = at(parts, place)
      place += 1
    }
  }
  return taxes
}

/** Largest remainder, the earlier first where remainders are equal. */
function shared(whole: bigint, weights: readonly bigint[]): readonly bigint[] {
  const all = sum(weights)
  if (all === 0n) return weights.map((_, index) => (index === 0 ? whole : 0n))
  const parts = weights.map((weight) => (whole * weight) / all)
  const order = weights.map((_, index) => index)
  order.sort((a, b) => Number(((whole * at(weights, b)) % all) - ((whole * at(weights, a)) % all)) || a - b)
  const missing = Number(whole - sum(parts))
  for (const index of order.slice(0, missing)) parts[index] = at(parts, index) + 1n
  return parts
}

/** Units of an amount that does not divide differ by one. */
function unitsOf(amount: bigint, units: bigint): readonly bigint[] {
  if (units === 0n) return [amount]
  return Array.from({ length: Number(units) }, (_, index) => amount / units + (BigInt(index) < amount % units ? 1n : 0n))
}

function taxIn(gross: bigint, percent: number, mode: RoundMode): bigint {
  const [parts, hundred] = fraction(percent)
  return rounded(gross * parts, hundred + parts, mode)
}

function taxOn(net: bigint, percent: number, mode: RoundMode): bigint {
  const [parts, hundred] = fraction(percent)
  return rounded(net * parts, hundred, mode)
}

/** A rate as it is written, 7.7 as 77 of 1000. */
function fraction(percent: number): readonly [bigint, bigint] {
  const [whole = '0', decimals = ''] = String(percent).split('.')
  return [BigInt(whole + decimals), 100n * 10n ** BigInt(decimals.length)]
}

function rounded(numerator: bigint, denominator: bigint, mode: RoundMode): bigint {
  const below = numerator / denominator
  const twice = 2n * (numerator % denominator)
  if (twice === 0n || mode === 'down') return below
  if (mode === 'up' || twice > denominator) return below + 1n
  if (twice < denominator || mode === 'halfDown') return below
  return mode === 'halfUp' || below % 2n === 1n ? below + 1n : below
}

export function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n)
}

function at(amounts: readonly bigint[], index: number): bigint {
  return amounts[index] ?? 0n
}

function rateAt(rates: readonly number[], index: number): number {
  return rates[index] ?? 0
}
