import { Button, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { isFoundBy, normalisedWords, queryWords } from '../../../shared/views/search-words.ts'
import { say } from '../../../shared/wording/say.ts'
import { KeySequence } from '../../components/key-sequence.tsx'
import { useLetterKeys } from '../../components/letter-keys.ts'
import { hrefOf } from '../../state/route.ts'
import { KEY_PLACES, KEY_TABLE, type KeyLine, type KeyPlace } from './key-table.ts'
import styles from './keys-sheet.module.css'

/** Every key, by where it works: to look through, and to print and put beside the screen. */
export function KeysSheet({ isOpen, close }: { readonly isOpen: boolean; close(): void }) {
  return (
    <Modal opened={isOpen} onClose={close} title={say('Keys')} size={1000}>
      <Sheet close={close} />
    </Modal>
  )
}

function Sheet({ close }: { close(): void }) {
  const [text, setText] = useState('')
  const { isOn } = useLetterKeys()
  const words = queryWords(text)
  const lines = KEY_TABLE.filter(
    (line) =>
      words.length === 0 || isFoundBy(normalisedWords(`${say(line.what)} ${line.keys.join(' ')} ${say(KEY_PLACES[line.place])}`), words),
  )
  const places = (Object.keys(KEY_PLACES) as KeyPlace[]).filter((place) => lines.some((line) => line.place === place))
  return (
    <div className={styles.sheet}>
      <div className={styles.head}>
        <TextInput
          data-autofocus
          aria-label={say('Find a key')}
          placeholder={say('Find a key')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <p className={styles.note}>
          {isOn ? say('Single letters work while no field has the focus.') : say('Single letters are switched off on this device.')}{' '}
          <a href={hrefOf({ screen: 'settings', section: 'window' })} onClick={close}>
            {say('Change it')}
          </a>
        </p>
        <Button variant="default" onClick={() => window.print()}>
          {say('Print')}
        </Button>
      </div>
      {places.length === 0 && <p role="status">{say('No key does that. The palette (Ctrl K) finds everything by its name.')}</p>}
      <div className={styles.groups}>
        {places.map((place) => (
          <section key={place}>
            <h3>{say(KEY_PLACES[place])}</h3>
            <dl className={styles.list}>
              {lines
                .filter((line) => line.place === place)
                .map((line) => (
                  <KeyRow key={line.id} line={line} />
                ))}
            </dl>
          </section>
        ))}
      </div>
    </div>
  )
}

function KeyRow({ line }: { readonly line: KeyLine }) {
  return (
    <div>
      <dt>
        <KeySequence keys={line.keys} />
      </dt>
      <dd>{say(line.what)}</dd>
    </div>
  )
}
