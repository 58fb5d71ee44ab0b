import { currencyDecimals, sumOf } from '../../shared/base/money.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import type { Address } from '../../shared/lifecycle/address.ts'
import type { ItemSnapshot, OrderDiscount } from '../../shared/lifecycle/selection.ts'
import { type Phrase, phrase } from '../../shared/views/phrase.ts'
import { countryCode } from './country-code.ts'
import { type CurrencyFormat, FieldReader, PayloadProblem } from './field-reader.ts'
import { cleanPayload, isRecord, type Json } from './payload-cleaning.ts'

/** One line of an order as Centra tells it. Amounts in minor units. */
export interface CentraLine {
  readonly quantity: number
  readonly unitPrice: number
  readonly unitOriginalPrice: number
  readonly lineDiscount: number
  readonly taxPercent: number
  readonly comment: string
  readonly storePickup: boolean
  readonly snapshot: ItemSnapshot
  readonly externalIds: Readonly<Record<string, string>>
}

/** An order as Centra's `payment-result` tells it. */
export interface CentraOrder {
  readonly order: string
  readonly isConfirmed: boolean
  /** The shop's wall clock, such as `2019-06-17 11:18:58`; empty when not told. */
  readonly date: string
  readonly currency: string
  readonly language: string
  readonly paymentMethod: { readonly id: string; readonly name: string }
  readonly shippingMethod: { readonly id: string; readonly name: string }
  readonly lines: readonly CentraLine[]
  readonly discounts: readonly OrderDiscount[]
  readonly shippingCost: number
  readonly handlingCost: number
  readonly grandTotal: number
  readonly shippingTaxPercent: number
  readonly address: Address
  readonly shippingAddress: Address
  readonly comment: string
  readonly giftMessage: string
  readonly vatExempt: boolean
  /** Fields without a home in an order, as read. */
  readonly imported: Readonly<Record<string, Json>>
}

/** Whether this looks like an order at all, rather than another of Centra's payloads. */
export function looksLikeOrder(raw: Json): boolean {
  return isRecord(raw) && Object.hasOwn(raw, 'order') && Array.isArray(raw.items)
}

/** The order in a payload, or in words why there is none. Passwords are dropped, lost escapes restored, sums checked. */
export function readCentraOrder(raw: Json): Result<CentraOrder, Phrase> {
  if (!looksLikeOrder(raw)) return fail(phrase('This is not an order: "order" and "items" are missing.'))
  const payload = cleanPayload(raw)
  if (payload === null) return fail(phrase('The data is nested deeper than 20 levels.'))
  try {
    return ok(orderIn(payload))
  } catch (error) {
    if (error instanceof PayloadProblem) return fail(error.words)
    throw error
  }
}

// Anything further on has a past here that the payload does not tell (shipments, captures).
const OPEN_STATUSES = ['', 'untouched', 'pending', '1']
const CONFIRMED_STATUSES = ['confirmed', '2']

function orderIn(payload: Json): CentraOrder {
  const fields = new FieldReader(payload, '')
  const order = fields.text('order', 60)
  if (order === '') throw new PayloadProblem(phrase('The order number ("order") is missing.'))
  const currency = fields.text('currency').toUpperCase()
  if (!/^[A-Z]{3}$/.test(currency)) throw new PayloadProblem(phrase('"{currency}" is not a currency code such as SEK.', { currency }))
  const decimals = currencyDecimals(currency)
  const format = currencyFormat(fields)
  const status = new FieldReader(payload, '').text('status').toLowerCase()
  if (![...OPEN_STATUSES, ...CONFIRMED_STATUSES].includes(status)) {
    throw new PayloadProblem(phrase('The order has status "{status}"; only orders nobody has worked on yet can be taken over.', { status }))
  }

  const items = fields.list('items')
  if (items.length === 0) throw new PayloadProblem(phrase('The order has no items.'))
  const lines = items.map((item, index) => lineIn(item, index, format, decimals))
  const totals = new FieldReader(fields.record('totals'), 'totals.')
  const discounts = new FieldReader(fields.record('discounts'), 'discounts.')
  const shippingCost = totals.amount('shippingPrice', format, decimals)
  const handlingCost = totals.amount('handlingCostPrice', format, decimals)
  const itemsTotal = sumOf(lines, ({ line }) => line.quantity * line.unitPrice - line.lineDiscount)
  const off = discountsIn(discounts, totals, format, decimals)
  const asTold = totals.amount('grandTotalPrice', format, decimals, true)
  const orderDiscounts = settleDiscounts(off, itemsTotal + shippingCost + handlingCost, asTold, decimals)
  const shippingTaxPercent = totals.percent('taxPercent')
  for (const key of DERIVED_TOTALS) totals.amount(key, format, decimals)
  totals.text('totalQuantity')

  const billing = addressIn(fields.record('address'), 'address.')
  const shippingRaw = fields.record('shippingAddress')
  const shipping = isRecord(shippingRaw) ? addressIn(shippingRaw, 'shippingAddress.') : null
  return {
    order,
    isConfirmed: CONFIRMED_STATUSES.includes(status),
    date: fields.text('date'),
    currency,
    language: fields.text('language', 35),
    paymentMethod: { id: fields.text('paymentMethod', 120), name: fields.text('paymentMethodName') },
    shippingMethod: { id: fields.text('shippingMethod', 120), name: fields.text('shippingMethodName') },
    lines: lines.map(({ line }) => line),
    discounts: orderDiscounts,
    shippingCost,
    handlingCost,
    grandTotal: asTold,
    shippingTaxPercent,
    address: billing.address,
    shippingAddress: shipping?.address ?? billing.address,
    comment: fields.text('additionalNotes', 4000),
    giftMessage: fields.text('giftMessage', 4000),
    vatExempt: fields.flag('vatExempt'),
    imported: {
      ...fields.rest(),
      ...namedUnlessEmpty('items', lines.some(({ rest }) => Object.keys(rest).length > 0) ? lines.map(({ rest }) => rest) : []),
      ...namedUnlessEmpty('discounts', discounts.rest()),
      ...namedUnlessEmpty('totals', totals.rest()),
      ...namedUnlessEmpty('address', billing.rest),
      ...namedUnlessEmpty('shippingAddress', shipping?.rest ?? {}),
    },
  }
}

