// Goods that left beyond the record (domain.md 9.3, decisions 5): who gives up theirs, and what the record is put right by.

import type { AllotmentChange } from './allotment.ts'
import type { Order } from './order.ts'
import type { Shipment } from './shipment.ts'
import { freeToAllocate, type StockLevel, type StockMovement } from './stock.ts'

export interface AllocationGivenUp {
  readonly orderId: string
  readonly orderLineId: string
  readonly quantity: number
  /** Shipments neither good-to-go nor paid shrink with the allocation they stand on. */
  readonly shrinks: readonly { readonly shipmentId: string; readonly shipmentLineId: string; readonly quantity: number }[]
}

export interface RoomMade {
  readonly givenUp: readonly AllocationGivenUp[]
  /** What other desks lose of theirs. */
  readonly allotments: readonly AllotmentChange[]
  /** Comes before everything else, so that nothing ever stands below zero. */
  readonly correction: StockMovement | null
  /** Units the record did not have at all: somebody counts the shelf. */
  readonly shortage: number
}

/**
 * Makes room for units that are gone: what is free goes first, then the youngest orders give up what is neither good-to-go nor paid,
 * then other desks their allotments, and what is still missing is corrected into the record. Afterwards the level has `quantity`
 * units free for this desk.
 */
export function makeRoom(level: StockLevel, quantity: number, orders: readonly Order[], deskId?: string): RoomMade {
  let missing = Math.max(0, quantity - freeToAllocate(level, deskId))
  const givenUp: AllocationGivenUp[] = []
  const youngestFirst = orders.toSorted((one, other) => compare(other.orderDate, one.orderDate) || compare(other.id, one.id))
  for (const order of youngestFirst) {
    for (const given of offered(order, level, missing)) {
      givenUp.push(given)
      missing -= given.quantity
    }
  }
  const { warehouseId, itemId } = level
  const allotments = (level.allotments ?? []).flatMap((each): readonly AllotmentChange[] => {
    const units = each.deskId === deskId ? 0 : Math.min(each.quantity, missing)
    missing -= units
    return units > 0 ? [{ deskId: each.deskId, warehouseId, itemId, delta: -units }] : []
  })
  const correction =
    missing > 0 ? ({ warehouseId, itemId, deltaPhysical: missing, deltaAllocated: 0, reason: 'correction' } as const) : null
  return { givenUp, allotments, correction, shortage: missing }
}

function offered(order: Order, { warehouseId, itemId }: StockLevel, wanted: number): readonly AllocationGivenUp[] {
  let missing = wanted
  return order.lines.flatMap((line) => {
    if (line.itemId !== itemId || missing === 0) return []
    const allocation = order.allocations.find((each) => each.orderLineId === line.id && each.warehouseId === warehouseId)
    const open = order.shipments
      .filter((each) => each.warehouseId === warehouseId && each.voidedAt === null && each.shippedAt === null)
      .flatMap((each) => each.lines.filter((inside) => inside.orderLineId === line.id).map((inside) => ({ shipment: each, inside })))
    const fixed = open.reduce((sum, { shipment, inside }) => sum + (isFixed(shipment) ? inside.quantity : 0), 0)
    const inOpen = open.reduce((sum, { inside }) => sum + inside.quantity, 0)
    const held = allocation?.quantity ?? 0
    const quantity = Math.min(missing, held - fixed)
    if (quantity <= 0) return []
    missing -= quantity
    let fromParcels = quantity - (held - inOpen)
    const shrinks = open.flatMap(({ shipment, inside }) => {
      const taken = isFixed(shipment) ? 0 : Math.min(fromParcels, inside.quantity)
      if (taken <= 0) return []
      fromParcels -= taken
      return [{ shipmentId: shipment.id, shipmentLineId: inside.id, quantity: taken }]
    })
    return [{ orderId: order.id, orderLineId: line.id, quantity, shrinks }]
  })
}

// Packed and labelled it may be on its way; paid, its contents are what was paid for.
function isFixed({ isGoodToGo, isPaid, capturePending }: Shipment): boolean {
  return isGoodToGo || isPaid || capturePending
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1
}
