import { useMemo } from 'react'
import type { RuleContext } from '../../shared/lifecycle/decision.ts'
import { freshIds } from '../../shared/lifecycle/fresh-ids.ts'
import { stockViewOf } from '../../shared/lifecycle/stock.ts'
import { useDeskState } from './desk-state.ts'
import type { OrdersSlice } from './orders-slice.ts'

/** What the rules may know beside the order, from what this window knows; null until the shop's settings are here. */
export function ruleContextFor(commandId = 'preview'): RuleContext | null {
  return ruleContextOf(useDeskState.getState(), commandId)
}

/** The same for a component: a new value whenever settings, items or stock changed. For asking `decide` what is possible. */
export function useRuleContext(): RuleContext | null {
  const settings = useDeskState((state) => state.settings)
  const items = useDeskState((state) => state.items)
  const stock = useDeskState((state) => state.stock)
  return useMemo(() => ruleContextOf({ settings, items, stock }, 'preview'), [settings, items, stock])
}

/** A context over the given facts, naming new things after the command. */
export function ruleContextOf(
  { settings, items, stock }: Pick<OrdersSlice, 'settings' | 'items' | 'stock'>,
  commandId: string,
): RuleContext | null {
  if (settings === null) return null
  return {
    settings,
    stock: stockViewOf(
      Object.values(stock).flatMap((each) => each.levels),
      (itemId) => stock[itemId]?.demand ?? 0,
    ),
    item: (itemId) => items[itemId] ?? null,
    nextId: freshIds(commandId),
  }
}
