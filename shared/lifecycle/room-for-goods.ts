// Goods that left beyond the record (domain.md 9.3 OVERSOLD): what other orders give up for them, as events.

import type { Command, CommandOf } from './command.ts'
import type { GivenUpUnits, UnlinkedGoods } from './conflict.ts'
import type { EventsElsewhere, RuleContext } from './decision.ts'
import type { EventBody, LifecycleEvent } from './event.ts'
import { evolve } from './evolve.ts'
import { afterMovements } from './moved-stock.ts'
import { flagOfCase } from './open-case.ts'
import type { Order } from './order.ts'
import { type AllocationGivenUp, makeRoom } from './oversold.ts'
import { deleteShipment } from './rules/delete-shipment.ts'
import { editShipment } from './rules/edit-shipment.ts'
import type { StockMovement } from './stock.ts'
import { stockMovementsOf } from './stock-effects.ts'

export interface RoomForGoods {
  /** What the orders that gave up units say of it, each held until somebody decides. */
  readonly elsewhere: readonly EventsElsewhere<LifecycleEvent>[]
  readonly givenUp: readonly GivenUpUnits[]
  readonly corrections: readonly UnlinkedGoods[]
  /** All that moved: afterwards every place has the wanted units free. */
  readonly movements: readonly StockMovement[]
}

/** Makes every place good for the units that left it. Who may give up is among `context.others`; the command's own order never does. */
export function roomForGoods(wanted: readonly UnlinkedGoods[], command: Command, context: RuleContext): RoomForGoods {
  const events = new Map<string, LifecycleEvent[]>()
  const orders = new Map(ordersNextTo(command, context))
  const givenUp: GivenUpUnits[] = []
  const corrections: UnlinkedGoods[] = []
  const movements: StockMovement[] = []
  const allotments: EventsElsewhere<LifecycleEvent>[] = []
  for (const { warehouseId, itemId, quantity } of byPlace(wanted)) {
    const level = afterMovements(context.stock, movements).level(warehouseId, itemId)
    const room = makeRoom(level, quantity, [...orders.values()], command.deskId)
    for (const [orderId, given] of Map.groupBy(room.givenUp, (each) => each.orderId)) {
      const order = orders.get(orderId)
      if (!order) continue
      const told = givesUp(order, given, warehouseId, command, context)
      events.set(orderId, [...(events.get(orderId) ?? []), ...told.events])
      orders.set(orderId, told.order)
      movements.push(...told.movements)
      givenUp.push(...given.map(({ orderLineId, quantity: units }) => ({ orderId, orderLineId, quantity: units })))
    }
    if (room.allotments.length > 0) {
      const gone: LifecycleEvent = stamped({ kind: 'AllotmentsChanged', because: 'gone', changes: room.allotments }, command)
      allotments.push({ aggregate: { type: 'stock', id: warehouseId }, events: [gone] })
      movements.push(...stockMovementsOf(gone, null))
    }
    if (!room.correction) continue
    movements.push(room.correction)
    corrections.push({ warehouseId, itemId, quantity: room.shortage })
  }
  const flagged = [...events].map(([id, told]): EventsElsewhere<LifecycleEvent> => {
    const order = orders.get(id)
    const flag = order ? [stamped(flagOfCase(order, 'OVERSOLD', context.openedAt ?? command.occurredAt, command.actor.name), command)] : []
    return { aggregate: { type: 'order', id }, events: [...told, ...flag] }
  })
  return { elsewhere: [...flagged, ...allotments], givenUp, corrections, movements }
}

interface Told {
  readonly order: Order
  readonly events: readonly LifecycleEvent[]
  readonly movements: readonly StockMovement[]
}

// Parcels that stand on the units shrink first, one that loses everything goes; then the units wait for stock again.
function givesUp(before: Order, given: readonly AllocationGivenUp[], warehouseId: string, command: Command, context: RuleContext): Told {
  let told: Told = { order: before, events: [], movements: [] }
  const shrinks = Map.groupBy(
    given.flatMap((each) => each.shrinks),
    (each) => each.shipmentId,
  )
  for (const [shipmentId, taken] of shrinks) {
    const shipment = told.order.shipments.find((each) => each.id === shipmentId)
    if (!shipment) continue
    const lines = taken.map(({ shipmentLineId, quantity }) => ({
      shipmentLineId,
      quantity: (shipment.lines.find((line) => line.id === shipmentLineId)?.quantity ?? quantity) - quantity,
    }))
    const isEmptied = shipment.lines.every((line) => lines.some((each) => each.shipmentLineId === line.id && each.quantity === 0))
    const decision = isEmptied
      ? deleteShipment(under(command, 'DeleteShipment', { shipmentId }), told.order, context)
      : editShipment(under(command, 'EditShipment', { shipmentId, lines }), told.order, context)
    if (decision.outcome === 'accepted') told = afterwards(told, decision.events, command)
  }
  const allocations = given.map(({ orderLineId, quantity }) => ({ orderLineId, warehouseId, quantity }))
  const release = { allocations, stockAction: 'releaseItemsBackToWarehouse', toWarehouseId: null } as const
  return afterwards(told, [{ kind: 'StockUnallocated', release }], command)
}

function afterwards(told: Told, bodies: readonly EventBody[], command: Command): Told {
  let { order } = told
  const movements = [...told.movements]
  const events = bodies.map((body) => stamped(body, command))
  for (const event of events) {
    movements.push(...stockMovementsOf(event, order))
    order = evolve({ selection: null, order, deleted: false }, event).order ?? order
  }
  return { order, events: [...told.events, ...events], movements }
}

function under<Name extends 'DeleteShipment' | 'EditShipment'>(
  command: Command,
  name: Name,
  args: CommandOf<Name>['args'],
): CommandOf<Name> {
  return { ...command, name, args }
}

function stamped(body: EventBody, command: Command): LifecycleEvent {
  return { ...body, at: command.occurredAt, by: command.actor.name }
}

function ordersNextTo(command: Command, context: RuleContext): readonly (readonly [string, Order])[] {
  return [...(context.others ?? [])].flatMap(([id, { order }]) =>
    order && id !== command.aggregate.id && order.status <= 3 ? [[id, order] as const] : [],
  )
}

function byPlace(wanted: readonly UnlinkedGoods[]): readonly UnlinkedGoods[] {
  const places = Map.groupBy(wanted, ({ warehouseId, itemId }) => `${warehouseId}\n${itemId}`)
  return [...places.values()].flatMap(([first, ...more]) =>
    first ? [{ ...first, quantity: more.reduce((sum, each) => sum + each.quantity, first.quantity) }] : [],
  )
}
