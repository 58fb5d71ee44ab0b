import { afterEach, expect, test } from 'vitest'
import { keepDraft, keptDrafts } from '../../../renderer/screens/return-wizard/draft-storage.ts'
import type { WizardDraft } from '../../../renderer/screens/return-wizard/wizard-draft.ts'
import { keepSettingsDraft, keptSettingsDraft } from '../../../renderer/screens/settings/kept-settings-draft.ts'
import { DAY_MS } from '../../../shared/views/store-days.ts'

afterEach(() => localStorage.clear())

const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString()
const draftOf = (shipmentId: string) => ({ shipmentId, lines: [] }) as unknown as WizardDraft

test('a return that was begun and left for a month goes from this computer, a younger one stays', () => {
  keepDraft({ draft: draftOf('old'), keptAt: daysAgo(31), by: 'Ada', number: 'A-1-1' })
  keepDraft({ draft: draftOf('young'), keptAt: daysAgo(29), by: 'Ada', number: 'A-2-1' })
  expect(keptDrafts().map(({ number }) => number)).toEqual(['A-2-1'])
  expect(Object.keys(localStorage)).toEqual([expect.stringMatching(/young$/)])
})

test('unsaved settings that nobody came back to for a month go as well', () => {
  const change = { place: { part: 'stores', id: 's1', field: 'name' }, to: 'New name' } as unknown as Parameters<
    typeof keepSettingsDraft
  >[1][number]
  keepSettingsDraft('desk', [change], daysAgo(29))
  expect(keptSettingsDraft('desk')?.draft).toHaveLength(1)
  keepSettingsDraft('desk', [change], daysAgo(31))
  expect(keptSettingsDraft('desk')).toBeNull()
  expect(localStorage.length).toBe(0)
})
