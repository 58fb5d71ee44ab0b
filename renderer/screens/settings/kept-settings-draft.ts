import { isKeptTooLong } from '../../state/kept-too-long.ts'
import type { SettingChange, SettingsDraft } from './settings-draft.ts'

const KEPT_AS = 'order-desk-settings-draft'

/** Changes that were left unsaved, and when. */
export interface KeptSettingsDraft {
  readonly draft: SettingsDraft
  readonly keptAt: string
}

/** Keeps unsaved changes on this device, for the desk they were made at; through leaving, reloading and closing. */
export function keepSettingsDraft(deskId: string, draft: SettingsDraft, keptAt: string): void {
  try {
    // A figure that is none would come back as an empty one, which may mean something.
    const sound = draft.filter(({ to }) => typeof to !== 'number' || Number.isFinite(to))
    if (sound.length === 0) localStorage.removeItem(KEPT_AS)
    else localStorage.setItem(KEPT_AS, JSON.stringify({ deskId, draft: sound, keptAt }))
  } catch {
    // A full or forbidden storage costs the draft when the screen is left; it is asked about before.
  }
}

export function keptSettingsDraft(deskId: string): KeptSettingsDraft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT_AS) ?? 'null')
    if (!isKept(kept)) return null
    if (isKeptTooLong(kept.keptAt)) localStorage.removeItem(KEPT_AS)
    else if (kept.deskId === deskId) return kept
    return null
  } catch {
    // Unreadable: the person begins again.
    return null
  }
}

function isKept(kept: unknown): kept is KeptSettingsDraft & { readonly deskId: string } {
  if (typeof kept !== 'object' || kept === null || !('draft' in kept) || !('keptAt' in kept)) return false
  return Array.isArray(kept.draft) && kept.draft.every(isChange) && typeof kept.keptAt === 'string'
}

function isChange(change: unknown): change is SettingChange {
  if (typeof change !== 'object' || change === null || !('to' in change) || !('place' in change)) return false
  const { place } = change
  return (
    typeof place === 'object' && place !== null && 'field' in place && 'id' in place && 'part' in place && typeof place.part === 'string'
  )
}
