import { say } from '../../../shared/wording/say.ts'
import { MoneyField } from '../../components/money-field.tsx'
import { MoneyText } from '../../components/money-text.tsx'
import styles from './new-order.module.css'

interface CashTenderProps {
  readonly toPay: number
  readonly received: number | null
  readonly currency: string
  onChange(received: number): void
}

/** What the customer gave, and what they get back. */
export function CashTender({ toPay, received, currency, onChange }: CashTenderProps) {
  const given = received ?? toPay
  const isShort = given < toPay
  return (
    <div className={styles.tender}>
      <MoneyField label={say('Cash received')} currency={currency} minor={given} onChange={onChange} />
      <p className={styles.change} data-short={isShort || undefined} role="status">
        <span>{isShort ? say('Still missing') : say('Change')}</span>
        <MoneyText minor={Math.abs(given - toPay)} currency={currency} />
      </p>
    </div>
  )
}
