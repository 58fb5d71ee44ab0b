// What is stored of a fact that cannot stand as it was given (domain.md 9.3): the events its case comes to, so that goods and
// money stay right whatever happened meanwhile. Notes on money in the till come with the till.

import { shareOfPool, sumOf } from '../base/money.ts'
import type { AggregateRef, Command } from './command.ts'
import type { Conflict, RecordedInstead, UnlinkedGoods } from './conflict.ts'
import { decide } from './decide.ts'
import type { Decision, EventsElsewhere, LifecycleState, RuleContext } from './decision.ts'
import type { EventBody, LifecycleEvent } from './event.ts'
import { evolve } from './evolve.ts'
import { followUps } from './follow-ups.ts'
import type { Order } from './order.ts'
import { type AllocationGivenUp, makeRoom } from './oversold.ts'
import { findLine, findShipment, freeQuantity, freeValue } from './quantities.ts'
import { warehousesOfMarket } from './rules/allocation.ts'
import { dispatchOf, shipmentCompleted } from './rules/dispatch.ts'
import { freeToAllocate, movedLevel, type StockLevel, stockKey } from './stock.ts'
import { stockMovementsOf } from './stock-effects.ts'

/** Events of one order, basket or shelf after the other, in the order in which they happen. */
export type RecordedFact = readonly EventsElsewhere<LifecycleEvent>[]

/**
 * The events of a refused fact's case; empty where nothing moved or what it is about is unknown. `orders` are the orders
 * that may have to give something up. Nothing in between stands below zero.
 */
export function recordFact(
  command: Command,
  conflict: Conflict,
  state: LifecycleState,
  context: RuleContext,
  orders: readonly Order[],
): RecordedFact {
  const book = new FactBook(command, state, context, orders)
  for (const recorded of conflict.recorded) book.record(recorded)
  return book.written
}

class FactBook {
  readonly written: EventsElsewhere<LifecycleEvent>[] = []
  readonly #command: Command
  readonly #context: RuleContext
  #state: LifecycleState
  readonly #others: Map<string, Order>
  readonly #levels = new Map<string, StockLevel>()

  constructor(command: Command, state: LifecycleState, context: RuleContext, orders: readonly Order[]) {
    this.#command = command
    this.#context = context
    this.#state = state
    this.#others = new Map(orders.filter((order) => order.id !== state.order?.id).map((order) => [order.id, order]))
  }

  record(recorded: RecordedInstead): void {
    switch (recorded.as) {
      case 'completedShipment':
        this.#completeShipment(recorded.shipmentId, recorded.restoresOrder)
        break
      case 'unlinkedIssue':
        for (const goods of recorded.goods) this.#issue(goods)
        break
      case 'unlinkedReceipt':
        for (const { warehouseId, itemId, quantity } of recorded.goods) {
          this.#onShelf({ kind: 'StockReceived', warehouseId, lines: [{ itemId, quantity }], note: UNLINKED })
        }
        break
      case 'asGiven':
        this.#take(this.#decideAsService())
        break
      case 'asGivenAfterMakingRoom':
        for (const goods of this.#goodsTaken()) this.#makeRoom(goods)
        this.#take(this.#decideAsService())
        break
      case 'nothing':
      case 'renamed':
      case 'unassignedTillMoney':
      case 'tillDifference':
      case 'placeholder':
        break
    }
  }

