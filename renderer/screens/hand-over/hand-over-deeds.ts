import type { Order } from '../../../shared/lifecycle/order.ts'
import type { PaymentMethod } from '../../../shared/lifecycle/settings.ts'
import type { Shipment } from '../../../shared/lifecycle/shipment.ts'
import type { ActionContext } from '../../actions/action.ts'
import type { PackVerdict } from '../pack/pack-verdict.ts'
import { done, parcelNow } from '../pack/packing-deeds.ts'
import { type CollectorCheck, checkNote } from './collector-check.tsx'
import { paidBy } from './pickup-step.ts'

/** Writes down what was checked, then that the goods are gone; answers why not where it was not done. The check stands first: it was made. */
export async function handOver(
  order: Order,
  shipment: Shipment,
  check: CollectorCheck,
  context: ActionContext,
): Promise<PackVerdict | null> {
  const noted = await done(order, { name: 'AddNote', args: { note: checkNote(check, shipment.number) } }, context)
  if (noted) return noted
  const now = parcelNow(order.id, shipment.id)?.order ?? order
  return done(now, { name: 'CompleteShipment', args: { shipmentId: shipment.id, dispatch: COLLECTED } }, context)
}

/** Records what the customer paid at this counter. */
export function takePayment(order: Order, shipment: Shipment, method: PaymentMethod, context: ActionContext): Promise<PackVerdict | null> {
  return done(order, paidBy(shipment.id, method.id), context)
}

// No carrier had it, and who stands at the counter needs no message that it was sent.
const COLLECTED = { sendEmail: false } as const
