// What may be asked in a walk, and of whom: everything there is.

import type { Role } from '../../shared/lifecycle/actor.ts'
import type { CommandArgs, CommandName } from '../../shared/lifecycle/command.ts'
import { CONFLICTS } from '../../shared/lifecycle/conflict.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import { freeQuantity } from '../../shared/lifecycle/quantities.ts'
import type { ShopSettings, Store } from '../../shared/lifecycle/settings.ts'
import { isFlagged } from '../../shared/lifecycle/status.ts'
import { NOT_ON_AN_ORDER, type OrderCommandName, TRANSITIONS } from '../../shared/lifecycle/transitions.ts'
import { openRequests } from '../support/open-requests.ts'
import { type Authorization, basketArgs, basketLine, checkoutOf, type OrderPlan } from './walk-baskets.ts'
import { type Asked, answer, missingUnits, onward } from './walk-onward.ts'
import { chosen, type Dice, orderArgs, returnArgs } from './walk-order-args.ts'
import { placeOf, WAREHOUSES } from './walk-shop.ts'
import { type Happening, issue, openCasesOf, ordersOf, stateOf, type WalkWorld } from './walk-world.ts'

const ORDER_STEPS = Object.keys(TRANSITIONS) as OrderCommandName[]

/** Every command; anything may be asked at any time. */
export const STEP_NAMES: readonly CommandName[] = [...ORDER_STEPS, ...NOT_ON_AN_ORDER]

/** `Onward` is whatever leads an order further: many of all steps, so that walks get somewhere. */
export type StepName = CommandName | 'Onward'

export interface WalkStep extends Dice {
  readonly name: StepName
  readonly role: Role
  /** Which order or basket. */
  readonly order: number
}

/** So many orders at most are on the way at the same time: more would only be slower. */
const MOST_OPEN = 4

const A_DAY_AND_MORE = 1_500

/** Lets the step happen; null where there is nothing it could be about. */
export function takeStep(world: WalkWorld, step: WalkStep): Happening | null {
  if (step.share % 50 === 0) world.minutesPassed += A_DAY_AND_MORE
  if (step.name === 'Onward') return goOnward(world, step)
  if (!isOrderStep(step.name)) return takeOtherStep(world, step, step.name)
  // Now and then somebody asks about an order that was deleted, or was never made.
  const id = step.share % 40 === 0 ? chosen([...world.states.keys()], step.order) : (aimedAt(world, step)?.id ?? null)
  if (id === null) return null
  const order = stateOf(world, id).order ?? aimedAt(world, step)
  const args = order && orderArgs(step, step.name, order, world.commandsIssued)
  return args && issue(world, step.name, args, id, step.role)
}

// Mostly orders in a status the step may act in, and of those the latest: the others have seen enough.
function aimedAt(world: WalkWorld, step: WalkStep): Order | null {
  const orders = ordersOf(world)
  if (step.share % 10 === 0) return chosen(orders, step.order)
  const { name } = step
  const fitting = name !== 'Onward' && isOrderStep(name) ? orders.filter((order) => Array.isArray(TRANSITIONS[name][order.status])) : []
  return chosen((fitting.length > 0 ? fitting : orders).slice(-MOST_OPEN), step.order)
}

function isOrderStep(name: CommandName): name is OrderCommandName {
  return name in TRANSITIONS
}

// A basket is checked out, a new one begun where little is to do, and otherwise some order led further.
function goOnward(world: WalkWorld, step: WalkStep): Happening | null {
  const basket = step.share % 4 === 0 ? chosen(openBaskets(world), step.pick) : null
  if (basket) return issue(world, 'CreateOrder', checkoutOf(step.side ? 'granted' : 'asked for later', basket), basket)
  const open = ordersOf(world).filter((order) => order.status <= 3)
  if (open.length < MOST_OPEN && step.share % 7 === 0) return takeOtherStep(world, step, 'CreateSelection')
  const waiting = step.share % 6 === 0 ? open.find((order) => order.deferredWork.includes('ship') && !isFlagged(order)) : undefined
  if (waiting) return issue(world, 'ShipArrivedStock', {}, waiting.id)
  const order = step.share % 3 === 0 ? aimedAt(world, step) : (chosen(open, step.order) ?? aimedAt(world, step))
  const asked = order && onwardByDice(step, order, world)
  return asked && issue(world, asked.name, asked.args, order.id)
}

function openBaskets(world: WalkWorld): readonly string[] {
  return [...world.states].filter(([, state]) => state.selection?.state === 'open' && !state.order && !state.deleted).map(([id]) => id)
}

