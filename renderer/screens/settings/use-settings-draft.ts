import { useEffect, useMemo, useRef, useState } from 'react'
import type { Refusal } from '../../../shared/lifecycle/refusal.ts'
import type { ShopSettings } from '../../../shared/lifecycle/settings.ts'
import { removedFaults, settingsFaults } from '../../../shared/lifecycle/settings-faults.ts'
import { say } from '../../../shared/wording/say.ts'
import { useDeskState } from '../../state/desk-state.ts'
import { issueCommand } from '../../state/issue-command.ts'
import { announce } from '../../state/notices.ts'
import { keepSettingsDraft, keptSettingsDraft } from './kept-settings-draft.ts'
import { differingPlaces, isSameValue, placeKey, type SettingPlace, valueAt } from './setting-place.ts'
import {
  changesAfter,
  conflictsOf,
  draftedSettings,
  keepMine,
  openChanges,
  type SettingsDraft,
  takeTheirs,
  withChange,
} from './settings-draft.ts'
import type { SettingsEditing } from './settings-editing.ts'

export interface SettingsDraftView {
  readonly editing: SettingsEditing
  /** Changes somebody else's meanwhile stands against. */
  readonly conflicts: SettingsDraft
  /** Places somebody else changed while the screen was open, until seen. */
  readonly changedElsewhere: readonly SettingPlace[]
  /** Since when changes of an earlier visit wait; null when there were none. */
  readonly takenUpFrom: string | null
  readonly refusal: Refusal | null
  readonly savedAt: string | null
  readonly isBusy: boolean
  keepMine(place: SettingPlace): void
  takeTheirs(place: SettingPlace): void
  seen(): void
  discard(): void
  /** Resolves to whether everything is saved. */
  save(): Promise<boolean>
}

/** Changes on their way: sent, and once stored the version their settings come back with. */
interface SentChanges {
  readonly changes: SettingsDraft
  readonly version: number | null
}

/** What a person has changed in the settings and not saved. Each change is kept on this device until it is saved or discarded. */
export function useSettingsDraft(saved: ShopSettings): SettingsDraftView {
  const deskId = useDeskState((state) => state.greeting?.deskId ?? '')
  const revealed = useDeskState((state) => state.revealed?.version ?? 0)
  const [kept] = useState(() => keptSettingsDraft(deskId))
  const [draft, setDraft] = useState<SettingsDraft>(kept?.draft ?? [])
  const [sent, setSent] = useState<SentChanges | null>(null)
  const [takenUpFrom, setTakenUpFrom] = useState(kept && openChanges(kept.draft, saved).length > 0 ? kept.keptAt : null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const elsewhere = useChangedElsewhere(saved, draft)

  const onTheWay = sent !== null && (sent.version === null || sent.version > revealed) ? sent : null
  // What is on its way counts as done, so that a person may go on, even back to what it was.
  const basis = useMemo(() => (onTheWay ? draftedSettings(onTheWay.changes, saved) : saved), [onTheWay, saved])
  const open = useMemo(() => openChanges(draft, basis), [draft, basis])
  const unsaved = useMemo(() => (onTheWay?.version === null ? changesAfter(onTheWay.changes, open) : open), [onTheWay, open])
  const settings = useMemo(() => draftedSettings(open, basis), [open, basis])
  const faults = useMemo(() => [...settingsFaults(settings), ...removedFaults(settings, saved)], [settings, saved])
  // What holds by now is no change any more, so that a later one elsewhere does not look like a conflict with it.
  useEffect(() => {
    if (open !== draft) setDraft(open)
  }, [open, draft])
  useKeeping(deskId, unsaved)

  const change = (next: SettingsDraft) => {
    setDraft(next)
    setRefusal(null)
    setSavedAt(null)
  }
  const save = async () => {
    setSent({ changes: open, version: null })
    setDraft([])
    elsewhere.isOwn(settings)
    const result = await issueCommand('SaveSettings', { type: 'settings', id: 'settings' }, { settings, before: saved })
    if (result.status === 'refused' || result.status === 'not-saved') {
      setDraft((since) => changesAfter(open, since))
      setSent(null)
      setRefusal(result.status === 'refused' ? result.refusal : null)
      return false
    }
    setSent(result.status === 'accepted' ? { changes: open, version: result.version } : null)
    setRefusal(null)
    setTakenUpFrom(null)
    setSavedAt(new Date().toISOString())
    announce(say('Settings saved.'))
    return true
  }
  return {
    editing: {
      settings,
      saved: onTheWay?.version === null ? saved : basis,
      draft: unsaved,
      faults,
      set: (place, value) => change(withChange(open, basis, place, value)),
    },
    conflicts: conflictsOf(open, basis),
    changedElsewhere: elsewhere.places,
    takenUpFrom: unsaved.length === 0 ? null : takenUpFrom,
    refusal,
    savedAt,
    isBusy: onTheWay !== null,
    keepMine: (place) => change(keepMine(open, basis, place)),
    takeTheirs: (place) => change(takeTheirs(open, place)),
    seen: elsewhere.seen,
    discard: () => {
      change([])
      setTakenUpFrom(null)
      announce(say('Changes discarded.'))
    },
    save,
  }
}

/** Keeps every change on this device; what was kept before is left alone until something is changed. */
function useKeeping(deskId: string, unsaved: SettingsDraft): void {
  const last = useRef(unsaved)
  useEffect(() => {
    if (last.current === unsaved) return
    last.current = unsaved
    keepSettingsDraft(deskId, unsaved, new Date().toISOString())
  }, [deskId, unsaved])
}

/** Notices what others changed while the screen is open; what this window saved itself is no news. */
function useChangedElsewhere(saved: ShopSettings, draft: SettingsDraft) {
  const [places, setPlaces] = useState<readonly SettingPlace[]>([])
  const last = useRef(saved)
  const own = useRef<ShopSettings | null>(null)
  const latestDraft = useRef(draft)
  latestDraft.current = draft
  useEffect(() => {
    const before = last.current
    last.current = saved
    if (before === saved || (own.current && isSameValue(own.current, saved))) return
    const mine = new Map(latestDraft.current.map(({ place, to }) => [placeKey(place), to]))
    const news = differingPlaces(before, saved).filter((place) => !isSameValue(mine.get(placeKey(place)), valueAt(saved, place)))
    if (news.length === 0) return
    setPlaces((known) => [...known.filter((each) => !news.some((place) => placeKey(place) === placeKey(each))), ...news])
    announce(say('The settings were changed elsewhere.'))
  }, [saved])
  return {
    places,
    seen: () => setPlaces([]),
    isOwn(settings: ShopSettings) {
      own.current = settings
    },
  }
}
