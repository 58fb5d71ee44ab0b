import type { Command } from './command.ts'
import type { LifecycleState, RuleContext } from './decision.ts'
import type { EventBody } from './event.ts'
import { evolve } from './evolve.ts'
import { findStore } from './find-setting.ts'
import type { Allocation, Order } from './order.ts'
import { demandQuantity } from './quantities.ts'
import { allocateByRule, allocateWishes, lackingFacts } from './rules/allocation.ts'
import { authorizationsCancelled } from './rules/cancelled-authorization.ts'
import { directShipments } from './rules/direct-shipments.ts'
import { takePaidMoney } from './rules/paid-money.ts'
import { isFlagged } from './status.ts'

const NOTHING_RELEASED = { allocations: [], stockAction: 'releaseItemsBackToWarehouse', toWarehouseId: null } as const

/**
 * What must follow from a command's own events, whichever command it was: work a flag had deferred is done when the
 * last flag goes, paid money that is free goes to the shipments it covers, and an order of which no line is left says
 * that it is cancelled.
 */
export function followUps(command: Command, before: Order | null, after: Order | null, context: RuleContext): readonly EventBody[] {
  if (!after) return []
  const work = before ? deferredWork(command, before, after, context) : []
  return [
    ...work,
    ...takePaidMoney(before, withEvents(after, work, command)),
    ...(before ? cancellationViaLines(command, before, after, context) : []),
  ]
}

function deferredWork(command: Command, before: Order, after: Order, context: RuleContext): readonly EventBody[] {
  const flagWent = isFlagged(before) && !isFlagged(after)
  if (!flagWent || after.status > 3) return []
  const shortage = soldOutMeanwhile(command, before, after, context)
  if (before.deferredWork.includes('ship') && !shortage) return directShipments(after, command, context)
  if (before.deferredWork.length === 0) return []
  return [...confirmedByNow(before, after), ...allocating(allocateByRule(after, context)), ...(shortage ? [shortage] : [])]
}

/**
 * The hold of an order that waited for its money while its goods went elsewhere, where the store leaves no unit to
 * chance: nothing of it moves before somebody has looked. Preorders wait for stock anyway.
 */
function soldOutMeanwhile(command: Command, before: Order, after: Order, context: RuleContext): EventBody | null {
  const store = findStore(context.settings, after.storeId)
  if (store?.oversellingPrevention !== 'aggressive' || !before.isWaitingForPayment || before.deferredWork.length === 0) return null
  const wishes = after.lines
    .filter((line) => !line.preorder)
    .map((line) => ({ orderLineId: line.id, quantity: demandQuantity(after, line) }))
  const lacking = lackingFacts(after, allocateWishes(after, wishes, context), wishes)
  if (!lacking) return null
  const reason = `sold out while the payment was awaited: ${String(lacking.items)}`
  return { kind: 'OrderPutOnHold', hold: { reasonCode: 'OUT_OF_STOCK', reason, at: command.occurredAt, by: command.actor.name } }
}

// What ships by itself needs nobody to confirm it, even where it is stopped on its way.
function confirmedByNow(before: Order, after: Order): readonly EventBody[] {
  return before.deferredWork.includes('ship') && after.confirmedAt === null ? [{ kind: 'OrderConfirmed' }] : []
}

function allocating(allocations: readonly Allocation[]): readonly EventBody[] {
  return allocations.length > 0 ? [{ kind: 'StockAllocated', allocations, because: 'allocate' }] : []
}

function withEvents(order: Order, events: readonly EventBody[], command: Command): Order {
  const stamp = { at: command.occurredAt, by: command.actor.name }
  const before: LifecycleState = { selection: null, order, deleted: false }
  return events.reduce((state, event) => evolve(state, { ...event, ...stamp }), before).order ?? order
}

function cancellationViaLines(command: Command, before: Order, after: Order, context: RuleContext): readonly EventBody[] {
  if (after.status !== 6 || after.cancelled || before.status === 6) return []
  return [
    {
      kind: 'OrderCancelled',
      comment: '',
      previousStatus: before.status,
      viaLines: true,
      release: NOTHING_RELEASED,
      voidedShipmentIds: [],
    },
    ...authorizationsCancelled(after, command, context),
  ]
}
