import type { ButtonProps } from '@mantine/core'
import { say } from '../../shared/wording/say.ts'
import { useActionStarter } from './action-host.tsx'
import { availabilityOf } from './availability.ts'
import type { Step } from './primary-action.ts'
import { ReasonedButton } from './reasoned-button.tsx'

interface ActionButtonProps extends Pick<ButtonProps, 'size' | 'variant' | 'fullWidth'> {
  readonly step: Step
  /** The key that does the same here, shown on the button. */
  readonly keyHint?: string
}

/** One action as a button. */
export function ActionButton({ step, ...look }: ActionButtonProps) {
  const { context, start } = useActionStarter()
  if (context === null) return null
  const availability = availabilityOf(step.action, step.target, context)
  return <ReasonedButton {...look} label={say(step.action.label)} availability={availability} onPress={() => start(step)} />
}
