import type { CommandOf } from '../command.ts'
import { accept, noEffect, type RuleContext, type RuleDecision } from '../decision.ts'
import type { Order } from '../order.ts'
import { isFlagged } from '../status.ts'
import { directShipments } from './direct-shipments.ts'

/** Direct to Shipment, made good: what stock could not cover when the order was made is packed as soon as it can. */
export function shipArrivedStock(command: CommandOf<'ShipArrivedStock'>, order: Order, context: RuleContext): RuleDecision {
  if (!order.deferredWork.includes('ship') || isFlagged(order)) return noEffect
  const events = directShipments(order, command, context)
  return events.some((event) => event.kind === 'ShipmentCreated') ? accept(...events) : noEffect
}