// They follow from what is kept: lines, costs and taxes.
const DERIVED_TOTALS = ['itemsTotalPrice', 'totalDiscountPrice', 'grandTotalPriceTax']

function currencyFormat(fields: FieldReader): CurrencyFormat {
  // Looked at, yet kept among the foreign fields: nothing here has a home for it.
  const raw = fields.rest().currencyFormat
  const format = new FieldReader(raw, 'currencyFormat.')
  return { prefix: format.text('prefix'), suffix: format.text('suffix'), decimalPoint: format.text('decimalPoint') || '.' }
}

function lineIn(raw: Json, index: number, format: CurrencyFormat, decimals: number): { line: CentraLine; rest: Record<string, Json> } {
  const item = new FieldReader(raw, `items[${index}].`)
  const quantity = item.quantity('quantity')
  const unitPrice = item.amount('priceEach', format, decimals, true)
  if (unitPrice < 0) throw new PayloadProblem(phrase('{field} is negative.', { field: `items[${index}].priceEach` }))
  const original = item.has('priceEachBeforeDiscount') ? item.amount('priceEachBeforeDiscount', format, decimals) : unitPrice
  const lineDiscount = item.has('totalPrice') ? quantity * unitPrice - item.amount('totalPrice', format, decimals) : 0
  if (lineDiscount < 0)
    throw new PayloadProblem(phrase('{field} is more than its quantity times priceEach.', { field: `items[${index}].totalPrice` }))
  item.amount('priceEachWithoutTax', format, decimals)
  item.amount('priceEachReduction', format, decimals)
  item.flag('anyDiscount')
  const line: CentraLine = {
    quantity,
    unitPrice,
    unitOriginalPrice: Math.max(original, unitPrice),
    lineDiscount,
    taxPercent: item.percent('taxPercent'),
    comment: item.text('comment', 4000),
    storePickup: item.flag('storePickup'),
    snapshot: {
      productName: item.text('productName'),
      brandName: item.text('brandName'),
      variant: item.text('variantName'),
      size: item.text('size'),
      sku: item.text('sku', 128),
      ean: item.text('ean', 128),
    },
    externalIds: item.texts(/^(item|product|line|silk\w*)$/),
  }
  return { line, rest: item.rest() }
}

/** Centra names the discount twice and signs it either way; what counts is how much it is. */
function discountsIn(discounts: FieldReader, totals: FieldReader, format: CurrencyFormat, decimals: number): number {
  const told = Math.abs(discounts.amount('discount', format, decimals)) || Math.abs(totals.amount('totalDiscountPrice', format, decimals))
  discounts.flag('anyDiscount')
  return told
}

/** A discount is either still to be taken off, or already within the prices: the grand total says which. */
function settleDiscounts(off: number, before: number, grandTotal: number, decimals: number): readonly OrderDiscount[] {
  const inWords = (minor: number) => (minor / 10 ** decimals).toFixed(decimals)
  if (before === grandTotal) return []
  if (off > 0 && before - off === grandTotal) return [{ kind: 'manual', name: 'Discount', amount: off }]
  throw new PayloadProblem(
    phrase('Lines, costs and discounts add up to {sum}, but the grand total says {total}.', {
      sum: inWords(before - off),
      total: inWords(grandTotal),
    }),
  )
}

function addressIn(raw: Json | undefined, where: string): { readonly address: Address; readonly rest: Record<string, Json> } {
  const fields = new FieldReader(raw, where)
  const told = fields.text('country', 100)
  const country = countryCode(told)
  if (told !== '' && country === null)
    throw new PayloadProblem(phrase('{field} "{text}" is not a country.', { field: `${where}country`, text: told }))
  const address: Address = {
    firstName: fields.text('firstName'),
    lastName: fields.text('lastName'),
    attention: fields.text('attention'),
    company: fields.text('company'),
    address1: fields.text('address1'),
    address2: fields.text('address2'),
    zipCode: fields.text('zipCode', 32),
    city: fields.text('city'),
    stateOrProvince: fields.text('state'),
    country: country ?? '',
    phoneNumber: fields.text('phoneNumber', 64),
    cellPhoneNumber: fields.text('cellPhoneNumber', 64),
    email: fields.text('email', 254),
    vatNumber: fields.text('vatNumber', 64),
  }
  return { address, rest: fields.rest() }
}

function namedUnlessEmpty(name: string, value: Json): Record<string, Json> {
  const isEmpty = Array.isArray(value) ? value.length === 0 : isRecord(value) && isListOfNothing(value)
  return isEmpty ? {} : { [name]: value }
}

function isListOfNothing(record: { readonly [key: string]: Json }): boolean {
  return Object.values(record).every((value) => Array.isArray(value) && value.length === 0)
}
