import type { ReactNode } from 'react'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { activeQuantity, allocatedQuantity, shippedQuantity } from '../../../shared/lifecycle/quantities.ts'
import { statusChip } from '../../../shared/views/order-facts.ts'
import { paymentFactsOf, paymentLabel } from '../../../shared/views/payment-label.ts'
import { say } from '../../../shared/wording/say.ts'
import { AddressText } from '../../components/address-text.tsx'
import { Chip } from '../../components/chip.tsx'
import { MoneyText } from '../../components/money-text.tsx'
import { PendingMark } from '../../components/pending-mark.tsx'
import { hrefOf } from '../../state/route.ts'
import { useMark } from '../../state/use-marks.ts'
import { useItemStock } from '../../state/use-stock-levels.ts'
import { OrderCases } from '../order/order-cases.tsx'
import { OrderFlags } from '../order/order-flags.tsx'
import { PreviewHistory } from '../order/preview-history.tsx'
import styles from './review-screen.module.css'

/** What a person needs to know to judge one order: why it is stopped, whose it is, where it goes, how it is paid, what it is made of. */
export function EvidencePanel({ order, deeds }: { readonly order: Order; readonly deeds: ReactNode }) {
  const mark = useMark(order.id)
  const status = statusChip(order.status)
  const payment = paymentLabel(paymentFactsOf(order))
  return (
    <section className={styles.evidence} aria-label={say('Preview of {number}', { number: order.number })}>
      <header className={styles.title}>
        <h2>
          <a href={hrefOf({ screen: 'order', id: order.id })}>
            <bdi>{order.number}</bdi>
          </a>
        </h2>
        <Chip tone={status.tone}>{status.text}</Chip>
        <Chip tone={payment.tone}>{payment.text}</Chip>
        {mark && <PendingMark mark={mark} inWords />}
        <strong className={styles.value}>
          <MoneyText minor={order.totals.grandTotal} currency={order.currency} />
        </strong>
      </header>
      <OrderFlags order={order} />
      <OrderCases orderId={order.id} />
      {deeds}
      <div className={styles.facts}>
        <Fact title={say('Goes to')}>
          <AddressText address={order.shippingAddress} />
        </Fact>
        <Fact title={say('Is paid by')}>
          {isSamePlace(order) ? <p className={styles.quiet}>{say('The same address')}</p> : <AddressText address={order.billingAddress} />}
          <p>
            <bdi>{order.paymentMethodName}</bdi>{' '}
            {order.shippingMethodName !== '' && (
              <span className={styles.quiet}>
                · <bdi>{order.shippingMethodName}</bdi>
              </span>
            )}
          </p>
          {isOtherCountry(order) && <p className={styles.warning}>{say('It is sent to another country than it is paid from.')}</p>}
        </Fact>
      </div>
      <Goods order={order} />
      {order.internalComment !== '' && (
        <Fact title={say('Internal comment')}>
          <p dir="auto">{order.internalComment}</p>
        </Fact>
      )}
      {order.comment !== '' && (
        <Fact title={say('Customer’s comment')}>
          <p dir="auto">{order.comment}</p>
        </Fact>
      )}
      <Fact title={say('Latest history')}>
        <PreviewHistory order={order} />
      </Fact>
    </section>
  )
}

function Fact({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <h3>{title}</h3>
      {children}
    </div>
  )
}

/** The lines with what can be promised of each: a hold for missing stock is judged by it. */
function Goods({ order }: { readonly order: Order }) {
  const lines = order.lines.filter((line) => activeQuantity(line) > 0)
  const stock = useItemStock([...new Set(lines.map((line) => line.itemId))])
  const freeOf = (itemId: string) =>
    (stock.find((each) => each.itemId === itemId)?.levels ?? []).reduce((sum, level) => sum + level.physical - level.allocated, 0)
  return (
    <table className={styles.goods}>
      <caption>{say('Goods')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('Item')}</th>
          <th scope="col">{say('Ordered')}</th>
          <th scope="col">{say('Promised')}</th>
          <th scope="col">{say('Free in stock')}</th>
          <th scope="col">{say('Value')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const promised = allocatedQuantity(order, line.id) + shippedQuantity(order, line.id)
          const free = freeOf(line.itemId)
          const isShort = promised + free < activeQuantity(line)
          return (
            <tr key={line.id}>
              <th scope="row">
                <bdi>{line.snapshot.productName || line.snapshot.sku}</bdi> <bdi className={styles.sku}>{line.snapshot.sku}</bdi>
              </th>
              <td>{activeQuantity(line)}</td>
              <td>{promised}</td>
              <td data-short={isShort || undefined}>{isShort ? say('{free, number}: too few', { free }) : free}</td>
              <td>
                <MoneyText minor={line.total - line.cancelledValue} currency={order.currency} bare />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function isSamePlace({ shippingAddress: ship, billingAddress: bill }: Order): boolean {
  if (bill === null || ship === null) return bill === ship
  return bill.address1 === ship.address1 && bill.zipCode === ship.zipCode && bill.city === ship.city && bill.country === ship.country
}

function isOtherCountry({ shippingAddress, billingAddress }: Order): boolean {
  return shippingAddress !== null && billingAddress !== null && shippingAddress.country !== billingAddress.country
}
