// What a shop would break by, found before it is saved: said field by field, so that a screen can mark each where it stands.

import type { ListView } from './list-view.ts'
import type { Box, Carrier, CarrierRange, PaymentMethod, ShopSettings, Store, Warehouse } from './settings.ts'
import { outOfReach } from './settings-references.ts'

/** The lists of the settings, by name. */
export const SETTINGS_LISTS = [
  'stores',
  'markets',
  'pricelists',
  'allocationRules',
  'warehouses',
  'zones',
  'carriers',
  'shippingMethods',
  'paymentMethods',
  'views',
] as const

export type SettingsList = (typeof SETTINGS_LISTS)[number]

/** One thing that is wrong, and where: the list (or `shopName`), the entry's id and the part of it, empty where it is the whole. */
export interface SettingsFault {
  readonly field: SettingsList | 'shopName'
  readonly id: string
  /** Such as `threshold`, `ranges.1.price` or `restrictions.carriers`. */
  readonly part: string
  /** In words that follow the name of the entry. */
  readonly why: string
}

/** Everything that is wrong with these settings, the most basic first; empty when a shop can run on them. */
export function settingsFaults(settings: ShopSettings): readonly SettingsFault[] {
  return [
    ...(settings.shopName.trim() === '' ? [{ field: 'shopName', id: '', part: '', why: 'the shop has no name' } as const] : []),
    ...SETTINGS_LISTS.flatMap((list) => idFaults(settings, list)),
    ...settings.stores.flatMap(storeFaults),
    ...outOfReach(settings),
    ...SETTINGS_LISTS.flatMap((list) => (settings[list] ?? []).flatMap((entry) => nameFault(list, entry))),
    ...settings.warehouses.flatMap(warehouseFaults),
    ...settings.markets.flatMap((market) => codeFaults('markets', market.id, 'countries', market.countries, COUNTRY)),
    ...(settings.pricelists ?? []).flatMap((list) => codeFaults('pricelists', list.id, 'currency', [list.currency], CURRENCY)),
    ...settings.zones.flatMap((zone) => codeFaults('zones', zone.id, 'countries', zone.countries, COUNTRY)),
    ...settings.carriers.flatMap(carrierFaults),
    ...settings.paymentMethods.flatMap(paymentMethodFaults),
    ...(settings.views ?? []).flatMap(viewFaults),
    ...emptyHandedFaults(settings),
  ]
}

/** What was set up before and is missing now. Orders of the past speak of it by its id, so it is switched off instead. */
export function removedFaults(settings: ShopSettings, before: ShopSettings): readonly SettingsFault[] {
  return KEPT_FOR_ORDERS.flatMap((list) =>
    (before[list] ?? [])
      .filter((entry) => !settings[list]?.some((each) => each.id === entry.id))
      .map((entry) => ({ field: list, id: entry.id, part: '', why: `${entry.name} cannot be removed, orders may speak of it` })),
  )
}

const KEPT_FOR_ORDERS = ['stores', 'markets', 'pricelists', 'warehouses', 'carriers', 'shippingMethods', 'paymentMethods'] as const

function idFaults(settings: ShopSettings, list: SettingsList): readonly SettingsFault[] {
  const ids = (settings[list] ?? []).map((each) => each.id)
  const isSound = !ids.includes('') && new Set(ids).size === ids.length
  return isSound ? [] : [{ field: list, id: '', part: 'id', why: 'an id is missing or used twice' }]
}

function nameFault(list: SettingsList, entry: { readonly id: string; readonly name: string }): readonly SettingsFault[] {
  return entry.name.trim() === '' ? [{ field: list, id: entry.id, part: 'name', why: 'the name is missing' }] : []
}

