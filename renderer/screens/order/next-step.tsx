import { Button } from '@mantine/core'
import { useId } from 'react'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { useActionStarter } from '../../actions/action-host.tsx'
import { availabilityOf } from '../../actions/availability.ts'
import { blockedStep, primaryAction } from '../../actions/primary-action.ts'
import styles from './next-step.module.css'

interface NextStepProps {
  readonly order: Order
  readonly keyHint?: string
  readonly fullWidth?: boolean
}

/** The one primary action, and under it what stands in the way of the step after. */
export function NextStep({ order, keyHint, fullWidth = false }: NextStepProps) {
  const { context, start } = useActionStarter()
  const reasonId = useId()
  if (context === null) return null
  const step = primaryAction(order, context)
  const blocked = blockedStep(order, context)
  const why = blocked && availabilityOf(blocked.action, blocked.target, context)
  const reason = blocked && why?.is === 'impossible' ? `${blocked.action.label}: not yet. ${why.why.sentence}` : null
  return (
    <div className={styles.next} data-full={fullWidth || undefined}>
      {step && (
        <Button
          fullWidth={fullWidth}
          rightSection={keyHint === undefined ? null : <kbd>{keyHint}</kbd>}
          aria-describedby={reason === null ? undefined : reasonId}
          onClick={() => start(step)}
        >
          {step.action.label}
        </Button>
      )}
      {reason !== null && (
        <p id={reasonId} className={styles.why}>
          {reason}
        </p>
      )}
    </div>
  )
}
