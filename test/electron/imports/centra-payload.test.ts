import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readCentraOrder } from '../../../electron/imports/centra-payload.ts'
import type { Json, JsonRecord } from '../../../electron/imports/payload-cleaning.ts'
import { sayPhrase } from '../../../shared/views/phrase.ts'

const payload = JSON.parse(readFileSync('test/fixtures/centra/payment-result.json', 'utf8')) as JsonRecord

function read(changes: JsonRecord = {}) {
  return readCentraOrder({ ...payload, ...changes })
}

function orderOf(changes: JsonRecord = {}) {
  const found = read(changes)
  if (!found.ok) throw new Error(sayPhrase(found.error))
  return found.value
}

function withItem(changes: JsonRecord): JsonRecord {
  const [item] = payload.items as readonly JsonRecord[]
  return { items: [{ ...item, ...changes }] }
}

test('the sample payload is order 588 for 3600.00 SEK with 25 % tax', () => {
  const order = orderOf()
  expect(order).toMatchObject({ order: '588', currency: 'SEK', grandTotal: 360_000, date: '2019-06-17 11:18:58', isConfirmed: false })
  expect(order.lines).toHaveLength(1)
  expect(order.lines[0]).toMatchObject({ quantity: 1, unitPrice: 360_000, taxPercent: 25, lineDiscount: 0 })
  expect(order.lines[0]?.snapshot).toMatchObject({ productName: 'Chocolate', brandName: 'CQP', size: '40', sku: 'CQP-ATLON-CHOCOLATE' })
  expect(order.paymentMethod).toEqual({ id: 'klarna-playground', name: 'Klarna Playground' })
  expect(order.shippingMethod).toEqual({ id: 'sek', name: 'SEK' })
  expect(order.address).toMatchObject({ firstName: 'Maximillian', address1: 'Dybecksvägen 51', city: 'Bromma', country: 'SE' })
})

test('what Centra calls a line goes to its external ids', () => {
  expect(orderOf().lines[0]?.externalIds).toEqual({
    item: '23-281',
    product: '23',
    silkProduct: '27',
    silkVariant: '1471',
    line: '1f7602d3bbd19d05ccaf91411e96ca82',
  })
})

test('fields without a home are kept as read, those with one are not kept twice', () => {
  const { imported } = orderOf({ newsletter: true, loyalty: { points: 12 } })
  expect(imported).toMatchObject({ status: 'untouched', market: '1', pricelist: '19', newsletter: true, loyalty: { points: 12 } })
  expect(imported.address).toEqual({ countryName: 'Sweden' })
  for (const housed of ['order', 'items', 'currency', 'date', 'giftMessage', 'paymentMethod']) expect(imported).not.toHaveProperty(housed)
})

test('no mis-decoded escape survives anywhere in the order', () => {
  expect(JSON.stringify(orderOf())).not.toMatch(/u00[a-f][0-9a-f]/i)
})

test('a password is dropped at any depth and under any spelling', () => {
  const order = orderOf({
    password: 'secret-one',
    address: {
      ...(payload.address as JsonRecord),
      password: 'secret-two',
      account: [{ userPassword: 'secret-three', deep: { PASSWORD_HASH: 'secret-four', pwd: 'secret-five' } }],
    },
  })
  expect(JSON.stringify(order)).not.toContain('secret-')
})

test('without the number twin the formatted amount is read, however it is spelled', () => {
  const [item] = payload.items as readonly JsonRecord[]
  const { priceEachAsNumber: _each, totalPriceAsNumber: _total, ...textOnly } = item ?? {}
  expect(orderOf({ items: [textOnly] }).lines[0]?.unitPrice).toBe(360_000)
  const swedish = { ...textOnly, priceEach: '3 600,00 kr', totalPrice: '3 600,00 kr', priceEachBeforeDiscount: 3600 }
  const format = { currency: 'SEK', prefix: '', suffix: ' kr', decimalPoint: ',', decimalDigits: '2' }
  expect(orderOf({ items: [swedish], currencyFormat: format }).lines[0]?.unitPrice).toBe(360_000)
})

test('the number twin counts where the two differ', () => {
  expect(orderOf(withItem({ priceEach: '1.00 SEK' })).lines[0]?.unitPrice).toBe(360_000)
})

test('binary fractions do not become wrong cents', () => {
  const totals = { ...(payload.totals as JsonRecord), grandTotalPriceAsNumber: 59.97 }
  const order = orderOf({
    ...withItem({ quantity: 3, priceEachAsNumber: 19.99, totalPriceAsNumber: 59.97, priceEachBeforeDiscountAsNumber: 19.99 }),
    totals,
  })
  expect(order.lines[0]).toMatchObject({ unitPrice: 1999, lineDiscount: 0 })
})

test('a discount is taken off when the grand total says so', () => {
  const totals = { ...(payload.totals as JsonRecord), grandTotalPriceAsNumber: 3500 }
  const order = orderOf({ totals, discounts: { anyDiscount: true, discountAsNumber: 100 } })
  expect(order.discounts).toEqual([{ kind: 'manual', name: 'Discount', amount: 10_000 }])
})

test.each<[string, Json, RegExp]>([
  [
    'a grand total that does not add up',
    { ...payload, totals: { grandTotalPriceAsNumber: 3000 } },
    /add up to 3600\.00, but the grand total says 3000\.00/,
  ],
  ['an order somebody has shipped already', { ...payload, status: 'shipped' }, /status "shipped"/],
  ['a quantity of 0', { ...payload, ...withItem({ quantity: 0 }) }, /items\[0\]\.quantity/],
  ['a price that is missing', { ...payload, ...withItem({ priceEach: '', priceEachAsNumber: null }) }, /items\[0\]\.priceEach is missing/],
  ['a price in letters', { ...payload, ...withItem({ priceEach: 'much', priceEachAsNumber: null }) }, /is not an amount/],
  ['a currency that is none', { ...payload, currency: 'kronor' }, /not a currency/],
  ['a country that is none', { ...payload, address: { country: 'Atlantis' } }, /Atlantis/],
  ['no items', { ...payload, items: [] }, /no items/],
  ['a text where a record should be', { order: '1', items: 'none' }, /not an order/],
])('%s is refused in words', (_what, raw, reason) => {
  const found = readCentraOrder(raw)
  expect(found.ok).toBe(false)
  if (!found.ok) expect(sayPhrase(found.error)).toMatch(reason)
})

test('data nested without end is refused, not followed', () => {
  let deep: Json = 'x'
  for (let depth = 0; depth < 50; depth += 1) deep = { deep }
  const found = read({ extra: deep })
  expect(found.ok ? '' : sayPhrase(found.error)).toBe('The data is nested deeper than 20 levels.')
})

test('a key that would reach into every object is dropped', () => {
  const hostile = JSON.parse(JSON.stringify(payload).replace('{', '{"__proto__":{"polluted":true},')) as Json
  const found = readCentraOrder(hostile)
  expect(found.ok && JSON.stringify(found.value.imported)).not.toContain('polluted')
  expect({}).not.toHaveProperty('polluted')
})
