// Who works at the desks: they act on what their desk shows, now and then on what it showed long ago, and a manager decides cases.

import type { Role } from '../../shared/lifecycle/actor.ts'
import type { AggregateType, Command, CommandArgs, CommandName } from '../../shared/lifecycle/command.ts'
import { CONFLICTS } from '../../shared/lifecycle/conflict.ts'
import type { LifecycleState } from '../../shared/lifecycle/decision.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import { openShipments } from '../../shared/lifecycle/quantities.ts'
import type { OrderCommandName } from '../../shared/lifecycle/transitions.ts'
import { TRANSITIONS } from '../../shared/lifecycle/transitions.ts'
import { basketArgs, basketLine, checkoutOf } from '../properties/walk-baskets.ts'
import { onward } from '../properties/walk-onward.ts'
import { orderArgs } from '../properties/walk-order-args.ts'
import type { Dice } from './dice.ts'
import type { SimDesk } from './sim-desk.ts'

export interface Wish {
  readonly name: CommandName
  readonly type: AggregateType
  readonly id: string
  readonly args: object
  readonly role: Role
}

const PAYMENTS = ['cash', 'cash', 'externalTerminal', 'invoice', 'cod', 'prepaid', 'bankWire', 'psp'] as const
const ITEMS = ['shirt', 'mug', 'poster'] as const
const WAREHOUSES = ['main', 'north'] as const
const ORDER_NAMES = (Object.keys(TRANSITIONS) as OrderCommandName[]).filter(
  (name) => !['RecordPaymentResult', 'DeleteOrder', 'SetOrderLock'].includes(name),
)
/** Orders everybody works on at a time: few, so that people get in each other's way. */
const HOT = 7

/** What somebody at this desk would do next; null when there is nothing. */
export async function nextWish(
  desk: SimDesk,
  dice: Dice,
  { made, purge }: { readonly made: number; readonly purge: number },
): Promise<Wish | null> {
  const { gateway } = desk
  if (!gateway) return null
  const { orders, selections, cases } = desk.replicaDisk.shown.tables
  const ids = [...new Set([...orders.keys(), ...selections.keys(), ...desk.ownIds])].slice(-HOT * 2)
  const open = [...cases.values()].map(({ value }) => value).filter(({ resolution }) => resolution === null)
  if (open.length > 0 && dice.chance(0.15)) {
    const syncCase = dice.pick(open)
    const choice = syncCase && dice.pick(CONFLICTS[syncCase.kind].choices)
    if (syncCase && choice) return wish('ResolveConflict', 'case', syncCase.id, { choice, comment: 'decided' })
  }
  if (dice.chance(0.08)) return stockWish(dice)
  const living = ids.filter((id) => (orders.get(id)?.value.status ?? 1) <= 3)
  if (living.length < 3 || (living.length < HOT && dice.chance(0.12))) return newBasket(`${desk.id}-${made}`, dice)
  const cancelled = dice.pick([...orders.values()].filter(({ value }) => value.status === 6))?.value
  if (cancelled && dice.chance(0.1 * purge)) return wish('DeleteOrder', 'order', cancelled.id, { typedNumber: cancelled.number }, 'admin')
  const id = dice.pick(dice.chance(0.75) ? living.slice(-HOT) : ids) ?? ''
  const state = await gateway.shownState(id)
  return dice.chance(BLIND) ? blindWish(id, dice, desk) : wishOn(id, state, dice, made, desk)
}

/** So often somebody does not look. */
const BLIND = 0.05

function wish(name: CommandName, type: AggregateType, id: string, args: object, role: Role = 'manager'): Wish {
  return { name, type, id, args, role }
}

function newBasket(id: string, dice: Dice): Wish {
  const lines = Array.from({ length: 1 + dice.below(2) }, () => ({
    item: dice.below(3),
    quantity: 1 + dice.below(3),
    unitPrice: [333, 999, 12_345][dice.below(3)] ?? 999,
    lineDiscount: dice.chance(0.2) ? 100 : 0,
  }))
  const args = basketArgs(
    {
      store: dice.below(2),
      by: 'counter',
      origin: dice.chance(0.5) ? 'counter' : 'showroom',
      currency: 'SEK',
      payment: dice.pick(PAYMENTS) ?? 'cash',
      authorization: 'granted',
      lines,
      voucher: dice.chance(0.2) ? 7 : 0,
      shippingCost: dice.chance(0.5) ? 490 : 0,
      handlingCost: 0,
      shippingMethod: 'home',
      vatExempt: false,
      confirmNow: false,
      holdNow: false,
    },
    id,
  )
  return wish('CreateSelection', 'selection', id, args)
}

