// What an order's lines, allocations, shipments and returns add up to. Every rule counts through these, so no figure is kept twice.

import { sumOf } from '../base/money.ts'
import type { Allocation, Order, OrderLine } from './order.ts'
import type { Return } from './return.ts'
import type { Shipment, ShipmentLine } from './shipment.ts'

/** Shipments that count: neither deleted nor cancelled with the order. */
export function liveShipments(order: Order): readonly Shipment[] {
  return order.shipments.filter((shipment) => shipment.voidedAt === null)
}

/** Live shipments that have not left yet. */
export function openShipments(order: Order): readonly Shipment[] {
  return order.shipments.filter((shipment) => shipment.voidedAt === null && shipment.shippedAt === null)
}

export function findLine(order: Order, orderLineId: string): OrderLine | undefined {
  return order.lines.find((line) => line.id === orderLineId)
}

export function findShipment(order: Order, shipmentId: string): Shipment | undefined {
  return order.shipments.find((shipment) => shipment.id === shipmentId && shipment.voidedAt === null)
}

export function findReturn(order: Order, returnId: string): Return | undefined {
  return order.returns.find((each) => each.id === returnId && each.deletedAt === null)
}

/** Units ordered and not cancelled. */
export function activeQuantity(line: OrderLine): number {
  return line.quantity - line.cancelledQuantity
}

export function shippedQuantity(order: Order, orderLineId: string): number {
  return sumOf(order.shipments, (shipment) =>
    shipment.voidedAt === null && shipment.shippedAt !== null ? unitsIn(shipment, orderLineId) : 0,
  )
}

/** Units in live shipments that have not left; with a warehouse, only those leaving from there. */
export function quantityInOpenShipments(order: Order, orderLineId: string, warehouseId?: string): number {
  return sumOf(openShipments(order), (shipment) =>
    warehouseId === undefined || shipment.warehouseId === warehouseId ? unitsIn(shipment, orderLineId) : 0,
  )
}

/** Units promised from stock, those in open shipments included. */
export function allocatedQuantity(order: Order, orderLineId: string): number {
  return sumOf(order.allocations, (allocation) => (allocation.orderLineId === orderLineId ? allocation.quantity : 0))
}

/** Units neither shipped nor cancelled. */
export function unshippedQuantity(order: Order, line: OrderLine): number {
  return activeQuantity(line) - shippedQuantity(order, line.id)
}

/** Units neither shipped, cancelled nor in an open shipment: those a shipment or a cancellation may still take. */
export function freeQuantity(order: Order, line: OrderLine): number {
  return unshippedQuantity(order, line) - quantityInOpenShipments(order, line.id)
}

/** Units waiting for stock: neither shipped, cancelled nor allocated. */
export function demandQuantity(order: Order, line: OrderLine): number {
  return unshippedQuantity(order, line) - allocatedQuantity(order, line.id)
}

/** Allocated units not yet in a shipment, by warehouse. */
export function freeAllocations(order: Order, orderLineId: string): readonly Allocation[] {
  return order.allocations
    .filter((allocation) => allocation.orderLineId === orderLineId)
    .map((allocation) => ({
      ...allocation,
      quantity: allocation.quantity - quantityInOpenShipments(order, orderLineId, allocation.warehouseId),
    }))
    .filter((allocation) => allocation.quantity > 0)
}

/** Units of a shipment line that came back (deleted returns do not count). */
export function returnedQuantity(order: Order, shipmentLineId: string): number {
  return sumOf(order.returns, (each) =>
    each.deletedAt === null ? sumOf(each.lines, (line) => (line.shipmentLineId === shipmentLineId ? line.quantity : 0)) : 0,
  )
}

/** Units of an order line that came back, over all its shipments. */
export function returnedQuantityOfLine(order: Order, orderLineId: string): number {
  return sumOf(order.returns, (each) =>
    each.deletedAt === null ? sumOf(each.lines, (line) => (line.orderLineId === orderLineId ? line.quantity : 0)) : 0,
  )
}

/** Minor units of a shipment line's value that went into returns. */
export function returnedValue(order: Order, shipmentLineId: string): number {
  return sumOf(order.returns, (each) =>
    each.deletedAt === null ? sumOf(each.lines, (line) => (line.shipmentLineId === shipmentLineId ? line.value : 0)) : 0,
  )
}

/** Minor units of a line that no cancellation and no live shipment has taken yet: the pool new shipments draw from. */
export function freeValue(order: Order, line: OrderLine): number {
  return line.total - line.cancelledValue - sumOf(liveShipments(order), (shipment) => valueIn(shipment, line.id))
}

/** Adds and subtracts allocated quantities per line and warehouse, leaving no empty rows. */
export function mergeAllocations(current: readonly Allocation[], changes: readonly Allocation[], sign: 1 | -1): readonly Allocation[] {
  const merged = new Map<string, Allocation>()
  const put = (allocation: Allocation, factor: 1 | -1) => {
    const key = `${allocation.orderLineId}\n${allocation.warehouseId}`
    const quantity = (merged.get(key)?.quantity ?? 0) + factor * allocation.quantity
    merged.set(key, { orderLineId: allocation.orderLineId, warehouseId: allocation.warehouseId, quantity })
  }
  for (const allocation of current) put(allocation, 1)
  for (const change of changes) put(change, sign)
  return [...merged.values()].filter((allocation) => allocation.quantity !== 0)
}

function unitsIn(shipment: Shipment, orderLineId: string): number {
  return sumOf(shipment.lines, (line: ShipmentLine) => (line.orderLineId === orderLineId ? line.quantity : 0))
}

function valueIn(shipment: Shipment, orderLineId: string): number {
  return sumOf(shipment.lines, (line: ShipmentLine) => (line.orderLineId === orderLineId ? line.value : 0))
}