function storeFaults(store: Store): readonly SettingsFault[] {
  const fault = (part: keyof Store, why: string): SettingsFault => ({ field: 'stores', id: store.id, part, why })
  const countOf = (part: 'selectionLifetimeDays' | 'abandonedAfterMinutes' | 'wfpAttentionMinutes', least: number) =>
    isWhole(store[part], least) ? [] : [fault(part, `must be a whole number, ${least} or more`)]
  return [
    ...(isTimeZone(store.timeZone) ? [] : [fault('timeZone', `${store.timeZone} is no time zone`)]),
    ...(CURRENCY.test(store.currency) ? [] : [fault('currency', 'a currency has three capital letters, such as EUR')]),
    ...(Object.entries(store.exchangeRates ?? {}).every(([code, rate]) => CURRENCY.test(code) && rate > 0)
      ? []
      : [fault('exchangeRates', 'each needs a currency such as EUR and a rate above 0')]),
    ...paperFaults(store),
    ...countOf('selectionLifetimeDays', 1),
    ...countOf('abandonedAfterMinutes', 1),
    ...countOf('wfpAttentionMinutes', 0),
    ...(store.deskWindowDays === undefined || isWhole(store.deskWindowDays, 1)
      ? []
      : [fault('deskWindowDays', 'must be a whole number, 1 or more')]),
    ...(store.shipWithinDays === undefined || isWhole(store.shipWithinDays, 1)
      ? []
      : [fault('shipWithinDays', 'must be a whole number, 1 or more')]),
    ...(store.returnWindowDays === null || isWhole(store.returnWindowDays, 0)
      ? []
      : [fault('returnWindowDays', 'must be a whole number, 0 or more')]),
    ...(store.shippingTaxPercent >= 0 && store.shippingTaxPercent <= 100
      ? []
      : [fault('shippingTaxPercent', 'must be a percentage from 0 to 100')]),
    ...(store.oversellingPrevention === 'aggressive' && store.directCapture
      ? [fault('oversellingPrevention', 'aggressive does not go together with direct capture')]
      : []),
  ]
}

/** What stands on papers, and what their numbers begin with: the same in every script and on every keyboard. */
function paperFaults({ id, seller, invoicePrefix = '', creditSlipPrefix = '' }: Store): readonly SettingsFault[] {
  const fault = (part: string, why: string): SettingsFault => ({ field: 'stores', id, part, why })
  const isCountry = seller === undefined || /^([A-Z]{2})?$/.test(seller.country)
  const wrong = 'must be at most 12 capital letters, digits or hyphens'
  return [
    ...(isCountry ? [] : [fault('seller.country', 'a country has two capital letters, such as SE')]),
    ...(PREFIX.test(invoicePrefix) ? [] : [fault('invoicePrefix', wrong)]),
    ...(PREFIX.test(creditSlipPrefix) ? [] : [fault('creditSlipPrefix', wrong)]),
    ...(invoicePrefix !== '' && invoicePrefix === creditSlipPrefix
      ? [fault('creditSlipPrefix', 'must differ from what invoice numbers begin with')]
      : []),
  ]
}

const PREFIX = /^[A-Z0-9-]{0,12}$/

function warehouseFaults(warehouse: Warehouse): readonly SettingsFault[] {
  const fault = (part: string, why: string): SettingsFault => ({ field: 'warehouses', id: warehouse.id, part, why })
  const { threshold, allotments = [], boxes = [] } = warehouse
  return [
    ...(isWhole(threshold, 0) ? [] : [fault('threshold', 'must be a whole number of units, 0 or more')]),
    ...(allotments.every(({ keep }) => keep === 'everything' || isWhole(keep, 1))
      ? []
      : [fault('allotments', 'what a desk keeps must be a whole number of units, 1 or more')]),
    ...boxes.flatMap((box, row) => boxFaults(box, boxes.slice(0, row)).map(({ part, why }) => fault(`boxes.${row}.${part}`, why))),
  ]
}

/** A shipment says its box by name, so no two of a warehouse share one. */
function boxFaults({ name, emptyWeight }: Box, before: readonly Box[]): readonly { readonly part: keyof Box; readonly why: string }[] {
  const called = (box: Pick<Box, 'name'>) => box.name.trim().toLowerCase()
  return [
    ...(called({ name }) === '' ? [{ part: 'name', why: 'the name is missing' } as const] : []),
    ...(called({ name }) !== '' && before.some((box) => called(box) === called({ name }))
      ? [{ part: 'name', why: 'another box has this name' } as const]
      : []),
    ...(isWhole(emptyWeight, 0) ? [] : [{ part: 'emptyWeight', why: 'must be a whole number of grams, 0 or more' } as const]),
  ]
}

