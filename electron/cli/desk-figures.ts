import type { Order } from '../../shared/lifecycle/order.ts'
import { authorized, captured, netPaid, paid, refunded } from '../../shared/lifecycle/order-money.ts'
import { allocatedQuantity, returnedQuantityOfLine, shippedQuantity } from '../../shared/lifecycle/quantities.ts'
import { stageOfReturn } from '../../shared/lifecycle/return-transitions.ts'
import { stageOfShipment } from '../../shared/lifecycle/shipment-transitions.ts'
import { isHeld, STATUS_NAMES } from '../../shared/lifecycle/status.ts'
import type { StockLevel } from '../../shared/lifecycle/stock.ts'
import type { OrderStore } from '../ports/order-store.ts'

/** What another program's count of the same orders can be compared with. */
export interface DeskFigures {
  /** By id. */
  readonly orders: readonly OrderFigures[]
  /** Of the ids asked about, those whose order was deleted. */
  readonly deleted: readonly { readonly id: string; readonly number: string }[]
  /** By warehouse and item; levels at zero are left out. */
  readonly stock: readonly StockLevel[]
}

export type OrderFigures = ReturnType<typeof orderFigures>

/** Every order and stock level of a store, as of one moment. */
export function deskFigures(store: OrderStore, askedAbout: Iterable<string>): Promise<DeskFigures> {
  return store.atOneMoment(async (view) => {
    const orders: OrderFigures[] = []
    for await (const { order } of view.eachState()) if (order) orders.push(orderFigures(order.value))
    const deleted: { id: string; number: string }[] = []
    for (const id of [...new Set(askedAbout)].toSorted()) {
      const tombstone = await view.readTombstone(id)
      if (tombstone) deleted.push({ id, number: tombstone.number })
    }
    const stock: StockLevel[] = []
    for await (const { levels } of view.eachStock()) stock.push(...levels.filter(({ physical }) => physical > 0))
    const keyOf = ({ warehouseId, itemId }: StockLevel) => JSON.stringify([warehouseId, itemId])
    return { orders, deleted, stock: stock.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)) }
  })
}

function orderFigures(order: Order) {
  return {
    id: order.id,
    number: order.number,
    status: order.status,
    statusName: STATUS_NAMES[order.status],
    flags: {
      held: isHeld(order),
      holdReasons: order.holds.map((hold) => hold.reasonCode),
      waitingForPayment: order.isWaitingForPayment,
      locked: order.isLocked,
    },
    lines: order.lines.map((line) => ({
      id: line.id,
      itemId: line.itemId,
      ordered: line.quantity,
      cancelled: line.cancelledQuantity,
      allocated: allocatedQuantity(order, line.id),
      shipped: shippedQuantity(order, line.id),
      returned: returnedQuantityOfLine(order, line.id),
    })),
    shipments: order.shipments.map((shipment) => ({
      id: shipment.id,
      number: shipment.number,
      warehouseId: shipment.warehouseId,
      stage: stageOfShipment(shipment),
      lines: shipment.lines.map(({ id, orderLineId, quantity, value }) => ({ id, orderLineId, quantity, value })),
    })),
    returns: order.returns.map((back) => ({
      id: back.id,
      number: back.number,
      shipmentId: back.shipmentId,
      stage: stageOfReturn(back),
      lines: back.lines.map(({ id, orderLineId, quantity, value }) => ({ id, orderLineId, quantity, value })),
    })),
    money: {
      currency: order.currency,
      grandTotal: order.totals.grandTotal,
      authorized: authorized(order),
      captured: captured(order),
      paid: paid(order),
      refunded: refunded(order),
      net: netPaid(order),
    },
  }
}
