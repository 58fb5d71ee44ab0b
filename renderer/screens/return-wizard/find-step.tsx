import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useState } from 'react'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { liveShipments } from '../../../shared/lifecycle/quantities.ts'
import { returnableUnits, statusChip } from '../../../shared/views/order-facts.ts'
import type { QueueRow } from '../../../shared/views/queue-row.ts'
import { dateText } from '../../../shared/views/time-text.ts'
import { say } from '../../../shared/wording/say.ts'
import { Chip } from '../../components/chip.tsx'
import { sayNodes } from '../../i18n/say-nodes.ts'
import { deskSession } from '../../state/desk-session.ts'
import { navigate } from '../../state/navigate.ts'
import { useTimeZone } from '../order/use-time-zone.ts'
import styles from './return-wizard.module.css'
import { StepBar } from './step-bar.tsx'

/** Finds the shipment the goods left with: by order number, reference, customer, phone, e-mail, SKU or tracking number. */
export function FindStep({ order }: { readonly order: Order | null }) {
  const [text, setText] = useState(order?.number ?? '')
  const rows = useFound(text)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const [only, another] = rows
    if (only && !another) choose(only.id)
  }
  return (
    <div className={styles.wizard}>
      <header className={styles.title}>
        <h1>{say('Return')}</h1>
      </header>
      <StepBar current="find" />
      <h2 className={styles.heading}>{say('Which order?')}</h2>
      <form onSubmit={submit} className={styles.find}>
        <TextInput
          label={say('Order')}
          description={say('Number, reference, customer, phone, e-mail, SKU or tracking number.')}
          autoFocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </form>
      {order && <ShipmentChoice order={order} />}
      {!order && (
        <ul className={styles.found} aria-label={say('Orders found')}>
          {rows.map((row) => (
            <FoundOrder key={row.id} row={row} />
          ))}
        </ul>
      )}
      {!order && text.trim() !== '' && rows.length === 0 && (
        <p className={styles.quiet}>{say('No order matches “{trim}”.', { trim: text.trim() })}</p>
      )}
    </div>
  )
}

function FoundOrder({ row }: { readonly row: QueueRow }) {
  const chip = statusChip(row.status)
  return (
    <li>
      <button type="button" onClick={() => choose(row.id)}>
        <strong>
          <bdi>{row.number}</bdi>
        </strong>
        <bdi>{row.customer || say('Guest')}</bdi>
        <span className={styles.quiet}>
          {row.itemCount} {row.itemCount === 1 ? say('unit') : say('units')}
        </span>
        <Chip tone={chip.tone}>{chip.text}</Chip>
      </button>
    </li>
  )
}

/** The shipments of one order, each with what it can give back, or why it gives back nothing. */
function ShipmentChoice({ order }: { readonly order: Order }) {
  const timeZone = useTimeZone(order.storeId)
  const shipments = liveShipments(order)
  return (
    <section className={styles.card} aria-label={say('Shipments of {number}', { number: order.number })}>
      <h3>{sayNodes('Order {number}, {customer}', { number: <bdi>{order.number}</bdi>, customer: <bdi>{order.buyerName}</bdi> })}</h3>
      {order.status === 5 && <p>{say('The order is archived. Reactivate it before goods can come back.')}</p>}
      {shipments.length === 0 && <p>{say('Nothing of this order has left, so nothing can come back.')}</p>}
      <ul className={styles.shipments}>
        {shipments.map((shipment) => {
          const units = returnableUnits(order, shipment)
          return (
            <li key={shipment.id}>
              <span>
                <strong>
                  <bdi>{shipment.number}</bdi>
                </strong>{' '}
                <span className={styles.quiet}>
                  {shipment.shippedAt === null
                    ? say('has not left yet')
                    : units === 0
                      ? say('shipped {date}, everything came back', { date: dateText(shipment.shippedAt, timeZone) })
                      : say('shipped {date}', { date: dateText(shipment.shippedAt, timeZone) })}
                </span>
              </span>
              <Button
                variant="default"
                disabled={units === 0}
                onClick={() => navigate({ screen: 'return', orderId: order.id, shipmentId: shipment.id })}
              >
                {units === 0 ? say('Nothing to take back') : say('Take back from {number}', { number: shipment.number })}
              </Button>
            </li>
          )
        })}
      </ul>
      <Button variant="subtle" onClick={() => navigate({ screen: 'return', orderId: null, shipmentId: null })}>
        {say('Another order')}
      </Button>
    </section>
  )
}

function choose(orderId: string): void {
  navigate({ screen: 'return', orderId, shipmentId: null })
}

const FOUND_SHOWN = 12

/** Orders that match, a moment after the person stopped typing; baskets are left out, nothing of them has left. */
function useFound(text: string): readonly QueueRow[] {
  const [rows, setRows] = useState<readonly QueueRow[]>([])
  const asked = text.trim()
  useEffect(() => {
    if (asked === '') return setRows([])
    let isWanted = true
    const timer = setTimeout(() => {
      void deskSession()
        .search(asked, true)
        .then((found) => {
          if (isWanted) setRows(found.rows.filter((row) => row.kind === 'order').slice(0, FOUND_SHOWN))
        })
    }, 120)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [asked])
  return rows
}
