import type { CommandOf } from '../command.ts'
import { accept, noEffect, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import type { Order } from '../order.ts'
import { findShipment } from '../quantities.ts'
import type { Shipment } from '../shipment.ts'

/** A claim nobody worked on for this long may be taken over. */
const CLAIM_LASTS_MINUTES = 30

/** Shows the others who packs a shipment; a fresh claim of someone else stands. */
export function claimShipment(command: CommandOf<'ClaimShipment'>, order: Order, _context: RuleContext): RuleDecision {
  const shipment = findShipment(order, command.args.shipmentId)
  if (!shipment) return refuse('NOT_FOUND', { shipmentId: command.args.shipmentId })
  if (shipment.shippedAt) return refuse('ALREADY_SHIPPED', { shipment: shipment.number, at: shipment.shippedAt })
  const { claimedBy } = shipment
  const { actor, deskId } = command
  if (claimedBy?.actorId === actor.id && !isElsewhere(claimedBy, deskId)) return noEffect
  if (claimedBy && (isElsewhere(claimedBy, deskId) || isFresh(claimedBy.at, command.occurredAt))) return heldBy(shipment, claimedBy)
  return accept({ kind: 'ShipmentClaimed', shipmentId: shipment.id, actorId: actor.id, actorName: actor.name, deskId })
}

/** Gives a claim back; someone else's fresh claim only managers may take away. */
export function releaseClaim(command: CommandOf<'ReleaseClaim'>, order: Order, _context: RuleContext): RuleDecision {
  const shipment = findShipment(order, command.args.shipmentId)
  if (!shipment) return refuse('NOT_FOUND', { shipmentId: command.args.shipmentId })
  const { claimedBy } = shipment
  if (!claimedBy) return noEffect
  const { id, role } = command.actor
  const mayRevoke = role === 'manager' || role === 'admin' || role === 'system'
  const isAnothers = claimedBy.actorId !== id && isFresh(claimedBy.at, command.occurredAt)
  if (!mayRevoke && (isAnothers || isElsewhere(claimedBy, command.deskId))) return heldBy(shipment, claimedBy)
  return accept({ kind: 'ShipmentClaimReleased', shipmentId: shipment.id })
}

function heldBy(shipment: Shipment, claim: NonNullable<Shipment['claimedBy']>): RuleDecision {
  return refuse('LOCKED', { shipment: shipment.number, claimedBy: claim.actorName, since: claim.at })
}

/** Another desk may have no connection and pack on: its claim stands until it is given back or taken away. */
function isElsewhere(claim: NonNullable<Shipment['claimedBy']>, deskId: string): boolean {
  return claim.deskId !== undefined && claim.deskId !== deskId
}

function isFresh(claimedAt: string, now: string): boolean {
  return Date.parse(now) - Date.parse(claimedAt) < CLAIM_LASTS_MINUTES * 60_000
}
