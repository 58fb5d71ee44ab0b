import type { Command } from '../lifecycle/command.ts'
import type { LifecycleState, RuleContext } from '../lifecycle/decision.ts'
import { findShipment } from '../lifecycle/quantities.ts'
import type { Refusal } from '../lifecycle/refusal.ts'

/**
 * Whether this desk has the right to do this now, without asking: null when it has. Rights are granted while there is a connection,
 * so that two desks without one never send the same parcel or sell the same unit.
 *
 * A parcel needs the claim on its shipment. Units sold over the counter are in the hand of whoever sells them: within the desk's
 * allotment the sale is certain, beyond it a warning says so (`promisesOffline`).
 */
export function mayActOffline(command: Command, state: LifecycleState, deskId: string): Refusal | null {
  switch (command.name) {
    case 'CompleteShipment':
    case 'ScanItem':
    case 'UnpackItem':
    case 'SetGoodToGo':
      return shipmentClaim(command.args.shipmentId, state, deskId)
    default:
      return null
  }
}

/** How far a command may promise stock at a desk that has no connection; undefined: as always. */
export function promisesOffline({ name }: Command): RuleContext['promises'] {
  if (name === 'CounterSale') return 'inHand'
  return name === 'CreateOrder' ? 'allotted' : undefined
}

function shipmentClaim(shipmentId: string, { order }: LifecycleState, deskId: string): Refusal | null {
  const shipment = order ? findShipment(order, shipmentId) : undefined
  // That there is no such shipment is for the rules to say.
  if (!shipment || shipment.claimedBy?.deskId === deskId) return null
  const claimedBy = shipment.claimedBy?.actorName ?? null
  return { code: 'REQUIRES_ONLINE', facts: { needs: 'claim', shipment: shipment.number, claimedBy } }
}
