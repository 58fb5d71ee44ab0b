import type { Order } from '../../../shared/lifecycle/order.ts'
import { paid, refunded } from '../../../shared/lifecycle/order-money.ts'
import { taxDeductedOf } from '../../../shared/lifecycle/totals.ts'
import { say } from '../../../shared/wording/say.ts'
import { MoneyText } from '../../components/money-text.tsx'
import styles from './order-totals.module.css'

/** The sum line by line: items, shipping, handling, the total, the tax in it per rate, and what was paid of it. */
export function OrderTotals({ order }: { readonly order: Order }) {
  const { totals, currency } = order
  const toPay = totals.grandTotal - paid(order)
  const taxDeducted = taxDeductedOf(order)
  return (
    <dl className={styles.totals} aria-label={say('Totals')}>
      <Row label={say('Items')} minor={totals.itemsTotal} currency={currency} />
      {order.discounts.map((discount) => (
        <Row
          key={discount.name}
          label={say('Discount in it: {discount}', { discount: discount.name })}
          minor={discount.amount}
          currency={currency}
          isQuiet
        />
      ))}
      <Row
        label={order.shippingMethodName ? say('Shipping, {method}', { method: order.shippingMethodName }) : say('Shipping')}
        minor={totals.shippingCost}
        currency={currency}
      />
      {totals.handlingCost > 0 && <Row label={say('Handling')} minor={totals.handlingCost} currency={currency} />}
      <div className={styles.total}>
        <dt>{order.vatExempt ? say('Total, exempt from VAT') : say('Total')}</dt>
        <dd>
          <MoneyText minor={totals.grandTotal} currency={currency} />
        </dd>
      </div>
      {totals.taxes.map((group) => (
        <Row
          key={group.percent}
          label={say('Tax in it, {percent} %', { percent: group.percent })}
          minor={group.tax}
          currency={currency}
          isQuiet
        />
      ))}
      {taxDeducted > 0 && <Row label={say('Tax deducted, as ordered')} minor={-taxDeducted} currency={currency} isQuiet />}
      {paid(order) > 0 && <Row label={say('Paid')} minor={paid(order)} currency={currency} />}
      {refunded(order) > 0 && <Row label={say('Given back or asked to be')} minor={-refunded(order)} currency={currency} />}
      {toPay > 0 && paid(order) > 0 && <Row label={say('Still to pay')} minor={toPay} currency={currency} />}
    </dl>
  )
}

interface RowProps {
  readonly label: string
  readonly minor: number
  readonly currency: string
  readonly isQuiet?: boolean
}

function Row({ label, minor, currency, isQuiet = false }: RowProps) {
  return (
    <div className={styles.row} data-quiet={isQuiet || undefined}>
      <dt>{label}</dt>
      <dd>
        <MoneyText minor={minor} currency={currency} bare />
      </dd>
    </div>
  )
}
