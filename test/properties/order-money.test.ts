// Orders of random prices, rates and currencies, sold, cut, sent in parcels, captured and given back, beside an oracle that
// reckons the same from the raw figures.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { currencyDecimals } from '../../shared/base/money.ts'
import type { CommandArgs, NewLine } from '../../shared/lifecycle/command.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import { captured, netPaid, paid, refundable, refunded } from '../../shared/lifecycle/order-money.ts'
import { openShipments } from '../../shared/lifecycle/quantities.ts'
import { aLine, did, given, orderOf, placed, stocked, storeSetTo, type World } from '../support/given-order.ts'
import { openRequests, providerSaid } from '../support/provider-answers.ts'
import { Pool, priced, type RawOrder, sum, taxesWithin } from './money-oracle.ts'

const RATES = [0, 2.5, 6, 7.7, 8.875, 12, 19, 25] as const

/** A line, and what becomes of its units: so many are cancelled, so many leave in the first parcel, so many come back first. */
interface Fate {
  readonly cancelled: number
  readonly inFirstParcel: number
  readonly backFirst: number
}

const portion = fc.integer({ min: 0, max: 100 })
const partOf = (whole: number, percent: number) => Math.floor((whole * percent) / 100)

function rawOrders(most: number) {
  const line = fc
    .record({ quantity: fc.integer({ min: 1, max: 7 }), unitPrice: fc.nat(most), off: portion, taxPercent: fc.constantFrom(...RATES) })
    .map(({ off, ...rest }) => ({ ...rest, lineDiscount: off < 50 ? 0 : partOf(rest.unitPrice * rest.quantity, off) }))
  return fc.record({
    lines: fc.array(line, { minLength: 1, maxLength: 5 }),
    voucher: fc.oneof(fc.constant(0), fc.nat(most), fc.nat(most * 20)),
    shippingCost: fc.nat(most),
    handlingCost: fc.oneof(fc.constant(0), fc.nat(most)),
    shippingTaxPercent: fc.constantFrom(...RATES),
    pricesIncludeTax: fc.boolean(),
    vatExempt: fc.boolean(),
    roundType: fc.constantFrom('item', 'line', 'total'),
    roundMode: fc.constantFrom('halfUp', 'halfDown', 'halfEven', 'up', 'down'),
  })
}

const fates = fc.array(fc.record({ cancelled: portion, inFirstParcel: portion, backFirst: portion }), { minLength: 5, maxLength: 5 })

/** The most one unit costs, in minor units: what goes for 999 whole ones of each currency. */
const CURRENCIES = [
  ['JPY', 0, 99_999],
  ['EUR', 2, 99_999],
  ['KWD', 3, 999_999],
] as const

describe.each(CURRENCIES)('in %s, with %i decimals', (currency, decimals, most) => {
  test('has its decimals', () => expect(currencyDecimals(currency)).toBe(decimals))

  test('an order costs what the oracle says, made at once or grown line by line', () => {
    fc.assert(
      fc.property(rawOrders(most), fc.nat(4), (raw, later) => {
        const first = Math.max(1, raw.lines.length - later)
        const story = given(...placing(raw, currency, first), ...raw.lines.slice(first).map((_, index) => adding(raw, first + index)))
        const { order } = story.when('AddNote', { note: 'look' })
        const { lines, shippingCost, handlingCost } = priced(raw)
        expect(order.lines.map((line) => BigInt(line.total))).toEqual(lines)
        expect([BigInt(order.shippingCost), BigInt(order.handlingCost)]).toEqual([shippingCost, handlingCost])
        expectTotals(order, raw, poolsOf(raw), shippingCost + handlingCost)
      }),
      { numRuns: 150 },
    )
  })

  test('an order that grows after a parcel was made of it costs what it would have cost from the beginning', () => {
    fc.assert(
      fc.property(rawOrders(most), fc.integer({ min: 1, max: 4 }), (withVoucher, later) => {
        // What a voucher took off stays as it is by then.
        const raw = { ...withVoucher, voucher: 0 }
        const first = Math.max(1, raw.lines.length - later)
        const parcel = [did('ConfirmOrder', {}), did('ExpediteOrder', {})]
        const before = given(...placing(raw, currency, first), ...parcel)
        const totals = orderOf(before.world).lines.map((line) => line.total)
        for (const index of raw.lines.keys()) if (index >= first) adding(raw, index)(before.world)
        const { lines } = orderOf(before.world)
        expect(lines.slice(0, first).map((line) => line.total)).toEqual(totals)
        expect(sum(lines.map((line) => BigInt(line.total)))).toBe(sum(priced(raw).lines))
      }),
      { numRuns: 80 },
    )
  })

  test('what is cancelled, sent, captured and given back adds up to it, and full returns give back all but their costs', () => {
    fc.assert(
      fc.property(rawOrders(most), fates, portion, (raw, fate, returnCost) => {
        const { world } = given(...placing(raw, currency, raw.lines.length))
        const { shippingCost, handlingCost } = priced(raw)
        const costs = shippingCost + handlingCost
        const pools = poolsOf(raw)
        cancelSome(world, raw, fate, pools)
        expectTotals(orderOf(world), raw, pools, costs)
        const grandTotal = BigInt(orderOf(world).totals.grandTotal)

        const parcels = sendInTwo(world, fate, pools, costs)
        expect(BigInt(captured(orderOf(world)))).toBe(grandTotal)
        expect(BigInt(paid(orderOf(world)))).toBe(grandTotal)
        expect(orderOf(world)).toMatchObject({ status: 4, totals: { grandTotal: Number(grandTotal) } })

        const kept = takeAllBack(world, fate, parcels, returnCost)
        expect(BigInt(refunded(orderOf(world)))).toBe(grandTotal - kept)
        expect(BigInt(netPaid(orderOf(world)))).toBe(kept)
      }),
      { numRuns: 60 },
    )
  })
})

