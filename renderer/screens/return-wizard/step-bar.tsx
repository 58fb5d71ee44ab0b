import { say } from '../../../shared/wording/say.ts'
import styles from './return-wizard.module.css'
import { indexOfStep, WIZARD_STEPS, type WizardStepId } from './wizard-draft.ts'

interface StepBarProps {
  readonly current: WizardStepId
  onStep?(step: WizardStepId): void
}

/** All steps with the one at hand; those behind can be gone back to. */
export function StepBar({ current, onStep }: StepBarProps) {
  const now = indexOfStep(current)
  return (
    <ol className={styles.steps} aria-label={say('Steps of the return')}>
      {WIZARD_STEPS.map((step, index) => {
        const isDone = index < now
        const canGoBack = isDone && step.id !== 'find' && onStep !== undefined
        return (
          <li key={step.id} data-done={isDone || undefined} aria-current={index === now ? 'step' : undefined}>
            {canGoBack ? (
              <button type="button" onClick={() => onStep(step.id)}>
                ✓ {say(step.label)}
              </button>
            ) : (
              <span>
                {isDone ? '✓ ' : ''}
                {say(step.label)}
              </span>
            )}
          </li>
        )
      })}
    </ol>
  )
}
