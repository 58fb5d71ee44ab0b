import { Button } from '@mantine/core'
import { useId, useMemo } from 'react'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { say } from '../../../shared/wording/say.ts'
import { useActionStarter } from '../../actions/action-host.tsx'
import { availabilityOf } from '../../actions/availability.ts'
import { blockedStep, primaryAction } from '../../actions/primary-action.ts'
import { isSecondPress } from '../../components/is-second-press.ts'
import { KeySequence } from '../../components/key-sequence.tsx'
import styles from './next-step.module.css'

const NOTHING = { step: null, blocked: null }

interface NextStepProps {
  readonly order: Order
  readonly keyHint?: string
  readonly fullWidth?: boolean
}

/** The one primary action, and under it what stands in the way of the step after. */
export function NextStep({ order, keyHint, fullWidth = false }: NextStepProps) {
  const { context, start } = useActionStarter()
  const reasonId = useId()
  const { step, blocked } = useMemo(
    () => (context === null ? NOTHING : { step: primaryAction(order, context), blocked: blockedStep(order, context) }),
    [order, context],
  )
  if (context === null) return null
  const why = blocked && availabilityOf(blocked.action, blocked.target, context)
  const availability = step && availabilityOf(step.action, step.target, context)
  const note = availability?.is === 'possible' ? availability.note : undefined
  const reason =
    blocked && why?.is === 'impossible'
      ? say('{label}: not yet. {sentence}', { label: say(blocked.action.label), sentence: why.why.sentence })
      : null
  return (
    <div className={styles.next} data-full={fullWidth || undefined}>
      {step && (
        <Button
          fullWidth={fullWidth}
          rightSection={keyHint === undefined ? null : <KeySequence keys={[keyHint]} />}
          aria-describedby={reason === null ? undefined : reasonId}
          onClick={(event) => {
            if (!isSecondPress(event)) start(step)
          }}
          onKeyDown={(event) => {
            // A key held down presses once.
            if (event.repeat) event.preventDefault()
          }}
        >
          {say(step.action.label)}
        </Button>
      )}
      {note !== undefined && <p className={styles.why}>{note}</p>}
      {reason !== null && (
        <p id={reasonId} className={styles.why}>
          {reason}
        </p>
      )}
    </div>
  )
}
