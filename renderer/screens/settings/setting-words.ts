import type { Box, CarrierRange, ShopSettings, StandingAllotment } from '../../../shared/lifecycle/settings.ts'
import { countryName } from '../../../shared/views/country-name.ts'
import { amountText, moneyText } from '../../../shared/views/money-text.ts'
import { type Message, msg, say } from '../../../shared/wording/say.ts'
import { numberFormat } from '../../../shared/wording/tongue.ts'
import type { SettingPlace } from './setting-place.ts'
import { ALL_STORE_OPTIONS } from './store-options.ts'

const GROUP_LABELS: Readonly<Record<string, Message>> = {
  anonymous: msg('Not signed in'),
  customer: msg('Customers'),
  account: msg('Business accounts'),
  staff: msg('Staff'),
}

/** Who is meant by a group of customers; what is none of ours is called by its code. */
export function groupLabel(group: string): string {
  const label = GROUP_LABELS[group]
  return label ? say(label) : group
}

const PART_LABELS: Readonly<Record<string, Message>> = {
  name: msg('name'),
  pricelistId: msg('price list'),
  exchangeRates: msg('exchange rates'),
  active: msg('active'),
  threshold: msg('threshold'),
  allotments: msg('reserved for desks'),
  boxes: msg('boxes'),
  warehouseIds: msg('order of warehouses'),
  ranges: msg('prices'),
  trackingUrl: msg('tracking address'),
  'restrictions.currencies': msg('currencies'),
  'restrictions.countries': msg('countries'),
  'restrictions.groups': msg('groups'),
  'restrictions.carriers': msg('carriers'),
}

/** A place as people call it: "Nordvik webshop: Autoconfirm orders". */
export function placeName({ field, id, part }: SettingPlace, settings: ShopSettings): string {
  if (field === 'shopName') return say('Shop name')
  const list: readonly { readonly id: string; readonly name: string }[] = settings[field] ?? []
  const name = list.find((entry) => entry.id === id)?.name || id
  const top = part.startsWith('ranges') ? 'ranges' : part.startsWith('boxes') ? 'boxes' : part
  const label =
    field === 'stores' ? (ALL_STORE_OPTIONS.find((option) => option.part === part)?.label ?? PART_LABELS[top]) : PART_LABELS[top]
  return [name, label ? say(label) : part].filter((word) => word !== '').join(': ')
}

/** A value as people read it. */
export function valueWords({ field, part }: SettingPlace, value: unknown, settings: ShopSettings): string {
  const option = field === 'stores' ? ALL_STORE_OPTIONS.find((each) => each.part === part) : undefined
  if (option?.control === 'choice') {
    const chosen = value ?? option.leftOut
    const choice = option.choices.find((each) => each.value === chosen)
    return choice ? say(choice.label) : String(chosen)
  }
  if (typeof value === 'boolean' || value === undefined) return value ? say('On') : say('Off')
  if (value === null) return say('none')
  if (part === 'ranges')
    return (value as readonly CarrierRange[]).map((range) => amountText(range.price, shopCurrency(settings))).join(', ')
  if (part === 'pricelistId') return settings.pricelists?.find((list) => list.id === value)?.name ?? String(value)
  if (part === 'allotments') return (value as readonly StandingAllotment[]).map(keptWords).join(', ')
  if (part === 'boxes') return (value as readonly Box[]).map(({ name }) => name).join(', ')
  if (part === 'exchangeRates') return ratesWords(value as Readonly<Record<string, number>>)
  if (Array.isArray(value)) return listWords(part, value, settings)
  if (typeof value === 'number' && !Number.isFinite(value)) return say('no number')
  return option?.control === 'figure' ? `${String(value)} ${say(option.unit)}` : String(value) || say('empty')
}

function keptWords({ keep }: StandingAllotment): string {
  return keep === 'everything' ? say('all that is free') : say('{count, plural, one {# unit} other {# units}}', { count: keep })
}

function ratesWords(rates: Readonly<Record<string, number>>): string {
  return Object.entries(rates)
    .map(([currency, rate]) => `${currency} ${rate}`)
    .join(', ')
}

function listWords(part: string, values: readonly unknown[], settings: ShopSettings): string {
  if (values.length === 0) return part === 'warehouseIds' ? say('nobody') : say('no restriction')
  const names = values.map((value) => nameIn(part, String(value), settings))
  return part === 'warehouseIds' ? names.join(say(', then ')) : names.join(', ')
}

function nameIn(part: string, id: string, settings: ShopSettings): string {
  if (part === 'warehouseIds') return settings.warehouses.find((each) => each.id === id)?.name ?? id
  if (part.endsWith('carriers')) return settings.carriers.find((each) => each.id === id)?.name ?? id
  if (part.endsWith('groups')) return groupLabel(id)
  return part.endsWith('countries') ? countryName(id) : id
}

/** The currency carriers' prices are in; empty where the shop has several, and a price is the same figure in each. */
export function shopCurrency(settings: ShopSettings): string {
  const currencies = new Set(settings.stores.map((store) => store.currency))
  return currencies.size === 1 ? ([...currencies][0] ?? '') : ''
}

/** One end of a price range: "1.5 kg" or "SEK 599.00". */
export function measureText(measure: number, billing: 'weight' | 'price', currency: string): string {
  return billing === 'price'
    ? moneyText(measure, currency)
    : measure < 1_000
      ? say('{measure, number} g', { measure })
      : say('{measure} kg', { measure: numberFormat({ maximumFractionDigits: 3 }).format(measure / 1_000) })
}

export function countryNames(codes: readonly string[]): string {
  return codes.length === 0 ? say('no country') : codes.map(countryName).join(', ')
}
