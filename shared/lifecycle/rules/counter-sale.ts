import type { CommandOf } from '../command.ts'
import { type LifecycleState, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import type { EventBody } from '../event.ts'
import { evolve } from '../evolve.ts'
import { hasWarehouse } from '../find-setting.ts'
import type { Order } from '../order.ts'
import { openShipments } from '../quantities.ts'
import type { Selection } from '../selection.ts'
import type { ShopSettings } from '../settings.ts'
import { isFlagged } from '../status.ts'
import { lackingFacts } from './allocation.ts'
import { createOrder } from './create-order.ts'
import { shipmentCompleted } from './dispatch.ts'
import { takePaidMoney } from './paid-money.ts'
import { NOT_IN_HAND } from './tenders.ts'

/**
 * A sale over the counter in one go: the order is made, packed, paid and handed over, or not made at all. Whatever the
 * store's options are, it ends Completed; what cannot be paid in hand, in one part or several, or is not on the shelf is refused.
 */
export function counterSale(command: CommandOf<'CounterSale'>, selection: Selection, context: RuleContext): RuleDecision {
  const { warehouseId, tenders, ...args } = command.args
  if (selection.origin !== 'counter' && selection.origin !== 'return') return refuse('VALIDATION', { field: 'origin' })
  if (warehouseId !== undefined && !hasWarehouse(context.settings, warehouseId)) return refuse('VALIDATION', { field: 'warehouseId' })
  const settings = settingsOfCounter(context.settings, selection, warehouseId)
  const lines = selection.lines.map((line) => ({ ...line, storePickup: true }))
  const paidBy = tenders?.[0] ? { paymentMethodId: tenders[0].methodId } : {}
  const placed = createOrder(
    { ...command, name: 'CreateOrder', args },
    { ...selection, ...paidBy, lines },
    { ...context, settings },
    tenders,
  )
  if (placed.outcome !== 'accepted') return placed

  const order = orderAfter({ selection, order: null, deleted: false }, placed.events, command)
  if (!order) return placed
  if (isFlagged(order)) return refuse('PAYMENT_METHOD_RESTRICTED', { method: order.paymentMethodName, why: NOT_IN_HAND })
  const lacking = lackingFacts(order, [])
  if (lacking) return refuse('INSUFFICIENT_STOCK', lacking)
  const paid = takePaidMoney(null, order)
  const isPaid = openShipments(order).every((shipment) =>
    paid.some((event) => event.kind === 'ShipmentPaid' && event.shipmentId === shipment.id),
  )
  if (!isPaid) return refuse('PAYMENT_METHOD_RESTRICTED', { method: order.paymentMethodName, why: NOT_IN_HAND })
  const handedOver = openShipments(order).map((shipment) => shipmentCompleted(shipment, NO_CARRIER, settings))
  return { ...placed, events: [...placed.events, ...paid, ...handedOver] }
}

const NO_CARRIER = { carrier: '', service: '', numberOfPackages: 1, trackingNumber: '', returnTrackingNumber: '', sendEmail: false }

// The counter's preset: the store ships directly, from the place that was named if one was.
function settingsOfCounter(settings: ShopSettings, selection: Selection, warehouseId: string | undefined): ShopSettings {
  const stores = settings.stores.map((store) => (store.id === selection.storeId ? { ...store, directToShipment: true } : store))
  if (warehouseId === undefined) return { ...settings, stores }
  const fromHere = { id: `counter-${warehouseId}`, name: '', warehouseIds: [warehouseId] }
  return {
    ...settings,
    stores,
    allocationRules: [...settings.allocationRules, fromHere],
    markets: settings.markets.map((market) => (market.id === selection.marketId ? { ...market, allocationRuleId: fromHere.id } : market)),
  }
}

function orderAfter(before: LifecycleState, events: readonly EventBody[], command: CommandOf<'CounterSale'>): Order | null {
  const stamp = { at: command.occurredAt, by: command.actor.name }
  return events.reduce((state, event) => evolve(state, { ...event, ...stamp }), before).order
}
