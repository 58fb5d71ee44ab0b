import type { Order } from '../../../shared/lifecycle/order.ts'
import type { Refusal } from '../../../shared/lifecycle/refusal.ts'
import type { Dispatch, Shipment } from '../../../shared/lifecycle/shipment.ts'
import type { ActionContext, Intent } from '../../actions/action.ts'
import { tryIntent } from '../../actions/try-intent.ts'

/** What comes next for a parcel, and why it cannot be done yet where it cannot. */
export interface PackStep {
  readonly is: 'good-to-go' | 'complete' | 'next'
  readonly why: Refusal | null
}

interface ParcelFacts {
  readonly order: Order
  readonly shipment: Shipment
  readonly dispatch: Dispatch
  /** Completing it is written down already and waits for the hub. */
  readonly isSent: boolean
}

export function stepOf({ order, shipment, dispatch, isSent }: ParcelFacts, context: ActionContext): PackStep {
  if (isSent || shipment.shippedAt !== null || shipment.completeWhenPaid !== null || shipment.voidedAt !== null)
    return { is: 'next', why: null }
  return shipment.isGoodToGo
    ? { is: 'complete', why: refusalOf({ name: 'CompleteShipment', args: { shipmentId: shipment.id, dispatch } }, order, context) }
    : { is: 'good-to-go', why: refusalOf({ name: 'SetGoodToGo', args: { shipmentId: shipment.id } }, order, context) }
}

/** Why the rules would refuse this of an order now; null where they would not. */
export function refusalOf(intent: Intent, order: Order, context: ActionContext): Refusal | null {
  const decision = tryIntent(intent, { type: 'order', id: order.id }, { selection: null, order, deleted: false }, context)
  return decision.outcome === 'refused' ? decision.refusal : null
}
