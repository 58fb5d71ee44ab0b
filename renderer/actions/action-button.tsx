import { Button, type ButtonProps, Tooltip } from '@mantine/core'
import { isSecondPress } from '../components/is-second-press.ts'
import { useActionStarter } from './action-host.tsx'
import { availabilityOf } from './availability.ts'
import type { Step } from './primary-action.ts'

interface ActionButtonProps extends Pick<ButtonProps, 'size' | 'variant' | 'fullWidth'> {
  readonly step: Step
  /** The key that does the same here, shown on the button. */
  readonly keyHint?: string
}

/** One action as a button. Impossible, it stays readable and reachable and says why. */
export function ActionButton({ step, keyHint, variant = 'default', ...look }: ActionButtonProps) {
  const { context, start } = useActionStarter()
  if (context === null) return null
  const availability = availabilityOf(step.action, step.target, context)
  if (availability.is === 'absent') return null
  const hint = keyHint === undefined ? null : <kbd>{keyHint}</kbd>
  const isPossible = availability.is === 'possible'
  const button = (
    <Button
      {...look}
      variant={variant}
      rightSection={hint}
      {...(isPossible ? {} : { 'data-disabled': true })}
      aria-disabled={!isPossible}
      onClick={(event) => {
        if (isPossible && !isSecondPress(event)) start(step)
      }}
      onKeyDown={(event) => {
        // A key held down presses once.
        if (event.repeat) event.preventDefault()
      }}
    >
      {step.action.label}
    </Button>
  )
  if (availability.is === 'possible') return button
  return <Tooltip label={`${availability.why.sentence} ${availability.why.nextStep}`}>{button}</Tooltip>
}