function placing(raw: RawOrder, currency: string, count: number) {
  const { pricesIncludeTax, roundType, roundMode, shippingTaxPercent } = raw
  const { shippingCost, handlingCost, vatExempt, voucher } = raw
  const { lines, ...costs } = priced({ ...raw, lines: raw.lines.slice(0, count) })
  const isFree = sum(lines) + costs.shippingCost + costs.handlingCost === 0n
  return [
    storeSetTo({ currency, pricesIncludeTax, roundType, roundMode, shippingTaxPercent }),
    stocked('main', 'shirt', 100),
    placed({
      lines: raw.lines.slice(0, count).map((_, index) => lineOf(raw, index)),
      paymentMethodId: isFree ? 'free' : 'psp',
      changes: { shippingCost, handlingCost, vatExempt, discounts: voucher > 0 ? [{ kind: 'voucher', name: 'V', amount: voucher }] : [] },
      create: isFree ? {} : { authorization: { status: 'success', reference: 'p', amount: 1_000_000_000_000 } },
    }),
  ]
}

function adding(raw: RawOrder, index: number) {
  return did('AddLines', { lines: [lineOf(raw, index)] })
}

function lineOf(raw: RawOrder, index: number): NewLine {
  return aLine(`L${index}`, 'shirt', { ...raw.lines[index], comment: `line ${index}` })
}

function poolsOf(raw: RawOrder): readonly Pool[] {
  return priced(raw).lines.map((total, index) => new Pool(total, raw.lines[index]?.quantity ?? 0))
}

function expectTotals(order: Order, raw: RawOrder, pools: readonly Pool[], costs: bigint): void {
  const { totals } = order
  expect(BigInt(totals.grandTotal)).toBe(sum(pools.map((pool) => pool.value)) + costs)
  const taxes = taxesWithin(raw, pools, costs)
  expect(new Map(totals.taxes.map((group) => [group.percent, BigInt(group.tax)]))).toEqual(taxes)
  expect(BigInt(totals.taxTotal)).toBe(sum([...taxes.values()]))
}

// In two steps, and never the last unit of all.
function cancelSome(world: World, raw: RawOrder, fate: readonly Fate[], pools: readonly Pool[]): void {
  for (const [index, line] of raw.lines.entries()) {
    const units = Math.min(partOf(line.quantity, fate[index]?.cancelled ?? 0), index === 0 ? line.quantity - 1 : line.quantity)
    for (const quantity of [units - Math.floor(units / 2), Math.floor(units / 2)]) {
      if (quantity === 0) continue
      pools[index]?.take(quantity)
      did('CancelLines', { lines: [{ orderLineId: `L${index}`, quantity }], stockAction: 'releaseItemsBackToWarehouse' })(world)
    }
  }
}

