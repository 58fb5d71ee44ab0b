import { useMemo } from 'react'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { itemDetail, type LineFacts, lineFacts } from '../../../shared/views/order-facts.ts'
import { factsLine } from '../../../shared/wording/facts-line.ts'
import { say } from '../../../shared/wording/say.ts'
import { useFirstOf } from '../../components/first-of.ts'
import { MoneyText } from '../../components/money-text.tsx'
import { Panel } from '../../components/panel.tsx'
import { ShowAll } from '../../components/show-all.tsx'
import styles from './order-lines.module.css'
import { OrderTotals } from './order-totals.tsx'

/** Shipments and payments should not lie below hundreds of lines. */
const LINES_SHOWN = 24

/** What was ordered and what became of every unit of it, then what it costs. */
export function OrderLines({ order }: { readonly order: Order }) {
  const list = useFirstOf(
    useMemo(() => lineFacts(order), [order]),
    LINES_SHOWN,
  )
  return (
    <Panel
      title={say('Items')}
      note={say('{totalQuantity, plural, one {# unit} other {# units}}', { totalQuantity: order.totals.totalQuantity })}
    >
      <section
        className={styles.scroll}
        aria-label={say('Items and their units')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: in a narrow window the table scrolls sideways, by keyboard too
        tabIndex={0}
      >
        <table className={styles.lines}>
          <thead>
            <tr>
              <th scope="col">{say('Item')}</th>
              <th scope="col">{say('Ordered')}</th>
              <th scope="col">{say('Allocated')}</th>
              <th scope="col">{say('Shipped')}</th>
              <th scope="col">{say('Returned')}</th>
              <th scope="col">{say('Cancelled')}</th>
              <th scope="col">{say('Price')}</th>
              <th scope="col">{say('Total')}</th>
            </tr>
          </thead>
          <tbody>
            {list.shown.map((facts) => (
              <LineRow key={facts.line.id} facts={facts} currency={order.currency} />
            ))}
          </tbody>
        </table>
      </section>
      <ShowAll list={list} />
      <OrderTotals order={order} />
    </Panel>
  )
}

function LineRow({ facts, currency }: { readonly facts: LineFacts; readonly currency: string }) {
  const { line } = facts
  const detail = [
    line.snapshot.sku,
    itemDetail(line.snapshot),
    line.storePickup ? say('pick-up') : '',
    line.preorder ? say('preorder') : '',
  ]
  const notes = [
    facts.waiting > 0 ? say('{waiting, number} waiting for stock', { waiting: facts.waiting }) : '',
    line.priceOverrideBy === undefined ? '' : say('Price set by {person}', { person: line.priceOverrideBy }),
    line.comment,
  ]
  const isGone = facts.cancelled === facts.ordered
  return (
    <tr data-gone={isGone || undefined}>
      <th scope="row">
        <bdi className={styles.name}>{line.snapshot.productName || line.snapshot.sku}</bdi>
        <span className={styles.detail}>{factsLine(detail)}</span>
        {notes.map((note) => note !== '' && <Note key={note} text={note} />)}
      </th>
      <Count value={facts.ordered} isPlain />
      <Count value={facts.allocated} />
      <Count value={facts.shipped} />
      <Count value={facts.returned} />
      <Count value={facts.cancelled} />
      <td>
        <MoneyText minor={line.unitPrice} currency={currency} bare />
        {line.unitOriginalPrice > line.unitPrice && (
          <s className={styles.detail}>
            <MoneyText minor={line.unitOriginalPrice} currency={currency} bare />
          </s>
        )}
      </td>
      <td>
        <MoneyText minor={line.total} currency={currency} bare />
        {line.cancelledValue > 0 && !isGone && (
          <span className={styles.detail}>
            −<MoneyText minor={line.cancelledValue} currency={currency} bare />
          </span>
        )}
      </td>
    </tr>
  )
}

function Note({ text }: { readonly text: string }) {
  return <span className={styles.note}>{text}</span>
}

/** Nothing of it is shown as a quiet dash, so that what there is stands out. */
function Count({ value, isPlain = false }: { readonly value: number; readonly isPlain?: boolean }) {
  return <td data-none={(value === 0 && !isPlain) || undefined}>{value === 0 && !isPlain ? '–' : value}</td>
}
