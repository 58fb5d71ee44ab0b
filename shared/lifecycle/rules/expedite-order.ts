import { shareOfPool, sumOf } from '../../base/money.ts'
import type { CommandOf } from '../command.ts'
import { accept, noEffect, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import type { EventBody } from '../event.ts'
import { findCarrier, findShippingMethod } from '../find-setting.ts'
import type { Allocation, Order } from '../order.ts'
import { demandQuantity, freeAllocations, freeQuantity, freeValue, mergeAllocations } from '../quantities.ts'
import type { Shipment, ShipmentLine } from '../shipment.ts'
import { allocateWishes, lackingFacts } from './allocation.ts'
import { type ChosenLine, chooseLines, isRefusal, tooMany } from './check-lines.ts'
import { flagRefusal } from './flag-guard.ts'

/** Puts allocated units into shipments, one per warehouse; `allocateDemand` first promises what stock there is. */
export function expediteOrder(command: CommandOf<'ExpediteOrder'>, order: Order, context: RuleContext): RuleDecision {
  const flagged = flagRefusal(order)
  if (flagged) return flagged
  const { lines, allocateDemand } = command.args
  const chosen = lines ? chooseLines(order, lines) : everythingFree(order)
  if (isRefusal(chosen)) return chosen
  if (chosen.length === 0) return noEffect

  const newlyAllocated = allocateDemand ? allocateMissing(order, chosen, context) : []
  const allocated: Order = { ...order, allocations: mergeAllocations(order.allocations, newlyAllocated, 1) }
  for (const each of lines ? chosen : []) {
    const free = allocatedAndFree(allocated, each.line.id)
    if (each.quantity > free) return refuse('QTY_EXCEEDS_ALLOCATED', tooMany(each, free))
  }
  const shipments = shipmentsOf(allocated, takeByWarehouse(allocated, chosen), command, context)
  if (shipments.length === 0) return refuse('INSUFFICIENT_STOCK', lackingFacts(order, []) ?? {})
  return accept(...allocating(newlyAllocated), ...shipments.map((shipment) => ({ kind: 'ShipmentCreated', shipment }) as const))
}

function everythingFree(order: Order): readonly ChosenLine[] {
  return order.lines.map((line) => ({ line, quantity: freeQuantity(order, line) })).filter((each) => each.quantity > 0)
}

function allocateMissing(order: Order, chosen: readonly ChosenLine[], context: RuleContext): readonly Allocation[] {
  const wishes = chosen.map(({ line, quantity }) => ({
    orderLineId: line.id,
    quantity: Math.min(demandQuantity(order, line), Math.max(0, quantity - allocatedAndFree(order, line.id))),
  }))
  return allocateWishes(order, wishes, context)
}

function allocating(allocations: readonly Allocation[]): readonly EventBody[] {
  return allocations.length > 0 ? [{ kind: 'StockAllocated', allocations, because: 'allocate' }] : []
}

function allocatedAndFree(order: Order, orderLineId: string): number {
  return sumOf(freeAllocations(order, orderLineId), (allocation) => allocation.quantity)
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
  command: CommandOf<'ExpediteOrder'>,
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
