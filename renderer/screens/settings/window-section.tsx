import { NativeSelect, SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { say, told } from '../../../shared/wording/say.ts'
import { Panel } from '../../components/panel.tsx'
import { chooseLanguage, useLanguage } from '../../i18n/language-choice.ts'
import { LANGUAGES, languageOf } from '../../i18n/languages.ts'
import { chooseLockTime, LOCK_TIMES, useLockTime } from '../../state/lock.ts'
import { chooseLooks, useLooks } from '../../state/looks.ts'
import { choosePerson, usePeople, usePerson } from '../../state/use-person.ts'
import { ROLE_LABELS } from '../shell/person-button.tsx'
import { LetterKeysPanel } from './letter-keys-panel.tsx'
import styles from './settings-screen.module.css'

/** How this window looks and who acts at it. Counts at once, on this device only. */
export function WindowSection() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const looks = useLooks()
  const language = useLanguage()
  const lockTime = useLockTime()
  const person = usePerson()
  const people = usePeople()
  return (
    <>
      <Panel title={say('This window')}>
        <div className={styles.choice}>
          <label htmlFor="language">{say('Language')}</label>
          <NativeSelect
            id="language"
            value={language}
            onChange={(event) => void chooseLanguage(languageOf(event.currentTarget.value) ?? language)}
          >
            {LANGUAGES.map((each) => (
              // Each by its own name, said by a screen reader in its own tongue.
              <option key={each.language} value={each.language} lang={each.language}>
                {each.name}
              </option>
            ))}
          </NativeSelect>
        </div>
        <Choice
          label={say('Colours')}
          value={colorScheme}
          onChange={(value) => setColorScheme(value === 'light' || value === 'dark' ? value : 'auto')}
          data={[
            { value: 'light', label: say('Light') },
            { value: 'dark', label: say('Dark') },
            { value: 'auto', label: say('Like the system') },
          ]}
        />
        <Choice
          label={say('Contrast')}
          value={looks.contrast}
          onChange={(value) => chooseLooks({ contrast: value === 'high' ? 'high' : 'usual' })}
          data={[
            { value: 'usual', label: say('Normal') },
            { value: 'high', label: say('High') },
          ]}
        />
        <Choice
          label={say('Rows')}
          value={looks.density}
          onChange={(value) => chooseLooks({ density: value === 'touch' || value === 'compact' ? value : 'normal' })}
          data={[
            { value: 'compact', label: say('Compact') },
            { value: 'normal', label: say('Normal') },
            { value: 'touch', label: say('Large, for touch') },
          ]}
        />
        <Choice
          label={say('Preview beside lists')}
          value={looks.isPreviewOpen ? 'on' : 'off'}
          onChange={(value) => chooseLooks({ isPreviewOpen: value === 'on' })}
          data={[
            { value: 'on', label: say('On') },
            { value: 'off', label: say('Off') },
          ]}
        />
        <Choice
          label={say('Time to undo')}
          value={looks.undo}
          onChange={(value) => chooseLooks({ undo: value === 'off' || value === 'long' ? value : 'usual' })}
          data={[
            { value: 'off', label: say('None') },
            { value: 'usual', label: say('8 to 10 seconds') },
            { value: 'long', label: say('Three times as long') },
          ]}
        />
        <Choice
          label={say('Lock when nobody is here')}
          value={String(lockTime)}
          onChange={(value) => chooseLockTime(LOCK_TIMES.find((time) => String(time) === value) ?? 'never')}
          data={LOCK_TIMES.map((time) => ({
            value: String(time),
            label: time === 'never' ? say('Never') : say('after {minutes, number} min', { minutes: time }),
          }))}
        />
        <Choice
          label={say('Acting as')}
          value={person.id}
          onChange={(id) => {
            const chosen = people.find((each) => each.id === id)
            if (chosen) choosePerson(chosen)
          }}
          data={people.map((each) => ({
            value: each.id,
            label:
              told(each.name) === say(ROLE_LABELS[each.role])
                ? say(ROLE_LABELS[each.role])
                : `${each.name}, ${say(ROLE_LABELS[each.role])}`,
          }))}
        />
      </Panel>
      <LetterKeysPanel />
    </>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly data: { readonly value: string; readonly label: string }[]
  onChange(value: string): void
}

function Choice({ label, value, data, onChange }: ChoiceProps) {
  return (
    <div className={styles.choice}>
      <span>{label}</span>
      <SegmentedControl aria-label={label} value={value} data={data} onChange={onChange} />
    </div>
  )
}
