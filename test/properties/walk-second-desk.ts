// A desk that was away: it works on the copy it took and sends what it did later, when much has changed.

import type { CommandName } from '../../shared/lifecycle/command.ts'
import { decide } from '../../shared/lifecycle/decide.ts'
import { type LifecycleState, NOTHING_YET } from '../../shared/lifecycle/decision.ts'
import type { LifecycleEvent } from '../../shared/lifecycle/event.ts'
import { evolve } from '../../shared/lifecycle/evolve.ts'
import { movedLevel, stockKey } from '../../shared/lifecycle/stock.ts'
import { stockMovementsOf } from '../../shared/lifecycle/stock-effects.ts'
import { TRANSITIONS } from '../../shared/lifecycle/transitions.ts'
import { checkoutOf } from './walk-baskets.ts'
import { chosen, type Dice, orderArgs } from './walk-order-args.ts'
import { WAREHOUSES } from './walk-shop.ts'
import { commandOf, contextOf, type Happening, issue, ordersOf, type SecondDesk, type WalkWorld } from './walk-world.ts'

/** What people do at a till or a packing table without a connection, and a few wishes of the office. */
const DONE_AWAY = [
  'CompleteShipment',
  'CompleteShipment',
  'CounterSale',
  'MarkAsPaid',
  'CreateReturn',
  'RefundReturn',
  'StandardRefund',
  'ScanItem',
  'ClaimShipment',
  'RemoveStock',
  'TransferStock',
  'ReceiveStock',
  'SetGoodToGo',
  'EditOrder',
  'AddLines',
  'PutOnHold',
  'ConfirmOrder',
  'ExpediteOrder',
] as const satisfies readonly CommandName[]

/** Takes a copy, works on it, or sends the oldest of what it did; null where nobody here hears of it. */
export function workAway(world: WalkWorld, step: Dice & { readonly order: number }): Happening | null {
  const desk = world.secondDesk
  if (!desk || (desk.unsent.length === 0 && step.share % 4 === 0)) {
    world.secondDesk = copyOf(world)
    return null
  }
  const isTimeToSend = desk.unsent.length > 3 || (desk.unsent.length > 0 && !step.side)
  if (!isTimeToSend) {
    workOnCopy(world, desk, step)
    return null
  }
  const told = desk.unsent.shift()
  return told ? issue(world, told.name, told.args, told.aggregateId, told.role, told.id) : null
}

function copyOf(world: WalkWorld): SecondDesk {
  const { settings, items, states, levels } = world
  return { settings, items: new Map(items), states: new Map(states), levels: new Map(levels), unsent: [] }
}

function workOnCopy(world: WalkWorld, desk: SecondDesk, step: Dice & { readonly order: number }): void {
  const name = chosen(DONE_AWAY, step.share) ?? 'AddLines'
  const wish = wishOf(desk, name, step, world.commandsIssued)
  if (!wish) return
  const id = `away-${world.commandsIssued}-${step.share}-${desk.unsent.length}`
  const command = commandOf(world, id, name, wish.args, wish.aggregateId, 'admin')
  const before = desk.states.get(wish.aggregateId) ?? NOTHING_YET
  const decision = decide(command, before, contextOf(desk, id))
  // A desk records nothing that its own rules refuse.
  if (decision.outcome !== 'accepted') return
  for (const event of decision.events) happenOnCopy(desk, wish.aggregateId, event)
  for (const { aggregate, events } of decision.elsewhere) for (const event of events) happenOnCopy(desk, aggregate.id, event)
  desk.unsent.push({ id, name, args: wish.args, aggregateId: wish.aggregateId, role: 'admin' })
}

function wishOf(
  desk: SecondDesk,
  name: (typeof DONE_AWAY)[number],
  step: Dice & { readonly order: number },
  asked: number,
): { readonly aggregateId: string; readonly args: object } | null {
  const itemId = chosen([...desk.items.keys()], step.pick) ?? ''
  const lines = [{ itemId, quantity: Math.max(1, step.quantity) }]
  const [here, there] = step.order % 2 === 0 ? WAREHOUSES : WAREHOUSES.toReversed()
  switch (name) {
    case 'RemoveStock':
    case 'ReceiveStock':
      return { aggregateId: 'stock', args: { warehouseId: here, lines, note: '' } }
    case 'TransferStock':
      return { aggregateId: 'stock', args: { fromWarehouseId: here, toWarehouseId: there, lines, note: '' } }
    case 'CounterSale': {
      const basket = chosen(
        [...desk.states].filter(([, state]) => isForTheTill(state)).map(([id]) => id),
        step.order,
      )
      return basket === null ? null : { aggregateId: basket, args: checkoutOf('asked for later', basket) }
    }
    default: {
      const fitting = ordersOf(desk).filter((order) => Array.isArray(TRANSITIONS[name][order.status]))
      const order = chosen(fitting, step.order)
      const args = order && orderArgs(step, name, order, asked)
      return order && args ? { aggregateId: order.id, args } : null
    }
  }
}

function isForTheTill({ selection, order, deleted }: LifecycleState): boolean {
  return selection?.state === 'open' && selection.origin === 'counter' && !order && !deleted
}

function happenOnCopy(desk: SecondDesk, aggregateId: string, event: LifecycleEvent): void {
  const before = desk.states.get(aggregateId) ?? NOTHING_YET
  for (const movement of stockMovementsOf(event, before.order)) {
    const { warehouseId, itemId } = movement
    const key = stockKey(warehouseId, itemId)
    desk.levels.set(key, movedLevel(desk.levels.get(key) ?? { warehouseId, itemId, physical: 0, allocated: 0 }, movement))
  }
  const after = evolve(before, event)
  if (after !== before) desk.states.set(aggregateId, after)
}
