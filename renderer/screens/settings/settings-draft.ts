import type { ShopSettings } from '../../../shared/lifecycle/settings.ts'
import { hasPlace, isSameValue, placeKey, type SettingPlace, valueAt, withValueAt } from './setting-place.ts'

/** One value a person changed, with the one it had when they did: so a change made elsewhere meanwhile is noticed, place by place. */
export interface SettingChange {
  readonly place: SettingPlace
  readonly from: unknown
  readonly to: unknown
}

/** Everything a person has changed and not saved; what they did not touch follows the shop. */
export type SettingsDraft = readonly SettingChange[]

export function withChange(draft: SettingsDraft, saved: ShopSettings, place: SettingPlace, to: unknown): SettingsDraft {
  const key = placeKey(place)
  const before = draft.find((change) => placeKey(change.place) === key)
  const from = before ? before.from : valueAt(saved, place)
  const others = draft.filter((change) => change !== before)
  return isSameValue(from, to) ? others : [...others, { place, from, to }]
}

/** The settings as the person wants them. */
export function draftedSettings(draft: SettingsDraft, saved: ShopSettings): ShopSettings {
  return draft.reduce((settings, { place, to }) => withValueAt(settings, place, to), saved)
}

/** The draft without what holds already or has no place any more. */
export function openChanges(draft: SettingsDraft, saved: ShopSettings): SettingsDraft {
  const open = draft.filter(({ place, to }) => hasPlace(saved, place) && !isSameValue(valueAt(saved, place), to))
  return open.length === draft.length ? draft : open
}

/** Changes whose value somebody else changed meanwhile, to something else. */
export function conflictsOf(draft: SettingsDraft, saved: ShopSettings): SettingsDraft {
  return openChanges(draft, saved).filter(({ place, from }) => !isSameValue(valueAt(saved, place), from))
}

/** The person's own value stands, now that they have seen the other. */
export function keepMine(draft: SettingsDraft, saved: ShopSettings, place: SettingPlace): SettingsDraft {
  return draft.map((change) => (placeKey(change.place) === placeKey(place) ? { ...change, from: valueAt(saved, place) } : change))
}

/** The other's value stands. */
export function takeTheirs(draft: SettingsDraft, place: SettingPlace): SettingsDraft {
  return draft.filter((change) => placeKey(change.place) !== placeKey(place))
}

/** Two drafts as one: the later changes were made on what the earlier would have led to. */
export function changesAfter(earlier: SettingsDraft, later: SettingsDraft): SettingsDraft {
  const toOf = new Map(later.map((change) => [placeKey(change.place), change]))
  const first = earlier.flatMap((change) => {
    const next = toOf.get(placeKey(change.place))
    if (!next) return [change]
    return isSameValue(next.to, change.from) ? [] : [{ ...change, to: next.to }]
  })
  const known = new Set(earlier.map((change) => placeKey(change.place)))
  return [...first, ...later.filter((change) => !known.has(placeKey(change.place)))]
}