function takeOtherStep(world: WalkWorld, step: WalkStep, name: Exclude<CommandName, OrderCommandName>): Happening | null {
  const id = chosen(step.share % 10 === 0 ? [...world.states.keys()] : openBaskets(world), step.order)
  const someLine = { item: step.pick, quantity: step.quantity, unitPrice: step.share, lineDiscount: 0 }
  switch (name) {
    case 'CreateSelection': {
      const newId = step.share % 10 === 0 && id ? id : `b${world.commandsIssued}`
      return issue(world, name, basketArgs(basketByDice(step), newId), newId, step.role)
    }
    case 'SetSelectionLine':
      return id === null
        ? null
        : issue(world, name, { line: basketLine(someLine, `${id}-L${step.side ? 1 : step.pick}`, step.pick) }, id, step.role)
    case 'EditSelection': {
      const changes = step.side ? { handlingCost: step.quantity } : { comment: `wish ${step.quantity}`, vatExempt: step.pick === 0 }
      return id === null ? null : issue(world, name, { changes }, id, step.role)
    }
    case 'DeleteSelection':
      return id !== null && step.quantity > 2 ? issue(world, name, {}, id, step.role) : null
    case 'AssignCustomer':
      return id === null ? null : issue(world, name, { customerId: chosen(CUSTOMERS, step.quantity) }, id, step.role)
    case 'SignIn': {
      const stranger = chosen(
        openBaskets(world).filter((each) => stateOf(world, each).selection?.customerId === null),
        step.order,
      )
      const at = step.side ? (stranger ?? id ?? `b${world.commandsIssued}`) : `b${world.commandsIssued}`
      return issue(world, name, { customerId: chosen(CUSTOMERS, step.quantity), ...placeOf(step.pick), currency: 'SEK' }, at, step.role)
    }
    case 'CreateMagicLink': {
      const tokenHash = 'abcdef'.charAt(step.quantity).repeat(64)
      const locks = { lockContents: step.side, lockPrices: step.pick === 0 }
      const args = { tokenHash, scope: 'edit', ...locks, expiresAt: '2099-01-01T00:00:00.000Z' } as const
      return id === null ? null : issue(world, name, args, id, step.role)
    }
    case 'RevokeMagicLink': {
      const linkId = (id !== null && world.states.get(id)?.selection?.links?.[0]?.id) || 'none'
      return id === null ? null : issue(world, name, { linkId }, id, step.role)
    }
    case 'RequestCheckout':
    case 'ExpireSelection':
    case 'MarkAbandoned':
      return id === null ? null : issue(world, name, {}, id, step.role)
    case 'CounterSale': {
      const warehouse = step.side ? { warehouseId: chosen(WAREHOUSES, step.pick) } : {}
      return id === null ? null : issue(world, name, { ...checkoutOf('asked for later', id), ...warehouse }, id, step.role)
    }
    case 'CreateOrder':
      return id === null ? null : issue(world, name, checkoutOf(chosen(AUTHORIZATIONS, step.share) ?? 'granted', id), id, step.role)
    case 'ResolveConflict': {
      const syncCase = chosen(openCasesOf(world), step.order)
      const choice = syncCase && chosen(CONFLICTS[syncCase.kind].choices, step.pick)
      return syncCase && choice ? issue(world, name, { choice, comment: step.side ? 'looked at' : '' }, syncCase.id, step.role) : null
    }
    case 'ReceiveStock':
      return issue(world, name, receiptByDice(world, step), 'stock', step.role)
    case 'CountStock':
    case 'RemoveStock':
      return issue(world, name, receiptByDice(world, step), 'stock', step.role)
    case 'TransferStock': {
      const [from, to] = step.side ? WAREHOUSES : WAREHOUSES.toReversed()
      const { lines } = receiptByDice(world, step)
      return issue(world, name, { fromWarehouseId: from, toWarehouseId: to, lines, note: '' }, 'stock', step.role)
    }
    case 'GrantAllotment':
    case 'ReturnAllotment': {
      const { warehouseId, lines } = receiptByDice(world, step)
      return issue(world, name, { warehouseId, lines, deskId: step.pick % 2 === 0 ? 'desk' : 'till' }, 'stock', step.role)
    }
    case 'SaveItems': {
      const item = chosen([...world.items.values()], step.pick)
      return item && issue(world, name, { items: [{ ...item, stockOffset: step.side ? step.quantity : null }] }, 'catalogue', step.role)
    }
    case 'SaveSettings':
      return issue(world, name, { settings: otherSettings(world.settings, step) }, 'settings', step.role)
  }
}

const CUSTOMERS = ['customer', 'other-customer']
const AUTHORIZATIONS: readonly Authorization[] = [
  'granted',
  'granted',
  'granted',
  'asked for later',
  'pending',
  'granted in part',
  'declined',
]
const PAYMENTS = [
  'psp',
  'psp',
  'psp',
  'psp',
  'psp',
  'cash',
  'invoice',
  'bankWire',
  'externalTerminal',
  'check',
  'cod',
  'prepaid',
  'free',
] as const
const ORIGINS = ['counter', 'showroom', 'link', 'import'] as const

