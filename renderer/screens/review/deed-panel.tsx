import { Button, CopyButton, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { say } from '../../../shared/wording/say.ts'
import type { Deed, Judged, Preset } from './deed.ts'
import styles from './review-screen.module.css'

interface DeedPanelProps {
  readonly deed: Deed
  readonly about: Judged
  /** How many orders it will be done to. */
  readonly count: number
  done(words: string, preset: Preset | null): void
  cancel(): void
}

/** Asks why, in the place where the deeds stood: one digit for a usual reason, or a person's own words. */
export function DeedPanel({ deed, about, count, done, cancel }: DeedPanelProps) {
  const presets = deed.presets(about)
  const [words, setWords] = useState(deed.isLong ? (presets[0]?.label ?? '') : '')
  const panel = useRef<HTMLFormElement>(null)
  useLayoutEffect(() => {
    panel.current?.querySelector<HTMLElement>(deed.isLong ? 'textarea' : 'button')?.focus()
  }, [deed])

  const choose = (preset: Preset | undefined) => {
    if (preset) done(preset.words ?? preset.label, preset)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (words.trim() !== '') done(words.trim(), null)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    event.stopPropagation()
    const isField = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement
    if (event.key === 'Escape') {
      event.preventDefault()
      cancel()
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      submit(event)
    } else if (!isField && !event.repeat && /^[1-9]$/.test(event.key)) {
      event.preventDefault()
      choose(presets[Number(event.key) - 1])
    }
  }
  return (
    <form
      ref={panel}
      // Keys are its own while it stands, as in any dialog.
      role="dialog"
      aria-label={
        count === 1 ? say(deed.label) : say('{deed}: {count, plural, one {# order} other {# orders}}', { deed: say(deed.label), count })
      }
      className={styles.asking}
      onSubmit={submit}
      onKeyDown={onKeyDown}
    >
      {!deed.isLong && (
        <ul className={styles.presets} aria-label={say('Usual reasons')}>
          {presets.map((preset, index) => (
            <li key={preset.label}>
              <button type="button" className={styles.preset} onClick={() => choose(preset)}>
                {preset.label} <kbd>{index + 1}</kbd>
              </button>
            </li>
          ))}
        </ul>
      )}
      {deed.isLong ? (
        <Textarea
          label={say(deed.field)}
          description={say('Kept in the history of the order; copy it into your mail. Ctrl+Enter keeps it.')}
          rows={3}
          maxLength={1000}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      ) : (
        <TextInput label={say(deed.field)} maxLength={500} value={words} onChange={(event) => setWords(event.currentTarget.value)} />
      )}
      <div className={styles.buttons}>
        <Button type="submit" disabled={words.trim() === ''} {...(deed.isGrave ? { color: 'red' } : {})}>
          {count === 1 ? say(deed.label) : say('{deed}: {count, plural, one {# order} other {# orders}}', { deed: say(deed.label), count })}
        </Button>
        {deed.isLong && (
          <CopyButton value={words} timeout={1500}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? say('Copied') : say('Copy text')}
              </Button>
            )}
          </CopyButton>
        )}
        <Button variant="default" onClick={cancel} rightSection={<kbd>Esc</kbd>}>
          {say('Back')}
        </Button>
      </div>
    </form>
  )
}
