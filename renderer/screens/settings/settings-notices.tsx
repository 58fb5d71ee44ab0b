import { Button } from '@mantine/core'
import type { RefusalSentence } from '../../../shared/views/refusal-sentence.ts'
import { Callout } from '../../components/callout.tsx'
import { clockText, countedText } from '../../i18n/format.ts'
import { ConflictPanel } from './conflict-panel.tsx'
import { placeName } from './setting-words.ts'
import styles from './settings-form.module.css'
import type { SettingsDraftView } from './use-settings-draft.ts'

interface SettingsNoticesProps {
  readonly view: SettingsDraftView
  readonly readOnly: RefusalSentence | null
  readonly isShop: boolean
}

/** What has to be said before the fields: that they are only read, what waits from last time, and what others changed. */
export function SettingsNotices({ view, readOnly, isShop }: SettingsNoticesProps) {
  const { saved, draft } = view.editing
  const elsewhere = view.changedElsewhere
  if (!isShop && view.conflicts.length === 0) return null
  return (
    <div className={styles.notices}>
      {readOnly && (
        <Callout tone="info" title={`To read only: ${readOnly.sentence}`}>
          {readOnly.nextStep}
          {draft.length > 0 && ` ${countedText(draft.length, 'unsaved change')} made at this window will wait.`}
        </Callout>
      )}
      {!readOnly && view.takenUpFrom !== null && (
        <Callout
          tone="wait"
          title={`${countedText(draft.length, 'change')} not saved, kept since ${clockText(view.takenUpFrom)}.`}
          actions={
            <Button variant="default" size="xs" onClick={view.discard}>
              Discard them
            </Button>
          }
        >
          They are in the fields below. Save them, or discard them.
        </Callout>
      )}
      {elsewhere.length > 0 && (
        <Callout
          tone="info"
          title="The settings were changed elsewhere meanwhile."
          actions={
            <Button variant="default" size="xs" onClick={view.seen}>
              Seen
            </Button>
          }
        >
          {elsewhere.map((place) => placeName(place, saved)).join(' · ')}
        </Callout>
      )}
      {!readOnly && view.conflicts.length > 0 && <ConflictPanel view={view} />}
    </div>
  )
}
