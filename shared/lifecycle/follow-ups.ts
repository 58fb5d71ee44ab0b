import type { Command } from './command.ts'
import type { RuleContext } from './decision.ts'
import type { EventBody } from './event.ts'
import type { Order } from './order.ts'
import { allocateByRule } from './rules/allocation.ts'
import { authorizationsCancelled } from './rules/cancelled-authorization.ts'
import { takePaidMoney } from './rules/paid-money.ts'
import { isFlagged } from './status.ts'

const NOTHING_RELEASED = { allocations: [], stockAction: 'releaseItemsBackToWarehouse', toWarehouseId: null } as const

/**
 * What must follow from a command's own events, whichever command it was: work a flag had deferred is done when the
 * last flag goes, paid money that is free goes to the shipments it covers, and an order of which no line is left says
 * that it is cancelled.
 */
export function followUps(command: Command, before: Order | null, after: Order | null, context: RuleContext): readonly EventBody[] {
  if (!before || !after) return []
  return [
    ...deferredWork(before, after, context),
    ...takePaidMoney(before, after),
    ...cancellationViaLines(command, before, after, context),
  ]
}

function deferredWork(before: Order, after: Order, context: RuleContext): readonly EventBody[] {
  const flagWent = isFlagged(before) && !isFlagged(after)
  if (!flagWent || after.status > 3 || !before.deferredWork.includes('allocate')) return []
  const allocations = allocateByRule(after, context)
  return allocations.length > 0 ? [{ kind: 'StockAllocated', allocations, because: 'allocate' }] : []
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
