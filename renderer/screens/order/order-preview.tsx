import type { Order } from '../../../shared/lifecycle/order.ts'
import { statusChip } from '../../../shared/views/order-facts.ts'
import { paymentFactsOf, paymentLabel } from '../../../shared/views/payment-label.ts'
import { factsLine } from '../../../shared/wording/facts-line.ts'
import { say } from '../../../shared/wording/say.ts'
import { ActionHost } from '../../actions/action-host.tsx'
import { Chip } from '../../components/chip.tsx'
import { MoneyText } from '../../components/money-text.tsx'
import { PendingMark } from '../../components/pending-mark.tsx'
import { sayNodes } from '../../i18n/say-nodes.ts'
import { useMark } from '../../state/use-marks.ts'
import { useOrder } from '../../state/use-order.ts'
import { useStockLevels } from '../../state/use-stock-levels.ts'
import { NextStep } from './next-step.tsx'
import { OrderFlags } from './order-flags.tsx'
import styles from './order-preview.module.css'
import { absenceSentence } from './order-screen.tsx'
import { PreviewHistory } from './preview-history.tsx'
import { SelectionPreview } from './selection-preview.tsx'

/** An order at a glance, beside the queue: what it is, what it costs, the next step, what happened last. */
export function OrderPreview({ orderId }: { readonly orderId: string }) {
  const shown = useOrder(orderId)
  if (shown.order) {
    return (
      <ActionHost>
        <Preview order={shown.order} />
      </ActionHost>
    )
  }
  if (shown.selection) return <SelectionPreview selection={shown.selection} />
  return <p className={styles.quiet}>{absenceSentence(shown)}</p>
}

function Preview({ order }: { readonly order: Order }) {
  const mark = useMark(order.id)
  useStockLevels([...new Set(order.lines.map((line) => line.itemId))])
  const status = statusChip(order.status)
  const payment = paymentLabel(paymentFactsOf(order))
  const city = order.shippingAddress?.city || order.billingAddress?.city || ''
  return (
    <section className={styles.preview} aria-label={say('Preview of {number}', { number: order.number })}>
      <header className={styles.head}>
        <h2>
          <bdi>{order.number}</bdi>
        </h2>
        <Chip tone={status.tone}>{status.text}</Chip>
      </header>
      <p className={styles.quiet}>{factsLine([order.reference, order.buyerName, city])}</p>
      <p className={styles.payment}>
        <Chip tone={payment.tone}>{payment.text}</Chip>
        {mark && <PendingMark mark={mark} inWords />}
      </p>
      <OrderFlags order={order} />
      <PreviewLines order={order} />
      <NextStep order={order} fullWidth />
      <PreviewHistory order={order} />
    </section>
  )
}

/** A preview has room for a handful of lines; the rest is counted. */
const LINES_SHOWN = 6

export function PreviewLines({ order }: { readonly order: Order }) {
  const lines = order.lines.filter((line) => line.cancelledQuantity < line.quantity)
  const more = lines.length - LINES_SHOWN
  return (
    <>
      <ul className={styles.lines}>
        {lines.slice(0, LINES_SHOWN).map((line) => (
          <li key={line.id}>
            <span className={styles.name}>
              <bdi>{line.snapshot.productName || line.snapshot.sku}</bdi>
              <bdi className={styles.quiet}>{line.snapshot.sku}</bdi>
            </span>
            <span className={styles.amount}>
              {line.quantity - line.cancelledQuantity} × <MoneyText minor={line.unitPrice} currency={order.currency} bare />
            </span>
          </li>
        ))}
        {more > 0 && <li className={styles.quiet}>{say('and {more, plural, one {# more line} other {# more lines}}', { more })}</li>}
      </ul>
      <dl className={styles.sums}>
        <div className={styles.quiet}>
          <dt>{order.shippingMethodName ? say('Shipping, {method}', { method: order.shippingMethodName }) : say('Shipping')}</dt>
          <dd>
            <MoneyText minor={order.totals.shippingCost} currency={order.currency} bare />
          </dd>
        </div>
        <div className={styles.total}>
          <dt>
            {order.totals.taxTotal > 0
              ? sayNodes('Total, incl. {tax} tax', { tax: <MoneyText minor={order.totals.taxTotal} currency={order.currency} bare /> })
              : say('Total')}
          </dt>
          <dd>
            <MoneyText minor={order.totals.grandTotal} currency={order.currency} />
          </dd>
        </div>
      </dl>
    </>
  )
}
