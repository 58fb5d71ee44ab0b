// How allocated units become shipments: one for each warehouse that promised them.

import { shareOfPool } from '../../base/money.ts'
import type { CommandName, CommandOf } from '../command.ts'
import type { RuleContext } from '../decision.ts'
import { findCarrier, findShippingMethod } from '../find-setting.ts'
import type { Order } from '../order.ts'
import { freeAllocations, freeQuantity, freeValue } from '../quantities.ts'
import type { Shipment, ShipmentLine } from '../shipment.ts'
import type { ChosenLine } from './check-lines.ts'

/** Shipments of the chosen units as far as they are allocated, one per warehouse; none where nothing is. */
export function newShipments(
  order: Order,
  chosen: readonly ChosenLine[],
  command: CommandOf<CommandName>,
  context: RuleContext,
): readonly Shipment[] {
  return shipmentsOf(order, takeByWarehouse(order, chosen), command, context)
}

/** All units of the order that are in no shipment yet. */
export function everythingFree(order: Order): readonly ChosenLine[] {
  return order.lines.map((line) => ({ line, quantity: freeQuantity(order, line) })).filter((each) => each.quantity > 0)
}

/** What each warehouse sends, warehouses in the order in which they promised. */
function takeByWarehouse(order: Order, chosen: readonly ChosenLine[]): ReadonlyMap<string, readonly ChosenLine[]> {
  const byWarehouse = new Map<string, ChosenLine[]>()
  for (const { line, quantity } of chosen) {
    let missing = quantity
    for (const allocation of freeAllocations(order, line.id)) {
      const part = Math.min(missing, allocation.quantity)
      if (part === 0) continue
      const lines = byWarehouse.get(allocation.warehouseId) ?? []
      lines.push({ line, quantity: part })
      byWarehouse.set(allocation.warehouseId, lines)
      missing -= part
    }
  }
  return byWarehouse
}

function shipmentsOf(
  order: Order,
  byWarehouse: ReadonlyMap<string, readonly ChosenLine[]>,
  command: CommandOf<CommandName>,
  context: RuleContext,
): readonly Shipment[] {
  const method = findShippingMethod(context.settings, order.shippingMethodId)
  const carrier = method && !method.pickup ? findCarrier(context.settings, method.carrierId) : undefined
  // Each shipment draws its lines' value from what the ones before it left.
  const pools = new Map(order.lines.map((line) => [line.id, { value: freeValue(order, line), quantity: freeQuantity(order, line) }]))
  return [...byWarehouse].map(([warehouseId, chosen], index): Shipment => {
    const lines = chosen.map(({ line, quantity }): ShipmentLine => {
      const pool = pools.get(line.id) ?? { value: 0, quantity }
      const value = shareOfPool(pool.value, quantity, pool.quantity)
      pools.set(line.id, { value: pool.value - value, quantity: pool.quantity - quantity })
      return { id: context.nextId(), orderLineId: line.id, quantity, value, packedQuantity: 0, serialNumbers: [] }
    })
    return {
      id: context.nextId(),
      number: `${order.number}-${order.shipments.length + index + 1}`,
      warehouseId,
      lines,
      isGoodToGo: false,
      goodToGoAt: null,
      isPaid: false,
      paidAt: null,
      paidValue: 0,
      isCaptured: false,
      capturedAt: null,
      capturedValue: 0,
      carriedShippingCost: 0,
      carriedHandlingCost: 0,
      capturePending: false,
      completeWhenPaid: null,
      shippedAt: null,
      carrier: carrier?.name ?? '',
      service: method?.service ?? '',
      numberOfPackages: 1,
      trackingNumber: '',
      trackingUrl: '',
      returnTrackingNumber: '',
      additionalMessage: '',
      shippingAddress: order.shippingAddress,
      claimedBy: null,
      createdAt: command.occurredAt,
      voidedAt: null,
      voidedByCancel: false,
    }
  })
}
