import { Button } from '@mantine/core'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { liveShipments } from '../../../shared/lifecycle/quantities.ts'
import { returnableUnits } from '../../../shared/views/order-facts.ts'
import { dateText } from '../../../shared/views/time-text.ts'
import { say } from '../../../shared/wording/say.ts'
import { sayNodes } from '../../i18n/say-nodes.ts'
import { navigate } from '../../state/navigate.ts'
import { useTimeZone } from '../order/use-time-zone.ts'
import { OpenReturns } from './open-returns.tsx'
import styles from './return-wizard.module.css'

/** The shipments of one order, each with what it can give back, or why it gives back nothing. */
export function ShipmentChoice({ order }: { readonly order: Order }) {
  const timeZone = useTimeZone(order.storeId)
  const shipments = liveShipments(order)
  return (
    <section className={styles.card} aria-label={say('Shipments of {number}', { number: order.number })}>
      <h3>{sayNodes('Order {number}, {customer}', { number: <bdi>{order.number}</bdi>, customer: <bdi>{order.buyerName}</bdi> })}</h3>
      <OpenReturns order={order} />
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
