import { useMemo } from 'react'
import type { Command, CommandArgs } from '../../shared/lifecycle/command.ts'
import type { LifecycleState, RuleContext } from '../../shared/lifecycle/decision.ts'
import { freshIds } from '../../shared/lifecycle/fresh-ids.ts'
import { stockViewOf } from '../../shared/lifecycle/stock.ts'
import { useDeskState } from './desk-state.ts'
import type { OrdersSlice } from './orders-slice.ts'

/** What the rules may know beside the order, from what this window knows; null until the shop's settings are here. */
export function ruleContextFor(command: Command): RuleContext | null {
  return commandContext(useDeskState.getState(), command)
}

/** The same for a component: a new value whenever settings, items or stock changed. For asking `decide` what is possible. */
export function useRuleContext(): RuleContext | null {
  const settings = useDeskState((state) => state.settings)
  const items = useDeskState((state) => state.items)
  const stock = useDeskState((state) => state.stock)
  return useMemo(() => ruleContextOf({ settings, items, stock }, 'preview'), [settings, items, stock])
}

/** What one command is decided by: also the selections its customer has open, which may take this one's contents in. */
export function commandContext(
  facts: Pick<OrdersSlice, 'settings' | 'items' | 'stock' | 'orders'>,
  command: Pick<Command, 'id' | 'name' | 'args'>,
): RuleContext | null {
  const context = ruleContextOf(facts, command.id)
  if (context === null || (command.name !== 'AssignCustomer' && command.name !== 'SignIn')) return context
  const { customerId } = command.args as CommandArgs['AssignCustomer']
  return { ...context, others: openedSelectionsOf(facts.orders, customerId) }
}

/** Those of the opened ids that are this customer's selections. */
function openedSelectionsOf(orders: OrdersSlice['orders'], customerId: string): ReadonlyMap<string, LifecycleState> {
  return new Map(
    Object.entries(orders).flatMap(([id, { confirmed }]) =>
      confirmed.state.selection?.customerId === customerId ? [[id, confirmed.state] as const] : [],
    ),
  )
}

/** A context over the given facts, naming new things after the command. */
function ruleContextOf(
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
