import { Button, Checkbox, TextInput } from '@mantine/core'
import { useId, useState } from 'react'
import { type Message, msg, say } from '../../../shared/wording/say.ts'
import { Panel } from '../../components/panel.tsx'
import { QuantityField } from '../../components/quantity-field.tsx'
import { changeScanner, useScannerSettings } from '../../scanner/kept-settings.ts'
import { meantMark, shownMark } from '../../scanner/mark-words.ts'
import { FIRST_SETTINGS, SETTING_BOUNDS } from '../../scanner/scanner-settings.ts'
import { playTone } from '../../scanner/tones.ts'
import styles from './scanner-section.module.css'

/** What counts as a scan, and how loud it is answered. Counts at once, on this device only. */
export function ScannerLimits() {
  const settings = useScannerSettings()
  const volumeId = useId()
  return (
    <Panel
      title={say('What counts as a scan')}
      aside={
        <Button
          variant="subtle"
          size="xs"
          onClick={() => changeScanner({ ...FIRST_SETTINGS, layout: settings.layout, letters: settings.letters })}
        >
          {say('As on the first day')}
        </Button>
      }
    >
      {FIGURES.map(({ name, label, what }) => (
        <div key={name} className={styles.figure}>
          <div>
            <strong>{say(label)}</strong>
            <p className={styles.quiet}>{say(what)}</p>
          </div>
          <QuantityField
            label={say(label)}
            value={settings[name]}
            min={SETTING_BOUNDS[name][0]}
            max={SETTING_BOUNDS[name][1]}
            onChange={(value) => changeScanner({ [name]: value })}
          />
        </div>
      ))}
      <div className={styles.marks}>
        <MarkField
          key={`prefix ${settings.prefix}`}
          label={say('Prefix')}
          mark={settings.prefix}
          onMark={(prefix) => changeScanner({ prefix, onlyMarked: settings.onlyMarked && prefix + settings.suffix !== '' })}
        />
        <MarkField
          key={`suffix ${settings.suffix}`}
          label={say('Suffix')}
          mark={settings.suffix}
          onMark={(suffix) => changeScanner({ suffix, onlyMarked: settings.onlyMarked && settings.prefix + suffix !== '' })}
        />
      </div>
      <Checkbox
        label={say('Only what has the prefix or the suffix is a scan')}
        description={say('The safest, and letters need not wait. The scanner has to be set to send it.')}
        checked={settings.onlyMarked}
        disabled={settings.prefix === '' && settings.suffix === ''}
        onChange={(event) => changeScanner({ onlyMarked: event.currentTarget.checked })}
      />
      <div className={styles.figure}>
        <div>
          <label htmlFor={volumeId}>
            <strong>{say('Volume')}</strong>
          </label>
          <p className={styles.quiet}>
            {settings.volume === 0
              ? say('Silent: scans are answered on the screen alone.')
              : say('{percent} of 100', { percent: settings.volume })}
          </p>
        </div>
        <div className={styles.buttons}>
          <input
            id={volumeId}
            type="range"
            min={0}
            max={100}
            step={5}
            value={settings.volume}
            onChange={(event) => changeScanner({ volume: event.currentTarget.valueAsNumber })}
          />
          <Button variant="default" onClick={() => playTone('ok', settings.volume)}>
            {say('Try “right”')}
          </Button>
          <Button variant="default" onClick={() => playTone('wrong', settings.volume)}>
            {say('Try “wrong”')}
          </Button>
        </div>
      </div>
    </Panel>
  )
}

const FIGURES: readonly {
  readonly name: Exclude<keyof typeof SETTING_BOUNDS, 'volume'>
  readonly label: Message
  readonly what: Message
}[] = [
  { name: 'minKeys', label: msg('Characters at least'), what: msg('Anything shorter is typing.') },
  { name: 'meanGapMs', label: msg('Average pause at most, ms'), what: msg('A scanner is faster than this. People are slower.') },
  {
    name: 'maxGapMs',
    label: msg('Longest pause, ms'),
    what: msg('A scan never stops for longer. Keys that are shortcuts wait so long, in case a scan begins with them.'),
  },
  { name: 'silenceMs', label: msg('Silence that ends a scan, ms'), what: msg('For scanners that send neither Enter nor Tab.') },
  { name: 'bounceMs', label: msg('Same code again, ms'), what: msg('Sooner than this is one unit read twice; later is a second unit.') },
]

interface MarkFieldProps {
  readonly label: string
  readonly mark: string
  onMark(mark: string): void
}

/** Taken when the field is left: half a prefix must not count. */
function MarkField({ label, mark, onMark }: MarkFieldProps) {
  const [text, setText] = useState(shownMark(mark))
  const take = () => {
    const meant = meantMark(text.trim())
    if (meant !== mark) onMark(meant)
  }
  return (
    <TextInput
      label={label}
      description={say('As the scanner sends it; <STX>, <ETX> and <TAB> for characters nobody sees.')}
      autoComplete="off"
      spellCheck={false}
      maxLength={40}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take()
      }}
    />
  )
}
