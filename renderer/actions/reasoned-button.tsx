import { Button, type ButtonProps, Tooltip } from '@mantine/core'
import { isSecondPress } from '../components/is-second-press.ts'
import { KeySequence } from '../components/key-sequence.tsx'
import type { Availability } from './availability.ts'

interface ReasonedButtonProps extends Pick<ButtonProps, 'size' | 'variant' | 'fullWidth'> {
  readonly label: string
  readonly availability: Availability
  /** The key that does the same here, shown on the button. */
  readonly keyHint?: string | undefined
  onPress(): void
}

/** A button that knows whether it can be pressed. Impossible, it stays readable and reachable and says why. */
export function ReasonedButton({ label, availability, keyHint, onPress, variant = 'default', ...look }: ReasonedButtonProps) {
  if (availability.is === 'absent') return null
  const isPossible = availability.is === 'possible'
  const button = (
    <Button
      {...look}
      variant={variant}
      rightSection={keyHint === undefined ? null : <KeySequence keys={[keyHint]} />}
      {...(isPossible ? {} : { 'data-disabled': true })}
      aria-disabled={!isPossible}
      onClick={(event) => {
        if (isPossible && !isSecondPress(event)) onPress()
      }}
      onKeyDown={(event) => {
        // A key held down presses once.
        if (event.repeat) event.preventDefault()
      }}
    >
      {label}
    </Button>
  )
  if (availability.is === 'possible') return button
  return <Tooltip label={`${availability.why.sentence} ${availability.why.nextStep}`}>{button}</Tooltip>
}
