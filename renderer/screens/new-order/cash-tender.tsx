import { Button } from '@mantine/core'
import { say } from '../../../shared/wording/say.ts'
import { MoneyField } from '../../components/money-field.tsx'
import { MoneyText } from '../../components/money-text.tsx'
import { CASH_PLACE } from './focus-place.ts'
import styles from './new-order.module.css'
import { quickAmounts } from './quick-amounts.ts'

interface CashTenderProps {
  readonly toPay: number
  readonly received: number | null
  readonly currency: string
  onChange(received: number | null): void
}

/** What the customer gave, and what they get back. */
export function CashTender({ toPay, received, currency, onChange }: CashTenderProps) {
  const given = received ?? toPay
  const isShort = given < toPay
  return (
    <div className={styles.tender}>
      <div id={CASH_PLACE}>
        <MoneyField label={say('Cash received')} currency={currency} minor={given} unreadIsNone onChange={onChange} />
      </div>
      <fieldset className={styles.quick} aria-label={say('Quick amounts')}>
        <Button variant="default" size="xs" aria-pressed={given === toPay} onClick={() => onChange(null)}>
          {say('Exact')}
        </Button>
        {quickAmounts(toPay, currency).map((amount) => (
          <Button key={amount} variant="default" size="xs" aria-pressed={given === amount} onClick={() => onChange(amount)}>
            <MoneyText minor={amount} currency={currency} bare />
          </Button>
        ))}
      </fieldset>
      <p className={styles.change} data-short={isShort || undefined} role="status">
        <span>{isShort ? say('Still missing') : say('Change')}</span>
        <MoneyText minor={Math.abs(given - toPay)} currency={currency} />
      </p>
    </div>
  )
}