function basketByDice(step: WalkStep): OrderPlan {
  const line = { item: step.pick, quantity: Math.max(1, step.quantity), unitPrice: step.share, lineDiscount: 0 }
  return {
    store: step.pick,
    by: 'admin',
    origin: chosen(ORIGINS, step.share) ?? 'counter',
    currency: 'SEK',
    payment: chosen(PAYMENTS, step.share + step.quantity) ?? 'psp',
    authorization: 'granted',
    lines: step.side ? [line, { ...line, item: step.pick + 1, unitPrice: 333 }] : [line],
    voucher: step.quantity,
    shippingCost: step.side ? null : step.share,
    handlingCost: step.quantity,
    shippingMethod: step.side ? 'home' : 'pickup',
    vatExempt: false,
    confirmNow: false,
    holdNow: false,
  }
}

function receiptByDice(world: WalkWorld, step: WalkStep): CommandArgs['ReceiveStock'] {
  const itemId = chosen([...world.items.keys()], step.quantity) ?? ''
  const warehouseId = WAREHOUSES[step.pick % WAREHOUSES.length] ?? 'main'
  return { warehouseId, lines: [{ itemId: step.share % 20 === 0 ? 'unknown' : itemId, quantity: step.quantity }], note: '' }
}

// One option of one store turned, or the second warehouse shut and opened.
function otherSettings(settings: ShopSettings, step: WalkStep): ShopSettings {
  const place = step.pick % 2
  const turned = (store: Store): Store => {
    const options: readonly Partial<Store>[] = [
      { autoconfirmOrders: !store.autoconfirmOrders },
      { directCapture: !store.directCapture },
      { allowBackorders: !store.allowBackorders },
      { allowRefundWithoutReturn: !store.allowRefundWithoutReturn },
      { allocateAt: store.allocateAt === 'confirm' ? 'checkout' : 'confirm' },
      { requirePackVerification: !store.requirePackVerification },
      { deleteCancelledAllowed: !store.deleteCancelledAllowed },
      { oversellingPrevention: store.oversellingPrevention === 'off' ? 'standard' : 'off' },
    ]
    return { ...store, ...chosen(options, step.share) }
  }
  if (step.share % 5 === 0) {
    const warehouses = settings.warehouses.map((each) => (each.id === 'north' ? { ...each, active: !each.active } : each))
    return { ...settings, warehouses }
  }
  return { ...settings, stores: settings.stores.map((store, index) => (index === place ? turned(store) : store)) }
}

function onwardByDice(step: WalkStep, order: Order, world: WalkWorld): Asked | null {
  const [request] = openRequests(order)
  if (request) return answer(request, step.share % 5 === 0 ? 'failed' : 'success')
  if (order.status <= 3) {
    // Now and then somebody changes their mind after paying.
    if (step.share % 17 === 0) return { name: 'StandardRefund', args: changeOfMind(step, order) }
    // And what has left comes back while the rest is still being packed.
    const hasLeft = order.shipments.some((shipment) => shipment.shippedAt !== null)
    if (hasLeft && step.share % 5 === 0) return goodsComeBack(step, order)
    const asked = onward(order, verifiesPacking(world, order))
    if (asked?.name === 'ExpediteOrder') receiveSome(world, step, order)
    return asked
  }
  return order.status === 4 ? goodsComeBack(step, order) : null
}

function goodsComeBack(step: WalkStep, order: Order): Asked | null {
  const left = order.shipments.filter((each) => each.shippedAt !== null)
  const shipment = chosen(left, step.pick)
  const open = order.returns.find((back) => back.deletedAt === null && back.status === 'pending')
  if (open && step.pick % 3 === 1) return { name: step.side ? 'DeleteReturn' : 'CompleteReturn', args: { returnId: open.id } }
  if (open && step.pick % 4 === 0) return { name: 'CreateSelectionFromReturn', args: { returnId: open.id, selectionId: `x-${open.id}` } }
  if (open) return { name: 'RefundReturn', args: { returnId: open.id } }
  return shipment && { name: 'CreateReturn', args: returnArgs(step, order, shipment, 'releaseItemsBackToWarehouse') }
}

function changeOfMind(step: WalkStep, order: Order): CommandArgs['StandardRefund'] {
  const unsent = order.lines.find((line) => freeQuantity(order, line) > 0)
  const lines = unsent ? [{ orderLineId: unsent.id, quantity: step.side ? 1 : freeQuantity(order, unsent) }] : []
  return { lines, stockAction: 'releaseItemsBackToWarehouse', shippingCost: 0, reason: 'changed their mind' }
}

export function verifiesPacking(world: WalkWorld, order: Order): boolean {
  return world.settings.stores.find((store) => store.id === order.storeId)?.requirePackVerification ?? false
}

// Goods do not come because an order waits for them, but in the end they often do.
function receiveSome(world: WalkWorld, step: WalkStep, order: Order): void {
  if (step.pick < 4) return
  const warehouseId = step.side ? 'main' : 'north'
  for (const [itemId, quantity] of missingUnits(order)) {
    if (quantity > 0) issue(world, 'ReceiveStock', { warehouseId, lines: [{ itemId, quantity }], note: '' }, 'stock')
  }
}
