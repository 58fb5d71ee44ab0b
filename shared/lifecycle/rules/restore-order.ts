import { sumOf } from '../../base/money.ts'
import type { CommandOf } from '../command.ts'
import { accept, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import type { EventBody } from '../event.ts'
import { evolveOrder } from '../evolve-order.ts'
import { allocatesAtCheckout, findStore } from '../find-setting.ts'
import type { Allocation, Order } from '../order.ts'
import { capturable, paidTowards } from '../order-money.ts'
import { demandQuantity, mergeAllocations } from '../quantities.ts'
import type { Shipment } from '../shipment.ts'
import { isFlagged } from '../status.ts'
import { allocateByRule, allocateWishes, lackingFacts } from './allocation.ts'
import { restorableQuantity, restoredPart } from './restore-lines.ts'

/**
 * Brings a cancelled order back to the status it had, or the nearest earlier one its stock permits. Its shipments come
 * back where all their goods are there again in the same warehouse; without an authorization it waits for payment.
 */
export function restoreOrder(command: CommandOf<'RestoreOrder'>, order: Order, context: RuleContext): RuleDecision {
  const linesBack = order.cancelled?.viaLines ? order.lines.filter((line) => restorableQuantity(order, line) > 0) : []
  if (order.cancelled?.viaLines && linesBack.length === 0) {
    return refuse('WRONG_STATUS', { status: order.status, number: order.number, why: 'its money was given back' })
  }
  const restored = linesBack.map((line) => restoredPart({ line, quantity: restorableQuantity(order, line) }))
  const stamp = { at: command.occurredAt, by: command.actor.name }
  const whole = evolveOrder(order, { kind: 'LinesRestored', lines: restored, ...stamp })

  const store = findStore(context.settings, order.storeId)
  const wasAllocated = (order.confirmedAt !== null || allocatesAtCheckout(store)) && !(isFlagged(order) && order.deferredWork.length > 0)
  const { allocations, shipments } = wasAllocated ? reallocate(whole, context) : { allocations: [], shipments: [] }
  if (wasAllocated && !store?.allowBackorders) {
    const lacking = lackingFacts(whole, allocations)
    if (lacking) return refuse('INSUFFICIENT_STOCK', { number: order.number, ...lacking })
  }
  return accept(
    ...(restored.length > 0 ? [{ kind: 'LinesRestored', lines: restored } as const] : []),
    {
      kind: 'OrderRestored',
      allocations,
      shipments: shipments.map((shipment) => ({ shipmentId: shipment.id, isGoodToGo: shipment.isGoodToGo })),
    },
    ...lostAuthorization(order, sumOf(whole.lines, (line) => line.total - line.cancelledValue) + order.shippingCost + order.handlingCost),
  )
}

/** The goods of each voided shipment are looked for where it stood; what then is still missing, by the market's rule. */
function reallocate(
  order: Order,
  context: RuleContext,
): { readonly allocations: readonly Allocation[]; readonly shipments: readonly Shipment[] } {
  const shipments: Shipment[] = []
  let allocations: readonly Allocation[] = []
  for (const shipment of order.shipments.filter((each) => each.voidedByCancel)) {
    const wishes = shipment.lines.map(({ orderLineId, quantity }) => ({ orderLineId, quantity, warehouseId: shipment.warehouseId }))
    const found = allocateWishes(order, wishes, context, allocations)
    const isWhole = sumOf(found, (each) => each.quantity) === sumOf(wishes, (wish) => wish.quantity)
    if (!isWhole || exceedsDemand(order, allocations, found)) continue
    shipments.push(shipment)
    allocations = mergeAllocations(allocations, found, 1)
  }
  const promised: Order = { ...order, allocations: mergeAllocations(order.allocations, allocations, 1) }
  return { shipments, allocations: mergeAllocations(allocations, allocateByRule(promised, context, allocations), 1) }
}

function exceedsDemand(order: Order, promised: readonly Allocation[], more: readonly Allocation[]): boolean {
  const both = mergeAllocations(promised, more, 1)
  return order.lines.some((line) => sumOf(both, (each) => (each.orderLineId === line.id ? each.quantity : 0)) > demandQuantity(order, line))
}

/** A provider's authorization went with the order: where that leaves it uncovered, it waits for payment. */
export function lostAuthorization(order: Order, total: number): readonly EventBody[] {
  const hasProvider = order.payments.some((payment) => payment.kind === 'psp')
  // What was captured and given back is neither authorized any more nor paid.
  const isCovered = sumOf(order.payments, capturable) + paidTowards(order) >= total
  if (!hasProvider || isCovered || order.isWaitingForPayment) return []
  return [{ kind: 'WaitingForPaymentSet', reason: 'the authorization was cancelled with the order' }]
}
