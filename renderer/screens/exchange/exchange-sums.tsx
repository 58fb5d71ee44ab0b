import { say } from '../../../shared/wording/say.ts'
import { MoneyText } from '../../components/money-text.tsx'
import { snapshotOf } from '../return-wizard/draft-line-card.tsx'
import { lineValue } from '../return-wizard/return-trial.ts'
import { chosenDraftLines } from '../return-wizard/wizard-draft.ts'
import type { BenchProps } from './bench-props.ts'
import styles from './exchange.module.css'
import type { ExchangeDraft } from './exchange-draft.ts'
import type { ExchangeTrial } from './exchange-trial.ts'

interface ExchangeSumsProps extends Pick<BenchProps, 'order' | 'shipment'> {
  readonly draft: ExchangeDraft
  readonly trial: ExchangeTrial
}

/** The difference, line by line: what comes back counts for the customer, what goes out against them. */
export function ExchangeSums({ draft, trial, order, shipment }: ExchangeSumsProps) {
  const due = trial.cost - trial.worth
  const { currency } = order
  return (
    <table className={styles.sum} aria-label={say('The difference')}>
      <tbody>
        {chosenDraftLines(draft.back).map((line) => (
          <tr key={line.key}>
            <th scope="row">
              {line.quantity} × <bdi>{snapshotOf(order, shipment, line)?.productName}</bdi>{' '}
              <span className={styles.quiet}>{say('comes back')}</span>
            </th>
            <td>
              <MoneyText minor={-(lineValue(trial.back, draft.back, line) ?? 0)} currency={currency} bare />
            </td>
          </tr>
        ))}
        {draft.out.lines.map((line) => (
          <tr key={line.id}>
            <th scope="row">
              {line.quantity} × <bdi>{line.snapshot.productName}</bdi> <span className={styles.quiet}>{say('goes out')}</span>
            </th>
            <td>
              <MoneyText minor={line.unitPrice * line.quantity} currency={currency} bare />
            </td>
          </tr>
        ))}
        <tr className={styles.result}>
          <th scope="row">{due > 0 ? say('To pay') : due < 0 ? say('To give back') : say('Even')}</th>
          <td>
            <MoneyText minor={Math.abs(due)} currency={currency} />
          </td>
        </tr>
      </tbody>
    </table>
  )
}
