import { IconSearch, IconX } from '@tabler/icons-react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { say } from '../../../shared/wording/say.ts'
import { deskState } from '../../state/desk-state.ts'
import { navigate, useRoute } from '../../state/navigate.ts'
import { SEARCH_BOX_ID } from './focus-places.ts'
import styles from './search-box.module.css'

const SETTLE_MS = 120

/** Finds orders while the person types; results are a list like any queue. Escape leads back to where they were. */
export function SearchBox() {
  const route = useRoute()
  const shownText = route.screen === 'search' ? route.text : ''
  const [text, setText] = useState(shownText)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  // What the box itself asked for last: somebody may have typed on since, and those letters stay.
  const asked = useRef(shownText)
  // Back, forward and links change the list without the box; leaving the search empties it.
  useLayoutEffect(() => {
    if (shownText === asked.current) return
    asked.current = shownText
    // Letters that were not asked for yet would lead back to the search.
    clearTimeout(timer.current)
    setText(shownText)
  }, [shownText])
  useEffect(() => () => clearTimeout(timer.current), [])

  const search = (wanted: string) => {
    clearTimeout(timer.current)
    const trimmed = wanted.trim()
    if (trimmed === shownText) return
    if (trimmed === '') return leave()
    asked.current = trimmed
    navigate({ screen: 'search', text: trimmed }, route.screen === 'search' ? 'replace' : 'push')
  }
  const leave = () => {
    clearTimeout(timer.current)
    setText('')
    const { lastQueue } = deskState()
    if (route.screen === 'search') navigate(lastQueue === null ? { screen: 'start' } : { screen: 'queue', queue: lastQueue })
  }

  return (
    <search className={styles.search}>
      <IconSearch size={16} aria-hidden="true" />
      <input
        id={SEARCH_BOX_ID}
        type="search"
        aria-label={say('Search orders')}
        placeholder={say('Order, customer, SKU, phone, tracking…')}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={text}
        onChange={(event) => {
          const wanted = event.currentTarget.value
          setText(wanted)
          clearTimeout(timer.current)
          timer.current = setTimeout(() => search(wanted), SETTLE_MS)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === 'ArrowDown') {
            event.preventDefault()
            search(text)
            document.querySelector<HTMLElement>('[role="grid"]')?.focus()
          } else if (event.key === 'Escape') {
            event.preventDefault()
            leave()
            event.currentTarget.blur()
          }
        }}
      />
      {text === '' ? (
        <kbd>/</kbd>
      ) : (
        <button type="button" className={styles.clear} aria-label={say('Clear search')} onClick={leave}>
          <IconX size={14} aria-hidden="true" />
        </button>
      )}
    </search>
  )
}