  #completeShipment(shipmentId: string, restoresOrder: boolean): void {
    const { order } = this.#state
    const shipment = order?.shipments.find((each) => each.id === shipmentId)
    if (!order || !shipment || this.#command.name !== 'CompleteShipment') return
    const { warehouseId, lines } = shipment
    if (restoresOrder) {
      const units = lines.map(({ orderLineId, quantity }) => ({ itemId: findLine(order, orderLineId)?.itemId ?? '', quantity }))
      for (const goods of unitsByItem(units, warehouseId)) this.#makeRoom(goods)
      const allocations = lines.map(({ orderLineId, quantity }) => ({ orderLineId, warehouseId, quantity }))
      this.#onOrder({ kind: 'OrderRestored', allocations: added(allocations), shipments: [{ shipmentId, isGoodToGo: true }] })
    }
    const standing = this.#state.order && findShipment(this.#state.order, shipmentId)
    if (!standing) return
    if (!standing.isGoodToGo) this.#onOrder({ kind: 'ShipmentMadeGoodToGo', shipmentId })
    this.#onOrder(shipmentCompleted(standing, dispatchOf(standing, this.#command.args.dispatch), this.#context.settings))
    for (const event of followUps(this.#command, order, this.#state.order, this.#context)) this.#onOrder(event)
  }

  #issue(goods: UnlinkedGoods): void {
    this.#makeRoom(goods)
    const { warehouseId, itemId, quantity } = goods
    this.#onShelf({ kind: 'StockRemoved', warehouseId, lines: [{ itemId, quantity }], note: UNLINKED })
  }

  // Afterwards this many units of the item are promised to nobody.
  #makeRoom({ warehouseId, itemId, quantity }: UnlinkedGoods): void {
    const { givenUp, shortage } = makeRoom(this.#level(warehouseId, itemId), quantity, [...this.#others.values()])
    if (shortage > 0) this.#onShelf({ kind: 'StockReceived', warehouseId, lines: [{ itemId, quantity: shortage }], note: CORRECTION })
    for (const given of givenUp) this.#giveUp(given, warehouseId)
  }

  #giveUp({ orderId, orderLineId, quantity, shrinks }: AllocationGivenUp, warehouseId: string): void {
    for (const { shipmentId, shipmentLineId, quantity: taken } of shrinks) {
      const order = this.#others.get(orderId)
      const shipment = order && findShipment(order, shipmentId)
      const shrunk = order && shipment?.lines.find((line) => line.id === shipmentLineId)
      const orderLine = shrunk && findLine(order, shrunk.orderLineId)
      if (!shipment || !orderLine) continue
      const left = shrunk.quantity - taken
      const value = shareOfPool(freeValue(order, orderLine) + shrunk.value, left, freeQuantity(order, orderLine) + shrunk.quantity)
      const smaller = { ...shrunk, quantity: left, value, packedQuantity: 0 }
      const lines = shipment.lines.map((line) => (line.id === shrunk.id ? smaller : line)).filter((line) => line.quantity > 0)
      this.#onOther(orderId, lines.length > 0 ? { kind: 'ShipmentEdited', shipmentId, lines } : { kind: 'ShipmentDeleted', shipmentId })
    }
    const allocations = [{ orderLineId, warehouseId, quantity }]
    this.#onOther(orderId, {
      kind: 'StockUnallocated',
      release: { allocations, stockAction: 'releaseItemsBackToWarehouse', toWarehouseId: null },
    })
  }

  // The goods a refused sale or shelf fact took, as far as the shelves it takes from do not have them.
  #goodsTaken(): readonly UnlinkedGoods[] {
    const { name, args } = this.#command
    if (name === 'RemoveStock') return unitsByItem(args.lines, args.warehouseId)
    if (name === 'TransferStock') return unitsByItem(args.lines, args.fromWarehouseId)
    const { selection } = this.#state
    if (name !== 'CounterSale' || !selection) return []
    const asked = args.warehouseId === undefined ? warehousesOfMarket(selection.marketId, this.#context) : [args.warehouseId]
    const [first] = asked
    if (first === undefined) return []
    return unitsByItem(selection.lines, first).map((goods) => {
      const elsewhere = sumOf(asked.slice(1), (warehouseId) => freeToAllocate(this.#level(warehouseId, goods.itemId)))
      return { ...goods, quantity: Math.max(0, goods.quantity - elsewhere) }
    })
  }

  // What happened needs nobody's leave, and nobody is kept from it by what others wait for.
  #decideAsService(): Decision {
    const { actor } = this.#command
    const stores = this.#context.settings.stores.map((store) => ({ ...store, oversellingPrevention: 'off' as const }))
    const stock = { ...this.#context.stock, level: (warehouseId: string, itemId: string) => this.#level(warehouseId, itemId) }
    const context = { ...this.#context, stock, settings: { ...this.#context.settings, stores } }
    const nextId = () => this.#context.nextId()
    const item = (itemId: string) => this.#context.item(itemId)
    return decide({ ...this.#command, actor: { ...actor, role: 'system' } }, this.#state, { ...context, item, nextId })
  }

  #take(decision: Decision): void {
    if (decision.outcome !== 'accepted') {
      // Room that nothing came to fill was not needed.
      this.written.length = 0
      return
    }
    this.#write(this.#command.aggregate, decision.events)
    this.written.push(...decision.elsewhere)
  }

  #onOrder(event: EventBody): void {
    this.#write(this.#command.aggregate, [this.#stamped(event)])
  }

  #onOther(id: string, event: EventBody): void {
    this.#write({ type: 'order', id }, [this.#stamped(event)])
  }

  #onShelf(event: EventBody): void {
    this.#write({ type: 'stock', id: 'warehouseId' in event ? event.warehouseId : 'stock' }, [this.#stamped(event)])
  }

  #stamped(event: EventBody): LifecycleEvent {
    return { ...event, at: this.#command.occurredAt, by: this.#command.actor.name }
  }

  #write(aggregate: AggregateRef, events: readonly LifecycleEvent[]): void {
    this.written.push({ aggregate, events })
    const isOwn = aggregate.id === this.#command.aggregate.id
    for (const event of events) {
      const order = isOwn ? this.#state.order : (this.#others.get(aggregate.id) ?? null)
      for (const movement of stockMovementsOf(event, order)) {
        const { warehouseId, itemId } = movement
        this.#levels.set(stockKey(warehouseId, itemId), movedLevel(this.#level(warehouseId, itemId), movement))
      }
      if (isOwn) this.#state = evolve(this.#state, event)
      else if (order) this.#keepOther(evolve({ selection: null, order, deleted: false }, event).order)
    }
  }

  #keepOther(order: Order | null): void {
    if (order) this.#others.set(order.id, order)
  }

  #level(warehouseId: string, itemId: string): StockLevel {
    return this.#levels.get(stockKey(warehouseId, itemId)) ?? this.#context.stock.level(warehouseId, itemId)
  }
}

const UNLINKED = 'moved beyond what its order could take'
const CORRECTION = 'there were more than the record said'

function unitsByItem(
  lines: readonly { readonly itemId: string; readonly quantity: number }[],
  warehouseId: string,
): readonly UnlinkedGoods[] {
  const byItem = [...Map.groupBy(lines, (line) => line.itemId)]
  return byItem.map(([itemId, same]) => ({ warehouseId, itemId, quantity: sumOf(same, (line) => line.quantity) }))
}

// One promise per line and warehouse, whatever number of parcel lines it was in.
function added(allocations: readonly { readonly orderLineId: string; readonly warehouseId: string; readonly quantity: number }[]) {
  return [...Map.groupBy(allocations, (each) => each.orderLineId).values()].flatMap((same) => {
    const [first] = same
    return first ? [{ ...first, quantity: sumOf(same, (each) => each.quantity) }] : []
  })
}
