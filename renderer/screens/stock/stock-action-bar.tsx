import { useState } from 'react'
import { say } from '../../../shared/wording/say.ts'
import type { ActionContext } from '../../actions/action.ts'
import { ReasonedButton } from '../../actions/reasoned-button.tsx'
import { type StockAction, type StockTarget, stockAvailability } from '../../actions/stock-action.ts'
import { STOCK_ACTIONS } from '../../actions/stock-actions.ts'
import { StockDialog } from '../../actions/stock-dialog.tsx'
import { useKeys } from '../../components/use-keys.ts'
import styles from './stock-screen.module.css'

/** What is done on a shelf, by button or key; what cannot be done says why. */
export function StockActionBar({ target, context }: { readonly target: StockTarget; readonly context: ActionContext }) {
  const [asking, setAsking] = useState<StockAction | null>(null)
  const choices = STOCK_ACTIONS.map((action) => ({ action, availability: stockAvailability(action, target, context) })).filter(
    ({ availability }) => availability.is !== 'absent',
  )
  const [first] = choices
  // Said in full once where it is the same for all, such as that the role may not.
  const reasons = new Set(choices.map(({ availability }) => (availability.is === 'impossible' ? availability.why.sentence : '')))
  const why = reasons.size === 1 && first?.availability.is === 'impossible' ? first.availability.why : null
  useKeys(
    Object.fromEntries(
      choices.filter(({ availability }) => availability.is === 'possible').map(({ action }) => [action.shortcut, () => setAsking(action)]),
    ),
  )
  return (
    <div>
      <div className={styles.actions}>
        {choices.map(({ action, availability }, index) => (
          <ReasonedButton
            key={action.id}
            label={say(action.label)}
            availability={availability}
            keyHint={action.shortcut.toUpperCase()}
            variant={index === 0 ? 'filled' : 'default'}
            onPress={() => setAsking(action)}
          />
        ))}
      </div>
      {why !== null && (
        <p className={styles.why}>
          {why.sentence} {why.nextStep}
        </p>
      )}
      {asking && <StockDialog action={asking} target={target} context={context} onClose={() => setAsking(null)} />}
    </div>
  )
}