/** A parcel as the oracle knows it: the lines in it, and the costs its payment carries. */
interface Parcel {
  readonly shipmentId: string
  readonly lines: readonly Pool[]
  readonly isFirst: boolean
}

function sendInTwo(world: World, fate: readonly Fate[], pools: readonly Pool[], costs: bigint): readonly Parcel[] {
  did('ConfirmOrder', {})(world)
  const parcels: Parcel[] = []
  for (const isLast of [false, true]) {
    const lines = pools.map((pool, index) => {
      const left = Number(pool.units)
      return { orderLineId: `L${index}`, quantity: isLast ? left : partOf(left, fate[index]?.inFirstParcel ?? 0) }
    })
    const sent = lines.filter((line) => line.quantity > 0)
    if (sent.length === 0) continue
    did('ExpediteOrder', { lines: sent })(world)
    const values = pools.flatMap((pool, index) => {
      const quantity = lines[index]?.quantity ?? 0
      return quantity > 0 ? [new Pool(pool.take(quantity), quantity)] : []
    })
    const isFirst = parcels.length === 0
    const before = captured(orderOf(world))
    parcels.push({ shipmentId: complete(world), lines: values, isFirst })
    const captureNow = BigInt(captured(orderOf(world)) - before)
    expect(captureNow).toBe(sum(values.map((pool) => pool.value)) + (isFirst ? costs : 0n))
  }
  return parcels
}

function complete(world: World): string {
  const shipmentId = openShipments(orderOf(world))[0]?.id ?? ''
  did('SetGoodToGo', { shipmentId })(world)
  did('CompleteShipment', { shipmentId, dispatch: {} })(world)
  if (openRequests(orderOf(world)).length > 0) providerSaid('success')(world)
  return shipmentId
}

/** Everything comes back, each parcel in up to two returns; the last of the first parcel brings the costs. What the shop kept. */
function takeAllBack(world: World, fate: readonly Fate[], parcels: readonly Parcel[], returnCost: number): bigint {
  let kept = 0n
  for (const { shipmentId, lines, isFirst } of parcels) {
    for (const isLast of [false, true]) {
      const quantities = lines.map((pool, index) => (isLast ? Number(pool.units) : partOf(Number(pool.units), fate[index]?.backFirst ?? 0)))
      if (quantities.every((quantity) => quantity === 0)) continue
      const values = lines.map((pool, index) => ((quantities[index] ?? 0) > 0 ? pool.take(quantities[index] ?? 0) : 0n))
      const order = orderOf(world)
      const back =
        isFirst && lines.every((pool) => pool.units === 0n)
          ? { shippingCost: order.shippingCost, handlingCost: order.handlingCost }
          : NO_COSTS
      const worth = sum(values) + BigInt(back.shippingCost + back.handlingCost)
      const deducted = (worth * BigInt(returnCost)) / 100n
      kept += deducted
      did('CreateReturn', returning(order, shipmentId, quantities, { ...back, returnCost: Number(deducted) }))(world)
      refundLast(world, worth - deducted)
    }
  }
  return kept
}

const NO_COSTS = { shippingCost: 0, handlingCost: 0 } as const

function refundLast(world: World, worth: bigint): void {
  const back = orderOf(world).returns.at(-1)
  if (!back) throw new Error('nothing came back')
  expect(BigInt(refundable(orderOf(world), back))).toBe(worth)
  // Of a gift, or where costs take it all, there is nothing to give back.
  if (worth === 0n) return
  did('RefundReturn', { returnId: back.id })(world)
  providerSaid('success')(world)
}

function returning(
  order: Order,
  shipmentId: string,
  quantities: readonly number[],
  costs: Pick<CommandArgs['CreateReturn'], 'shippingCost' | 'handlingCost' | 'returnCost'>,
): CommandArgs['CreateReturn'] {
  const shipment = order.shipments.find((each) => each.id === shipmentId)
  const lines = (shipment?.lines ?? []).map((line, index) => ({
    shipmentLineId: line.id,
    quantity: quantities[index] ?? 0,
    stockAction: 'removeItemsFromStock' as const,
    condition: 'A' as const,
    reasonCode: 'size',
  }))
  return { shipmentId, lines: lines.filter((line) => line.quantity > 0), ...costs, voucherValue: 0, comment: '' }
}