/** A view nothing can ever stand in helps nobody. */
function viewFaults({ id, filter }: ListView): readonly SettingsFault[] {
  const { fromDays = 0, underDays = Number.POSITIVE_INFINITY } = filter
  return fromDays < underDays ? [] : [{ field: 'views', id, part: 'filter', why: 'no order is older and younger than that' }]
}

function carrierFaults(carrier: Carrier): readonly SettingsFault[] {
  const fault = (part: string, why: string): SettingsFault => ({ field: 'carriers', id: carrier.id, part, why })
  return [
    // The address becomes a link for people to follow.
    ...(carrier.trackingUrl === '' || /^https?:\/\/\S+$/i.test(carrier.trackingUrl)
      ? []
      : [fault('trackingUrl', 'the tracking address must begin with https://')]),
    ...(carrier.maxWeight === null || isWhole(carrier.maxWeight, 1) ? [] : [fault('maxWeight', 'must be a whole number of grams above 0')]),
    ...carrier.ranges.flatMap((range, row) => rangeFaults(range, row, carrier).map(({ part, why }) => fault(part, why))),
  ]
}

function rangeFaults(range: CarrierRange, row: number, carrier: Carrier): readonly { readonly part: string; readonly why: string }[] {
  const { from, to, price, zoneId } = range
  const overlapped = carrier.ranges.slice(0, row).some((other) => other.zoneId === zoneId && from < other.to && other.from < to)
  return [
    ...(isWhole(price, 0) ? [] : [{ part: `ranges.${row}.price`, why: 'a price must be an amount, 0 or more' }]),
    ...(isWhole(from, 0) && isWhole(to, 0) && from < to
      ? []
      : [{ part: `ranges.${row}`, why: 'a price range must begin at 0 or more and end after it begins' }]),
    ...(carrier.zoneIds.includes(zoneId) ? [] : [{ part: `ranges.${row}`, why: 'a price range is for a zone the carrier does not serve' }]),
    ...(overlapped ? [{ part: `ranges.${row}`, why: 'two price ranges of one zone overlap' }] : []),
  ]
}

function paymentMethodFaults({ id, restrictions }: PaymentMethod): readonly SettingsFault[] {
  return [
    ...codeFaults('paymentMethods', id, 'restrictions.currencies', restrictions.currencies, CURRENCY),
    ...codeFaults('paymentMethods', id, 'restrictions.countries', restrictions.countries, COUNTRY),
  ]
}

/** A shop in which nothing can be ordered, or nothing can be paid. */
function emptyHandedFaults(settings: ShopSettings): readonly SettingsFault[] {
  const whole = (field: SettingsList, why: string): SettingsFault => ({ field, id: '', part: '', why })
  return [
    ...(settings.stores.length > 0 ? [] : [whole('stores', 'the shop has no store')]),
    ...(settings.paymentMethods.some((method) => method.active) ? [] : [whole('paymentMethods', 'no payment method is active')]),
  ]
}

const CURRENCY = /^[A-Z]{3}$/
const COUNTRY = /^[A-Z]{2}$/

function codeFaults(field: SettingsList, id: string, part: string, codes: readonly string[], form: RegExp): readonly SettingsFault[] {
  const wrong = codes.find((code) => !form.test(code))
  if (wrong !== undefined)
    return [{ field, id, part, why: `${wrong || 'an empty text'} is no ${form === COUNTRY ? 'country' : 'currency'} code` }]
  return new Set(codes).size === codes.length ? [] : [{ field, id, part, why: 'a code is named twice' }]
}

function isWhole(value: number, least: number): boolean {
  return Number.isSafeInteger(value) && value >= least
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }) !== null
  } catch {
    return false
  }
}
