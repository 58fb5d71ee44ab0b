import { buyerOf, MS_OF_A_SECOND_THOUGHT } from '../../shared/lifecycle/clashes.ts'
import type { Command } from '../../shared/lifecycle/command.ts'
import type { LifecycleState, RuleContext } from '../../shared/lifecycle/decision.ts'
import { goodsThatLeft } from '../../shared/lifecycle/goods-that-left.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import type { SyncCase } from '../../shared/lifecycle/sync-case.ts'
import type { StoreTransaction } from '../ports/order-store.ts'
import { itemsOfBaskets, itemsOfCommand, itemsOfOrders } from './items-of-command.ts'
import { loadOthers } from './load-others.ts'
import type { WorkingSet } from './working-set.ts'

/**
 * What the rules of cases may look at of a command that was refused: the open cases of its order, and, where goods left,
 * everybody those units were promised to. `context` is what the command was decided on.
 */
export async function contextOfRefused(
  transaction: StoreTransaction,
  set: WorkingSet,
  command: Command,
  context: RuleContext,
  openedAt: string,
): Promise<RuleContext> {
  const state = await set.state(command.aggregate.id)
  const others = new Map(context.others)
  for (const { warehouseId, itemId } of goodsThatLeft(command, state, context)) {
    for (const { orderId } of await transaction.loadPromises(warehouseId, itemId)) others.set(orderId, await set.state(orderId))
  }
  await set.loadFor(itemsOfOrders(others))
  return { ...context, others, openedAt, openCases: await transaction.openCases([command.aggregate.id]) }
}

/** What somebody may notice of a command the rules took: open cases of its order, and what its buyer bought just before or after. */
export async function contextOfTaken(
  transaction: StoreTransaction,
  command: Command,
  sold: Order | null,
  context: RuleContext,
  openedAt: string,
): Promise<RuleContext> {
  const openCases = await transaction.openCases([command.aggregate.id])
  const buyer = sold ? buyerOf(sold) : ''
  if (!sold || buyer === '') return { ...context, openedAt, openCases }
  const soldMs = Date.parse(sold.orderDate)
  const between = { fromMs: soldMs - MS_OF_A_SECOND_THOUGHT, toMs: soldMs + MS_OF_A_SECOND_THOUGHT }
  return { ...context, openedAt, openCases, recentOrders: await transaction.ordersOfBuyer(buyer, between) }
}

export interface CaseReach {
  readonly others: ReadonlyMap<string, LifecycleState>
  readonly openCases: readonly SyncCase[]
}

/** Everything the ways of deciding a case may reach: its orders, those its command would, one that is named, and what else waits for them. */
export async function reachOfCase(
  transaction: StoreTransaction,
  set: WorkingSet,
  { itemId, orderId }: { readonly itemId?: string; readonly orderId?: string },
  syncCase: SyncCase,
): Promise<CaseReach> {
  const { command } = syncCase
  const ids = new Set([...ordersOfCase(syncCase), ...(orderId === undefined ? [] : [orderId]), command.aggregate.id])
  const others = new Map(await loadOthers(transaction, set, command))
  for (const id of ids) others.set(id, await set.state(id))
  const state = await set.state(command.aggregate.id)
  const items = [...itemsOfCommand(command, state), ...itemsOfOrders(others), ...itemsOfBaskets(others)]
  await set.loadFor(new Set(itemId === undefined ? items : [...items, itemId]))
  return { others, openCases: await transaction.openCases([...ids]) }
}

function ordersOfCase({ orderId, affectedOrderIds }: SyncCase): readonly string[] {
  return orderId === null ? affectedOrderIds : [orderId, ...affectedOrderIds]
}
