import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { commandLabel } from '../../../shared/views/command-label.ts'
import { say } from '../../../shared/wording/say.ts'
import type { HeldAct } from '../../state/held-acts.ts'
import { carryOutHeld, keepHeldWhileLooking, undoHeld } from '../../state/use-held-acts.ts'
import styles from './held-card.module.css'

/** What was asked for and can be taken back. While somebody looks at it the clock stands. */
export function HeldCard({ act }: { readonly act: HeldAct }) {
  const [first] = act.commands
  if (first === undefined) return null
  const label = commandLabel(first.name)
  const title = `${label} · ${act.subject}`
  return (
    <article
      className={styles.card}
      data-stage={act.stage}
      aria-label={title}
      onMouseEnter={() => keepHeldWhileLooking(act.id, true)}
      onMouseLeave={() => keepHeldWhileLooking(act.id, false)}
      onFocus={() => keepHeldWhileLooking(act.id, true)}
      onBlur={() => keepHeldWhileLooking(act.id, false)}
    >
      <div className={styles.words}>
        <strong>
          {label} <bdi>{act.subject}</bdi>
        </strong>
        <p>
          {act.stage === 'asking' ? say('Not done yet: the window was closed or the desk was stopped before it left.') : <Left act={act} />}
        </p>
      </div>
      {act.stage !== 'sending' && (
        <div className={styles.buttons}>
          {act.stage === 'asking' && (
            <Button size="compact-sm" onClick={() => carryOutHeld(act.id)}>
              {say('Do it now')}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant={act.stage === 'asking' ? 'default' : 'light'}
            aria-label={act.stage === 'asking' ? say('Drop: {title}', { title }) : say('Undo: {title}', { title })}
            onClick={() => undoHeld(act.id)}
            rightSection={act.stage === 'asking' ? null : <kbd>Ctrl Z</kbd>}
          >
            {act.stage === 'asking' ? say('Drop') : say('Undo')}
          </Button>
        </div>
      )}
      {act.stage === 'counting' && <span className={styles.clock} style={{ animationDuration: `${act.holdMs}ms` }} aria-hidden="true" />}
    </article>
  )
}

/** The seconds are for the eye; a screen reader was told once how long there is. */
function Left({ act }: { readonly act: HeldAct }) {
  const [left, setLeft] = useState(() => secondsLeft(act))
  useEffect(() => {
    setLeft(secondsLeft(act))
    const timer = setInterval(() => setLeft(secondsLeft(act)), 500)
    return () => clearInterval(timer)
  }, [act])
  if (act.stage === 'sending') return say('Saving…')
  if (act.stage === 'kept') return say('Waits while you look.')
  return say('Saved in {left, plural, one {# second} other {# seconds}}.', { left })
}

function secondsLeft(act: HeldAct): number {
  return Math.max(0, Math.ceil((act.endsAt - Date.now()) / 1000))
}
