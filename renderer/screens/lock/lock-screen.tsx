import { IconHandStop, IconLock } from '@tabler/icons-react'
import { useEffect, useId, useRef, useState } from 'react'
import type { Actor } from '../../../shared/lifecycle/actor.ts'
import { say } from '../../../shared/wording/say.ts'
import { useShownVerdict } from '../../scanner/shown-verdict.ts'
import { useScans } from '../../scanner/use-scans.ts'
import { unlock } from '../../state/lock.ts'
import { choosePerson, usePeople, usePerson } from '../../state/use-person.ts'
import { ROLE_LABELS } from '../shell/person-button.tsx'
import styles from './lock-screen.module.css'

/** Who goes on? Nothing else of the desk is on the page. */
export function LockScreen() {
  const titleId = useId()
  const wordsId = useId()
  const people = usePeople()
  const person = usePerson()
  const refused = useRefusedScan()
  const usual = useRef<HTMLButtonElement>(null)
  // Not before everything stands in the page: what stands beside it takes no focus.
  useEffect(() => usual.current?.focus(), [])
  useLockedTitle()
  const goOnAs = (chosen: Actor | undefined) => {
    if (!chosen) return
    choosePerson(chosen)
    unlock()
  }
  return (
    <div
      role="dialog"
      aria-modal="true"
      aria-labelledby={titleId}
      aria-describedby={wordsId}
      className={styles.lock}
      onKeyDown={({ key, ctrlKey, altKey, metaKey }) => {
        if (/^[1-9]$/.test(key) && !ctrlKey && !altKey && !metaKey) goOnAs(people[Number(key) - 1])
      }}
    >
      <div className={styles.box}>
        <IconLock size={40} stroke={1.6} aria-hidden="true" />
        <h1 id={titleId}>{say('Locked')}</h1>
        <p id={wordsId}>{say('Who goes on? What was begun is still there.')}</p>
        <ul className={styles.people}>
          {people.map((each, place) => (
            <li key={each.id}>
              <button type="button" className={styles.person} ref={each.id === person.id ? usual : undefined} onClick={() => goOnAs(each)}>
                <bdi className={styles.name}>{each.name}</bdi>
                <span className={styles.role}>{say(ROLE_LABELS[each.role])}</span>
                <kbd>{place + 1}</kbd>
              </button>
            </li>
          ))}
        </ul>
        <p role="alert" className={styles.refused}>
          {refused !== null && (
            <>
              <IconHandStop size={18} aria-hidden="true" /> {refused}
            </>
          )}
        </p>
        <p className={styles.honest}>
          {say('There are no codes yet: the lock hides what is on the screen, it does not prove who you are. Sending and receiving go on.')}
        </p>
      </div>
    </div>
  )
}

/** Scans are for nobody while the desk is locked: sounded, said here, and nothing is done. */
function useRefusedScan(): string | null {
  const shown = useShownVerdict()
  const [countBefore] = useState(shown?.count ?? 0)
  useScans(({ code }) => ({ tone: 'wrong', text: say('This desk is locked. “{code}” was not taken.', { code }) }), {
    isInDialog: true,
    showsVerdict: true,
  })
  return shown && shown.count > countBefore ? shown.verdict.text : null
}

/** The name of the window may name a customer that was sought. */
function useLockedTitle(): void {
  const before = useRef(document.title)
  useEffect(() => {
    const title = say('Locked · Order desk')
    const titleBefore = before.current
    document.title = title
    return () => {
      if (document.title === title) document.title = titleBefore
    }
  }, [])
}
