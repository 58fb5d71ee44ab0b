import { useEffect, useRef } from 'react'
import type { Order } from '../../../shared/lifecycle/order.ts'
import type { Shipment } from '../../../shared/lifecycle/shipment.ts'
import type { ActionContext } from '../../actions/action.ts'
import { isIntentAccepted } from '../../actions/is-intent-accepted.ts'
import { done } from './packing-deeds.ts'

/** Whoever opens a parcel to work on it shows the others so, where nobody else has; with the claim it may also leave without the hub. */
export function useClaim(order: Order, shipment: Shipment, context: ActionContext): void {
  const asked = useRef(false)
  useEffect(() => {
    // Only the hub gives a parcel to one desk: without it the first scan says why it cannot be packed here.
    if (asked.current || context.awayDeskId !== null || shipment.shippedAt !== null || shipment.voidedAt !== null) return
    const claim = { name: 'ClaimShipment', args: { shipmentId: shipment.id } } as const
    if (!isIntentAccepted(claim, { order }, context)) return
    asked.current = true
    void done(order, claim, context)
  }, [order, shipment, context])
}