function stockWish(dice: Dice): Wish {
  const name = dice.pick(['ReceiveStock', 'ReceiveStock', 'CountStock', 'RemoveStock', 'TransferStock'] as const) ?? 'ReceiveStock'
  const lines = [{ itemId: dice.pick(ITEMS) ?? 'shirt', quantity: 1 + dice.below(4) }]
  const warehouseId = dice.pick(WAREHOUSES) ?? 'main'
  if (name === 'TransferStock') {
    const toWarehouseId = warehouseId === 'main' ? 'north' : 'main'
    return wish(name, 'stock', warehouseId, { fromWarehouseId: warehouseId, toWarehouseId, lines, note: '' })
  }
  return wish(name, 'stock', warehouseId, { warehouseId, lines, note: '' })
}

function wishOn(id: string, { order, selection }: LifecycleState, dice: Dice, made: number, desk: SimDesk): Wish | null {
  if (order) return orderWish(order, dice, made, desk)
  if (selection?.state !== 'open') return null
  if (dice.chance(0.6)) {
    const isCard = selection.paymentMethodId === 'psp' && dice.chance(0.6)
    return wish('CreateOrder', 'order', id, checkoutOf(isCard ? 'granted' : 'asked for later', id))
  }
  if (dice.chance(0.4)) return wish('CounterSale', 'order', id, checkoutOf('asked for later', id))
  if (dice.chance(0.6)) {
    const line = { item: dice.below(3), quantity: dice.below(3), unitPrice: 999, lineDiscount: 0 }
    return wish('SetSelectionLine', 'selection', id, { line: basketLine(line, `${id}-L${1 + dice.below(3)}`, 0) })
  }
  if (dice.chance(0.7)) return wish('EditSelection', 'selection', id, { changes: { comment: `said ${made}` } })
  return wish('DeleteSelection', 'selection', id, {})
}

function orderWish(order: Order, dice: Dice, made: number, desk: SimDesk): Wish | null {
  const { id } = order
  const [parcel] = openShipments(order)
  // Without a line a parcel is only packed by whoever has claimed it: people who see that the line is bad claim in time.
  if (parcel && parcel.claimedBy === null && dice.chance(0.3)) return wish('ClaimShipment', 'order', id, { shipmentId: parcel.id })
  if (dice.chance(0.6)) {
    const next = onward(order, false)
    if (next && next.name !== 'RecordPaymentResult') return wish(next.name, 'order', id, next.args)
  }
  return anyWish(order, dice, made, desk)
}

function anyWish(order: Order, dice: Dice, made: number, desk: SimDesk): Wish | null {
  const fitting = ORDER_NAMES.filter((name) => Array.isArray(TRANSITIONS[name][order.status]))
  const name = dice.pick(dice.chance(0.9) ? fitting : ORDER_NAMES)
  if (!name) return null
  const throwOf = { pick: dice.below(7), quantity: dice.below(4), share: dice.below(1_101), side: dice.chance(0.5) }
  const args = orderArgs(throwOf, name, order, made)
  const role = dice.pick(['manager', 'manager', 'manager', 'manager', 'counter', 'warehouse'] as const) ?? 'manager'
  desk.remembered.push(order)
  return args && wish(name, 'order', order.id, args, role)
}

// On what was seen some time ago.
function blindWish(id: string, dice: Dice, desk: SimDesk): Wish | null {
  const order = dice.pick(desk.remembered.slice(-20))
  if (!order) return wish('AddNote', 'order', id, { note: 'blind' })
  const throwOf = { pick: dice.below(7), quantity: dice.below(4), share: dice.below(1_101), side: dice.chance(0.5) }
  const name = dice.pick(ORDER_NAMES)
  const args = name && orderArgs(throwOf, name, order, 0)
  return args ? wish(name, 'order', order.id, args) : null
}

/** The wish as a command of this desk. */
export function commandOfWish({ name, type, id, args, role }: Wish, commandId: string, baseVersion: number, desk: SimDesk): Command {
  const at = desk.now()
  return {
    id: commandId,
    name,
    v: 1,
    aggregate: { type, id },
    args: args as CommandArgs[CommandName],
    actor: { id: role, name: role, role },
    deskId: desk.id,
    baseVersion,
    issuedAt: at,
    occurredAt: at,
  } as Command
}
