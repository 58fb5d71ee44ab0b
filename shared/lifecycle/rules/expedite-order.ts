import { sumOf } from '../../base/money.ts'
import type { CommandOf } from '../command.ts'
import { accept, noEffect, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import type { EventBody } from '../event.ts'
import type { Allocation, Order } from '../order.ts'
import { demandQuantity, freeAllocations, mergeAllocations } from '../quantities.ts'
import { allocateWishes, lackingFacts } from './allocation.ts'
import { type ChosenLine, chooseLines, isRefusal, tooMany } from './check-lines.ts'
import { flagRefusal } from './flag-guard.ts'
import { everythingFree, newShipments } from './new-shipments.ts'

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
  const shipments = newShipments(allocated, chosen, command, context)
  if (shipments.length === 0) return refuse('INSUFFICIENT_STOCK', lackingFacts(order, []) ?? {})
  return accept(...allocating(newlyAllocated), ...shipments.map((shipment) => ({ kind: 'ShipmentCreated', shipment }) as const))
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
