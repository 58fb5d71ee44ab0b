import type { ShopSettings } from '../../../shared/lifecycle/settings.ts'
import type { SettingsFault } from '../../../shared/lifecycle/settings-faults.ts'
import { startOfSentence } from '../../../shared/wording/case-of-letters.ts'
import { told } from '../../../shared/wording/say.ts'
import { isSameValue, placeKey, type SettingPlace, valueAt } from './setting-place.ts'
import { valueWords } from './setting-words.ts'
import type { SettingsDraft } from './settings-draft.ts'

/** What every section and field of the settings is given. */
export interface SettingsEditing {
  /** As the person wants them. */
  readonly settings: ShopSettings
  /** As they are. */
  readonly saved: ShopSettings
  readonly draft: SettingsDraft
  readonly faults: readonly SettingsFault[]
  set(place: SettingPlace, value: unknown): void
}

/** What is wrong at a place, as a sentence; null when nothing is. */
export function errorAt({ faults }: SettingsEditing, place: SettingPlace): string | null {
  const fault = faults.find((each) => placeKey(each) === placeKey(place))
  return fault ? `${startOfSentence(told(fault.why))}.` : null
}

/** What a changed value was, in words; null where nothing was changed. */
export function wordsBefore({ draft, saved }: SettingsEditing, place: SettingPlace): string | null {
  const change = draft.find((each) => placeKey(each.place) === placeKey(place))
  return !change || isSameValue(valueAt(saved, place), change.to) ? null : valueWords(place, valueAt(saved, place), saved)
}

/** The id of the element that shows a place, so that it can be led to. */
export function elementIdOf(place: SettingPlace): string {
  return `setting-${placeKey(place)}`
}
