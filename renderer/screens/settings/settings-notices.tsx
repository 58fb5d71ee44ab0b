import { Button } from '@mantine/core'
import type { RefusalSentence } from '../../../shared/views/refusal-sentence.ts'
import { factsLine } from '../../../shared/wording/facts-line.ts'
import { say } from '../../../shared/wording/say.ts'
import { Callout } from '../../components/callout.tsx'
import { clockText } from '../../i18n/format.ts'
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
        <Callout tone="info" title={say('To read only: {sentence}', { sentence: readOnly.sentence })}>
          {readOnly.nextStep}
          {draft.length > 0 &&
            say(' {count, plural, one {# unsaved change} other {# unsaved changes}} made at this window will wait.', {
              count: draft.length,
            })}
        </Callout>
      )}
      {!readOnly && view.takenUpFrom !== null && (
        <Callout
          tone="wait"
          title={say('{count, plural, one {# change} other {# changes}} not saved, kept since {time}.', {
            count: draft.length,
            time: clockText(view.takenUpFrom),
          })}
          actions={
            <Button variant="default" size="xs" onClick={view.discard}>
              {say('Discard them')}
            </Button>
          }
        >
          {say('They are in the fields below. Save them, or discard them.')}
        </Callout>
      )}
      {elsewhere.length > 0 && (
        <Callout
          tone="info"
          title={say('The settings were changed elsewhere meanwhile.')}
          actions={
            <Button variant="default" size="xs" onClick={view.seen}>
              {say('Seen')}
            </Button>
          }
        >
          {factsLine(elsewhere.map((place) => placeName(place, saved)))}
        </Callout>
      )}
      {!readOnly && view.conflicts.length > 0 && <ConflictPanel view={view} />}
    </div>
  )
}
