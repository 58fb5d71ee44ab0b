import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { listText } from '../../../shared/wording/list-text.ts'
import { say } from '../../../shared/wording/say.ts'
import { chooseLetterKeys, moveLetter, shownKey, useLetterKeys } from '../../components/letter-keys.ts'
import { Panel } from '../../components/panel.tsx'
import { KEY_TABLE } from '../shell/key-table.ts'
import styles from './letter-keys-panel.module.css'

/** Single letters as keys: on, off for whoever speaks to the computer or has a restless hand, or each where the person wants it. */
export function LetterKeysPanel() {
  const { isOn, moved } = useLetterKeys()
  return (
    <Panel title={say('Letters as keys')}>
      <div className={styles.choice}>
        <span>{say('Single letters, digits and signs do something')}</span>
        <SegmentedControl
          aria-label={say('Single letters, digits and signs do something')}
          value={isOn ? 'on' : 'off'}
          onChange={(value) => chooseLetterKeys({ isOn: value === 'on' })}
          data={[
            { value: 'on', label: say('On') },
            { value: 'off', label: say('Off') },
          ]}
        />
      </div>
      {isOn && (
        <>
          <p className={styles.note}>{say('Press another letter in a field to put what it does there; two letters change places.')}</p>
          <div className={styles.letters}>
            {LETTERS.map((letter) => (
              <TextInput
                key={letter}
                label={whatItDoes(letter)}
                size="xs"
                maxLength={1}
                classNames={{ input: styles.letter ?? '' }}
                value={shownKey(letter)}
                onFocus={(event) => event.currentTarget.select()}
                onChange={(event) => {
                  const pressed = event.currentTarget.value.toLowerCase().replace(shownKey(letter).toLowerCase(), '')
                  if (/^[a-z]$/.test(pressed)) moveLetter(letter, pressed)
                }}
              />
            ))}
          </div>
          <Button variant="default" disabled={Object.keys(moved).length === 0} onClick={() => chooseLetterKeys({ moved: {} })}>
            {say('The usual letters again')}
          </Button>
        </>
      )}
    </Panel>
  )
}

/** Those that do something by themselves; what follows `G` is named after its place. */
const LETTERS: readonly string[] = [
  ...new Set(KEY_TABLE.filter(({ keys }) => keys.length === 1).flatMap(({ keys }) => keys.filter((key) => /^[A-Z]$/.test(key)))),
]
  .map((key) => key.toLowerCase())
  .toSorted()

function whatItDoes(letter: string): string {
  const lines = KEY_TABLE.filter(({ keys }) => keys.length === 1 && keys[0]?.toLowerCase() === letter)
  return listText([...new Set(lines.map(({ what }) => say(what)))])
}
