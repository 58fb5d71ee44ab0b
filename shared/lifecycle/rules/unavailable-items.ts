import { sumOf } from '../../base/money.ts'
import type { Actor } from '../actor.ts'
import { allottedTo } from '../allotment.ts'
import { type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import { findStore } from '../find-setting.ts'
import type { Selection } from '../selection.ts'
import type { Store } from '../settings.ts'
import { freeToAllocate } from '../stock.ts'
import { warehousesOfMarket } from './allocation.ts'

/**
 * At checkout, with overselling prevention on, a basket is refused for what stock cannot cover beside the orders already
 * waiting. Thresholds and offsets hold for customers; what the staff sells may use the last piece. Preorders wait for
 * stock anyway.
 */
export function unavailableItems(selection: Selection, store: Store, actor: Actor, context: RuleContext): RuleDecision | null {
  if (store.oversellingPrevention === 'off') return null
  return lackingRefusal(selection, wantedUnits(selection), actor, context)
}

/** With aggressive prevention the same is asked of these items as soon as they are put into the basket. */
export function unavailableInBasket(
  selection: Selection,
  itemIds: readonly string[],
  actor: Actor,
  context: RuleContext,
): RuleDecision | null {
  const store = findStore(context.settings, selection.storeId)
  // What is imported has happened elsewhere and is taken as it was.
  if (store?.oversellingPrevention !== 'aggressive' || selection.origin === 'import') return null
  const wanted = [...wantedUnits(selection)].filter(([itemId]) => itemIds.includes(itemId))
  return lackingRefusal(selection, wanted, actor, context)
}

function wantedUnits(selection: Selection): ReadonlyMap<string, number> {
  const wanted = new Map<string, number>()
  for (const line of selection.lines) {
    if (!line.preorder) wanted.set(line.itemId, line.quantity + (wanted.get(line.itemId) ?? 0))
  }
  return wanted
}

function lackingRefusal(
  selection: Selection,
  wanted: Iterable<readonly [itemId: string, quantity: number]>,
  actor: Actor,
  context: RuleContext,
): RuleDecision | null {
  // A basket that was begun or is checked out by a link is a customer's, whoever put it together.
  const isStaffMade = selection.origin !== 'link' && actor.via === undefined
  const lacking = [...wanted].flatMap(([itemId, originalQuantity]) => {
    const available = Math.max(0, sellable(itemId, selection, isStaffMade, context))
    return available < originalQuantity ? [{ itemId, originalQuantity, available, unavailable: originalQuantity - available }] : []
  })
  if (lacking.length === 0) return null
  return refuse('UNAVAILABLE_ITEMS', {
    items: lacking.map(({ itemId, available, originalQuantity }) => `${nameOf(itemId, selection)} (${available} of ${originalQuantity})`),
    itemIds: lacking.map((each) => each.itemId),
    originalQuantities: lacking.map((each) => String(each.originalQuantity)),
    unavailable: lacking.map((each) => String(each.unavailable)),
    available: lacking.map((each) => String(each.available)),
  })
}

function sellable(itemId: string, selection: Selection, isStaffMade: boolean, context: RuleContext): number {
  const offset = context.item(itemId)?.stockOffset ?? null
  const free = sumOf(warehousesOfMarket(selection.marketId, context), (warehouseId) => {
    const threshold = context.settings.warehouses.find((each) => each.id === warehouseId)?.threshold ?? 0
    const kept = isStaffMade || offset !== null ? 0 : threshold
    return Math.max(0, freeToAllocate(context.stock.level(warehouseId, itemId)) - kept)
  })
  // What the desk has the right to it may sell, whoever else waits.
  const own = sumOf(warehousesOfMarket(selection.marketId, context), (id) => allottedTo(context.stock.level(id, itemId), context.deskId))
  return own + Math.max(0, free - context.stock.demand(itemId) - (isStaffMade ? 0 : (offset ?? 0)))
}

function nameOf(itemId: string, selection: Selection): string {
  const line = selection.lines.find((each) => each.itemId === itemId)
  return line?.snapshot.productName || line?.snapshot.sku || itemId
}
