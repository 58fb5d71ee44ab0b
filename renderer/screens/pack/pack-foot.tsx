import { useState } from 'react'
import { factsLine } from '../../../shared/wording/facts-line.ts'
import { say } from '../../../shared/wording/say.ts'
import { useNow } from '../../components/use-now.ts'
import styles from './pack-screen.module.css'
import { perHour, usePackTally } from './pack-tally.ts'
import { RefusedList } from './refused-list.tsx'

/** The keys of the table, and what was packed here today. */
export function PackFoot() {
  const tally = usePackTally()
  const [isAsking, setIsAsking] = useState(false)
  const now = useNow()
  const speed = tally && perHour(tally, Date.parse(now))
  return (
    <footer className={styles.foot}>
      <span>
        <kbd>U</kbd> {say('undo last')}
      </span>
      <span>
        <kbd>H</kbd> {say('hold')}
      </span>
      <span>
        <kbd>P</kbd> {say('print')}
      </span>
      <span>
        <kbd>Esc</kbd> {say('order')}
      </span>
      {tally && (
        <span className={styles.tally}>
          {factsLine([
            say('Packed today {parcels, number}', { parcels: tally.parcels }),
            ...(speed === null ? [] : [say('{speed, number} per hour', { speed: speed ?? 0 })]),
          ])}
          {' · '}
          {tally.refused === 0 ? (
            say('{refused, number} refused', { refused: 0 })
          ) : (
            <button type="button" className={styles.refused} onClick={() => setIsAsking(true)}>
              {say('{refused, number} refused', { refused: tally.refused })}
            </button>
          )}
        </span>
      )}
      {isAsking && tally && <RefusedList refusals={tally.refusals} close={() => setIsAsking(false)} />}
    </footer>
  )
}
