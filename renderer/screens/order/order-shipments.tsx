import type { Order } from '../../../shared/lifecycle/order.ts'
import { liveShipments } from '../../../shared/lifecycle/quantities.ts'
import { factsLine } from '../../../shared/wording/facts-line.ts'
import { say } from '../../../shared/wording/say.ts'
import { Panel } from '../../components/panel.tsx'
import styles from './order-cards.module.css'
import { ShipmentCard } from './shipment-card.tsx'

/** Every shipment with its own next step; deleted ones are only named. */
export function OrderShipments({ order }: { readonly order: Order }) {
  const live = liveShipments(order)
  const gone = order.shipments.filter((shipment) => shipment.voidedAt !== null)
  if (order.shipments.length === 0) return null
  return (
    <Panel title={say('Shipments')} note={live.length > 1 ? `${live.length}` : null}>
      {live.map((shipment) => (
        <ShipmentCard key={shipment.id} order={order} shipment={shipment} />
      ))}
      {gone.length > 0 && (
        <p className={styles.gone}>
          {factsLine(
            gone.map((shipment) =>
              shipment.voidedByCancel
                ? say('{number} cancelled', { number: shipment.number })
                : say('{number} deleted', { number: shipment.number }),
            ),
          )}
        </p>
      )}
    </Panel>
  )
}
