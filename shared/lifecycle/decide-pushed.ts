import type { Command } from './command.ts'
import { decide } from './decide.ts'
import type { Decision, LifecycleState, RuleContext } from './decision.ts'
import { findShipment } from './quantities.ts'

/**
 * What the rules say to a command that comes from a desk. A parcel that was handed over there cannot wait for its money any more:
 * where the rules would have it wait for a capture, they refuse it, so that it is recorded as gone whatever the capture comes to.
 */
export function decidePushed(command: Command, state: LifecycleState, context: RuleContext, kind: 'fact' | 'intent'): Decision {
  const decision = decide(command, state, context)
  if (kind === 'intent' || command.name !== 'CompleteShipment' || decision.outcome === 'refused' || !state.order) return decision
  const { shipmentId } = command.args
  const shipment = findShipment(state.order, shipmentId)
  const hasLeft =
    decision.outcome === 'accepted' &&
    decision.events.some((event) => event.kind === 'ShipmentCompleted' && event.shipmentId === shipmentId)
  if (!shipment || hasLeft) return decision
  return { outcome: 'refused', refusal: { code: 'WAITING_FOR_PAYMENT', facts: { number: state.order.number, shipment: shipment.number } } }
}
