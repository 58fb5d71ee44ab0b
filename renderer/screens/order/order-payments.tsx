import type { Order } from '../../../shared/lifecycle/order.ts'
import { authorizedOf, paidOf, refundedOf } from '../../../shared/lifecycle/order-money.ts'
import type { Payment, PaymentHistoryEntry } from '../../../shared/lifecycle/payment.ts'
import { moneyText } from '../../../shared/views/money-text.ts'
import { paymentEntryLabel } from '../../../shared/views/payment-entry-label.ts'
import { paymentFactsOf, paymentLabel } from '../../../shared/views/payment-label.ts'
import { fullTimeText } from '../../../shared/views/time-text.ts'
import { factsLine } from '../../../shared/wording/facts-line.ts'
import { say } from '../../../shared/wording/say.ts'
import { Chip } from '../../components/chip.tsx'
import { MoneyText } from '../../components/money-text.tsx'
import { Panel } from '../../components/panel.tsx'
import styles from './order-payments.module.css'
import { useTimeZone } from './use-time-zone.ts'

/** Each tender with everything that happened to its money, oldest first. */
export function OrderPayments({ order }: { readonly order: Order }) {
  const label = paymentLabel(paymentFactsOf(order))
  return (
    <Panel title={say('Payments')} note={<Chip tone={label.tone}>{label.text}</Chip>}>
      {order.payments.length === 0 && (
        <p className={styles.quiet}>
          {say('{method}: nothing recorded.', { method: order.paymentMethodName || say('No payment method') })}
        </p>
      )}
      {order.payments.map((payment) => (
        <Tender key={payment.id} payment={payment} order={order} />
      ))}
    </Panel>
  )
}

function Tender({ payment, order }: { readonly payment: Payment; readonly order: Order }) {
  return (
    <section className={styles.tender} aria-label={payment.methodName}>
      <h3 className={styles.method}>
        <bdi>{payment.methodName}</bdi>
        <span className={styles.quiet}>{sums(payment, order.currency)}</span>
      </h3>
      <table className={styles.entries}>
        <tbody>
          {payment.entries.map((entry) => (
            <Entry key={entry.id} entry={entry} order={order} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Entry({ entry, order }: { readonly entry: PaymentHistoryEntry; readonly order: Order }) {
  const timeZone = useTimeZone(order.storeId)
  const shipment = order.shipments.find((each) => each.id === entry.shipmentId)?.number
  const back = order.returns.find((each) => each.id === entry.returnId)?.number
  const words = [shipment, back, entry.externalReference, entry.by].filter((part) => part)
  return (
    <tr>
      <td className={styles.quiet}>{fullTimeText(entry.at, timeZone)}</td>
      <td>
        {paymentEntryLabel(entry)}
        {entry.status === 'pending' && <span className={styles.pending}> {say('◷ not yet answered')}</span>}
        <span className={styles.detail}>{factsLine(words)}</span>
      </td>
      <td className={styles.value}>
        <MoneyText minor={entry.value} currency={order.currency} bare />
      </td>
    </tr>
  )
}

function sums(payment: Payment, currency: string): string {
  const parts = [
    authorizedOf(payment) > 0 ? say('authorized {amount}', { amount: moneyText(authorizedOf(payment), currency) }) : '',
    paidOf(payment) > 0 ? say('paid {amount}', { amount: moneyText(paidOf(payment), currency) }) : '',
    refundedOf(payment) > 0 ? say('given back {amount}', { amount: moneyText(refundedOf(payment), currency) }) : '',
  ]
  return factsLine(parts)
}
