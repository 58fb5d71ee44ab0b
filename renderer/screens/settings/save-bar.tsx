import { Button } from '@mantine/core'
import type { SettingsFault } from '../../../shared/lifecycle/settings-faults.ts'
import { refusalSentence } from '../../../shared/views/refusal-sentence.ts'
import { say } from '../../../shared/wording/say.ts'
import { clockText } from '../../i18n/format.ts'
import { placeKey, type SettingPlace } from './setting-place.ts'
import { placeName } from './setting-words.ts'
import styles from './settings-form.module.css'
import type { SettingsDraftView } from './use-settings-draft.ts'

interface SaveBarProps {
  readonly view: SettingsDraftView
  readonly faults: readonly SettingsFault[]
  readonly isDirty: boolean
  goTo(place: SettingPlace): void
  save(): void
}

/** Whether everything is saved, what stands in the way, and the one button that saves. */
export function SaveBar({ view, faults, isDirty, goTo, save }: SaveBarProps) {
  return (
    <section className={styles.bar} aria-label={say('Saving')}>
      <div className={styles.barInside}>
        <div className={styles.barWords}>
          <BarWords {...{ view, faults, isDirty, goTo }} />
        </div>
        <Button variant="default" disabled={!isDirty || view.isBusy} onClick={view.discard}>
          {say('Discard')}
        </Button>
        <Button
          disabled={!isDirty || view.conflicts.length > 0}
          loading={view.isBusy}
          rightSection={
            <span className={styles.keys}>
              <kbd>Ctrl</kbd> <kbd>Enter</kbd>
            </span>
          }
          onClick={save}
        >
          {say('Save settings')}
        </Button>
      </div>
    </section>
  )
}

function BarWords({ view, faults, isDirty, goTo }: Omit<SaveBarProps, 'save'>) {
  const { settings, draft } = view.editing
  if (view.refusal) {
    const { sentence, nextStep } = refusalSentence(view.refusal)
    return (
      <span role="alert" className={styles.error}>
        {say('Not saved. {sentence} {nextStep}', { sentence, nextStep })}
      </span>
    )
  }
  if (faults.length > 0) {
    return (
      <span className={styles.error}>
        {say('To correct:')}{' '}
        {faults.slice(0, 3).map((fault) => (
          <button key={placeKey(fault) + fault.why} type="button" className={styles.link} onClick={() => goTo(fault)}>
            {fault.id === '' && fault.field !== 'shopName' ? fault.why : placeName(fault, settings)}
          </button>
        ))}
        {faults.length > 3 && say(' and {value} more', { value: faults.length - 3 })}
      </span>
    )
  }
  if (view.conflicts.length > 0) return <span className={styles.error}>{say('Choose above whose value stands.')}</span>
  if (isDirty)
    return (
      <span className={styles.dirty}>{say('{count, plural, one {# change} other {# changes}} not saved', { count: draft.length })}</span>
    )
  return (
    <span className={styles.quiet}>
      {view.savedAt === null ? say('Everything is saved') : say('Saved {time}', { time: clockText(view.savedAt) })}
    </span>
  )
}
