import { Modal, useMantineColorScheme } from '@mantine/core'
import { useId, useState } from 'react'
import { say } from '../../../shared/wording/say.ts'
import { ActionHost } from '../../actions/action-host.tsx'
import { KeySequence } from '../../components/key-sequence.tsx'
import { navigate } from '../../state/navigate.ts'
import { usePeople } from '../../state/use-person.ts'
import { orderOfNumber, useFoundPlaces, useOrderPlaces } from './order-places.ts'
import styles from './palette.module.css'
import { type Place, placesOf } from './palette-places.ts'
import { rankPlaces } from './rank-places.ts'

/** Everywhere a person can go and everything the window itself can do, by typing its name. Enter runs the first. */
export function Palette({ isOpen, close }: { readonly isOpen: boolean; close(): void }) {
  return (
    <ActionHost>
      <Modal
        opened={isOpen}
        onClose={close}
        title={say('Commands and places')}
        withCloseButton={false}
        classNames={{ header: 'visually-hidden' }}
        padding={0}
        size={560}
        centered={false}
        yOffset="12vh"
      >
        <PaletteList close={close} />
      </Modal>
    </ActionHost>
  )
}

function PaletteList({ close }: { close(): void }) {
  const listId = useId()
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const { setColorScheme } = useMantineColorScheme()
  const trimmed = text.trim()
  const places = rankPlaces(
    [...useOrderPlaces(), ...useFoundPlaces(trimmed), ...placesOf({ people: usePeople(), text: trimmed, setColorScheme })].filter(
      (place) => trimmed !== '' || place.why === undefined,
    ),
    text,
  )
  const index = Math.min(active, places.length - 1)
  const run = (place: Place | undefined) => {
    if (!place || place.why !== undefined) return
    close()
    place.run()
  }
  // Whoever types a whole number and presses Enter at once is quicker than the search that lists it.
  const enter = async (place: Place | undefined) => {
    const orderId = place?.isAlways ? await orderOfNumber(trimmed) : null
    if (orderId === null) return run(place)
    close()
    navigate({ screen: 'order', id: orderId })
  }
  return (
    <>
      <input
        className={styles.input}
        role="combobox"
        aria-label={say('Command or place')}
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={places[index] && `${listId}-${index}`}
        placeholder={say('Go to, change, search…')}
        data-autofocus
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setActive(0)
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setActive(Math.min(index + 1, places.length - 1))
          else if (event.key === 'ArrowUp') setActive(Math.max(index - 1, 0))
          else if (event.key === 'Enter') void enter(places[index])
          else return
          event.preventDefault()
        }}
      />
      <div role="listbox" id={listId} aria-label={say('Commands and places')} className={styles.list}>
        {places.map((place, at) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the active option
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's
          <div
            key={place.id}
            id={`${listId}-${at}`}
            role="option"
            aria-selected={at === index}
            aria-disabled={place.why !== undefined || undefined}
            className={styles.place}
            onMouseMove={() => setActive(at)}
            onClick={() => run(place)}
          >
            <span>
              {place.label}
              {place.why !== undefined && <small className={styles.why}>{place.why}</small>}
            </span>
            <span className={styles.group}>{place.group}</span>
            <KeySequence keys={place.keys} />
          </div>
        ))}
      </div>
    </>
  )
}
