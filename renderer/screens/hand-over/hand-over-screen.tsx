// screens/hand-over: what waits at the counter goes to who collects it. It names one customer at a time, and that one by initials.

import { say } from '../../../shared/wording/say.ts'
import { useActionContext } from '../../actions/use-action-context.ts'
import { navigate } from '../../state/navigate.ts'
import { useOrder } from '../../state/use-order.ts'
import { absenceSentence } from '../order/order-screen.tsx'
import styles from './hand-over.module.css'
import { HandOverStart } from './hand-over-start.tsx'
import { PickupCard } from './pickup-card.tsx'
import { pickupParcelOf } from './pickup-parcel.ts'

/** Pick-up: the question whose order it is, or that one order on the counter. */
export function HandOverScreen({ orderId }: { readonly orderId: string | null }) {
  return orderId === null ? <HandOverStart /> : <OpenedPickup orderId={orderId} />
}

function OpenedPickup({ orderId }: { readonly orderId: string }) {
  const shown = useOrder(orderId)
  const context = useActionContext()
  if (shown.missing || shown.elsewhere) return <HandOverStart note={absenceSentence(shown)} />
  if (!shown.order || context === null) return <p className={styles.nothing}>{absenceSentence(shown)}</p>
  const { order } = shown
  if (!order.isPickup) {
    return (
      <HandOverStart
        note={say('Order {number} is sent, not collected: {method}.', { number: order.number, method: order.shippingMethodName })}
      />
    )
  }
  const shipment = pickupParcelOf(order)
  if (!shipment) return <HandOverStart note={say('Nothing of order {number} is packed yet.', { number: order.number })} />
  return (
    <PickupCard
      key={shipment.id}
      order={order}
      shipment={shipment}
      context={context}
      next={() => navigate({ screen: 'hand-over', orderId: null })}
    />
  )
}
