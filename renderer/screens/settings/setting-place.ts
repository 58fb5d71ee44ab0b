// screens/settings: the shop's settings, changed in a draft and saved by the one command. What is right is asked of the rules.

import { canonicalJson } from '../../../shared/base/canonical-json.ts'
import type { ShopSettings } from '../../../shared/lifecycle/settings.ts'
import { SETTINGS_LISTS, type SettingsFault, type SettingsList } from '../../../shared/lifecycle/settings-faults.ts'

/** One value of the settings: the list, the entry in it, and the part of it (`restrictions.countries` for one inside another). */
export type SettingPlace = Pick<SettingsFault, 'field' | 'id' | 'part'>

export const SHOP_NAME: SettingPlace = { field: 'shopName', id: '', part: '' }

export function placeKey({ field, id, part }: SettingPlace): string {
  return `${field}/${id}/${part}`
}

/** Whether the entry is there; a part that was left out may still be set. */
export function hasPlace(settings: ShopSettings, { field, id }: SettingPlace): boolean {
  return field === 'shopName' || listOf(settings, field).some((entry) => entry.id === id)
}

/** The value at a place; undefined when there is none. */
export function valueAt(settings: ShopSettings, { field, id, part }: SettingPlace): unknown {
  if (field === 'shopName') return settings.shopName
  let value: unknown = listOf(settings, field).find((entry) => entry.id === id)
  for (const step of part.split('.')) value = isWhole(value) ? value[step] : undefined
  return value === undefined && LEFT_OUT_AS_NULL.has(part) ? null : value
}

/** Parts a shop may leave out. A draft says so by null, which can be kept on the device; the settings themselves then have no such part. */
const LEFT_OUT_AS_NULL: ReadonlySet<string> = new Set(['pricelistId', 'exchangeRates', 'allotments', 'boxes'])

/** The settings with another value at a place; without such an entry, as they were. */
export function withValueAt(settings: ShopSettings, place: SettingPlace, value: unknown): ShopSettings {
  const { field, id, part } = place
  if (!hasPlace(settings, place)) return settings
  if (field === 'shopName') return { ...settings, shopName: String(value) }
  return {
    ...settings,
    [field]: listOf(settings, field).map((entry) => (entry.id === id ? withPart(entry, part.split('.'), value) : entry)),
  }
}

function withPart(whole: unknown, [head = '', ...rest]: readonly string[], value: unknown): object {
  const parts = isWhole(whole) ? whole : {}
  if (value === null && rest.length === 0 && LEFT_OUT_AS_NULL.has(head)) {
    const { [head]: _, ...others } = parts
    return others
  }
  return { ...parts, [head]: rest.length === 0 ? value : withPart(parts[head], rest, value) }
}

function isWhole(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** Whether two values say the same; a figure that is none is only like itself. */
export function isSameValue(one: unknown, other: unknown): boolean {
  return Object.is(one, other) || (isWhole(one) && isWhole(other) && canonicalJson(one) === canonicalJson(other))
}

/** Every place where two settings differ; entries that only one of them has are left out. */
export function differingPlaces(before: ShopSettings, after: ShopSettings): readonly SettingPlace[] {
  const places: SettingPlace[] = before.shopName === after.shopName ? [] : [SHOP_NAME]
  for (const field of SETTINGS_LISTS) {
    for (const entry of listOf(after, field)) {
      const twin = listOf(before, field).find((each) => each.id === entry.id)
      if (!twin) continue
      for (const part of partsOf(entry)) {
        const place = { field, id: entry.id, part }
        if (!isSameValue(valueAt(before, place), valueAt(after, place))) places.push(place)
      }
    }
  }
  return places
}

/** A list of the settings; a shop may do without some. */
function listOf(settings: ShopSettings, field: SettingsList): readonly { readonly id: string }[] {
  return settings[field] ?? []
}

/** An entry's parts; those of an object inside it by themselves, lists as a whole. */
function partsOf(entry: object): readonly string[] {
  return Object.entries(entry).flatMap(([part, value]: readonly [string, unknown]) =>
    isWhole(value) && !Array.isArray(value) ? Object.keys(value).map((inner) => `${part}.${inner}`) : [part],
  )
}
