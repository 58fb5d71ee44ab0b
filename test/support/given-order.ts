// Tells an order's story to the rules: given what happened, when somebody asks, then this comes of it.
// A story runs the real decide and evolve and keeps the stock ledger; every accepted step is checked against the invariants.

import { expect } from 'vitest'
import type { Role } from '../../shared/lifecycle/actor.ts'
import type { AggregateType, Command, CommandArgs, CommandName, NewLine } from '../../shared/lifecycle/command.ts'
import { decide } from '../../shared/lifecycle/decide.ts'
import { type Decision, type LifecycleState, NOTHING_YET, type RuleContext } from '../../shared/lifecycle/decision.ts'
import type { EventKind, LifecycleEvent } from '../../shared/lifecycle/event.ts'
import { evolve } from '../../shared/lifecycle/evolve.ts'
import { freshIds } from '../../shared/lifecycle/fresh-ids.ts'
import { brokenInvariants } from '../../shared/lifecycle/invariants.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import { demandQuantity, openShipments } from '../../shared/lifecycle/quantities.ts'
import type { RefusalCode, RefusalFacts } from '../../shared/lifecycle/refusal.ts'
import type { ProductItem, ShopSettings, Store } from '../../shared/lifecycle/settings.ts'
import type { Shipment } from '../../shared/lifecycle/shipment.ts'
import { brokenBySteps } from '../../shared/lifecycle/step-invariants.ts'
import {
  isWithinShelf,
  movedLevel,
  type PromisedUnits,
  type StockLevel,
  type StockMovement,
  stockKey,
  stockViewOf,
} from '../../shared/lifecycle/stock.ts'
import { stockMovementsOf } from '../../shared/lifecycle/stock-effects.ts'
import { brokenStock } from '../../shared/lifecycle/stock-invariants.ts'
import { numberingOf } from './numbering.ts'
import { TEST_ADDRESS, TEST_ITEMS, TEST_SHOP, TEST_STOCK } from './test-shop.ts'

/** Every story is about this order, unless a step names another. */
export const ORDER_ID = 'order-1'

/** A shop in the middle of a story. Steps change it; rules only see values taken from it. */
export interface World {
  settings: ShopSettings
  readonly items: Map<string, ProductItem>
  readonly states: Map<string, LifecycleState>
  readonly levels: Map<string, StockLevel>
  readonly movements: StockMovement[]
  readonly events: { readonly aggregateId: string; readonly event: LifecycleEvent }[]
  commandsIssued: number
}

export type Step = (world: World) => void

export interface IssueOptions {
  readonly role?: Role
  readonly actorName?: string
  readonly deskId?: string
  /** Hash of the link's token, where somebody acts by a link. */
  readonly via?: string
  readonly aggregateId?: string
  readonly commandId?: string
  /** ISO time; without it, one minute after the step before. */
  readonly at?: string
  /** When it is said to have happened, if not when it was issued. */
  readonly occurredAt?: string
}

/** Arguments, or how they follow from the order as it is by then. */
type ArgsFor<Name extends CommandName> = CommandArgs[Name] | ((order: Order) => CommandArgs[Name])

export function newWorld(): World {
  const world: World = {
    settings: TEST_SHOP,
    items: new Map(TEST_ITEMS.map((item) => [item.id, item])),
    states: new Map(),
    levels: new Map(),
    movements: [],
    events: [],
    commandsIssued: 0,
  }
  for (const { warehouseId, itemId, physical } of TEST_STOCK) {
    applyMovement(world, { warehouseId, itemId, deltaPhysical: physical, deltaAllocated: 0, reason: 'receive' })
  }
  return world
}

export function stateOf(world: World, aggregateId = ORDER_ID): LifecycleState {
  return world.states.get(aggregateId) ?? NOTHING_YET
}

export function orderOf(world: World, aggregateId = ORDER_ID): Order {
  const { order } = stateOf(world, aggregateId)
  if (!order) throw new Error(`the story has no order ${aggregateId}`)
  return order
}

function ordersOf(world: World): readonly Order[] {
  return [...world.states.values()].flatMap((state) => (state.order ? [state.order] : []))
}

export function contextOf(world: World, commandId: string): RuleContext {
  const demand = (itemId: string) => {
    let total = 0
    for (const { order } of world.states.values()) {
      if (!order || order.status > 3) continue
      for (const line of order.lines) if (line.itemId === itemId) total += demandQuantity(order, line)
    }
    return total
  }
  return {
    settings: world.settings,
    stock: stockViewOf(world.levels.values(), demand, (warehouseId, itemId) => promisedIn(world, warehouseId, itemId)),
    item: (itemId) => world.items.get(itemId) ?? null,
    others: world.states,
    openCases: [...world.states.values()].flatMap(({ syncCase }) => (syncCase && !syncCase.resolution ? [syncCase] : [])),
    numbering: numberingOf(world.states.values(), '2025-03-03T12:00:00.000Z'),
    nextId: freshIds(commandId),
  }
}

function promisedIn(world: World, warehouseId: string, itemId: string): readonly PromisedUnits[] {
  return ordersOf(world).flatMap((order) => {
    const lineIds = order.lines.filter((line) => line.itemId === itemId).map((line) => line.id)
    const here = order.allocations.filter((each) => each.warehouseId === warehouseId && lineIds.includes(each.orderLineId))
    const quantity = here.reduce((sum, each) => sum + each.quantity, 0)
    return quantity > 0 ? [{ orderId: order.id, number: order.number, quantity }] : []
  })
}

/** Lets somebody (a manager, unless told otherwise) issue a command; what is accepted becomes part of the world. */
export function issue<Name extends CommandName>(world: World, name: Name, args: ArgsFor<Name>, options: IssueOptions = {}): Decision {
  world.commandsIssued += 1
  const aggregateId = options.aggregateId ?? ORDER_ID
  const id = options.commandId ?? `c${world.commandsIssued}`
  const at = options.at ?? new Date(Date.UTC(2025, 2, 3, 9, world.commandsIssued)).toISOString()
  const role = options.role ?? 'manager'
  const given = typeof args === 'function' ? args(orderOf(world, aggregateId)) : args
  const command = commandBy(id, name, given, { ...options, aggregateId, at, role })
  const before = stateOf(world, aggregateId)
  const decision = decide(command, before, contextOf(world, id))
  if (decision.outcome === 'accepted') {
    expect(brokenBySteps(before, decision.events, name, world.settings), `by ${name}`).toEqual([])
    for (const other of decision.elsewhere) record(world, other.aggregate.id, other.events)
    record(world, aggregateId, decision.events)
    const { order } = stateOf(world, aggregateId)
    expect(order ? brokenInvariants(order) : [], `after ${name}`).toEqual([])
    expect(brokenStock(world.levels.values(), world.movements, ordersOf(world)), `stock after ${name}`).toEqual([])
  }
  return decision
}

/** A command as somebody of this role sends it. */
export function commandBy<Name extends CommandName>(id: string, name: Name, args: CommandArgs[Name], options: IssueOptions = {}): Command {
  const { aggregateId = ORDER_ID, at = new Date(Date.UTC(2025, 2, 3, 12)).toISOString(), role = 'manager' } = options
  return {
    id,
    name,
    v: 1,
    aggregate: { type: aggregateTypeOf(name), id: aggregateId },
    args,
    actor: { id: role, name: options.actorName ?? role, role, ...(options.via === undefined ? {} : { via: options.via }) },
    deskId: options.deskId ?? 'desk',
    baseVersion: 0,
    issuedAt: at,
    occurredAt: options.occurredAt ?? at,
  } as unknown as Command
}

/** Lets facts happen that no command of the story brought. */
export function record(world: World, aggregateId: string, events: readonly LifecycleEvent[]): void {
  for (const event of events) {
    const before = stateOf(world, aggregateId)
    for (const movement of stockMovementsOf(event, before.order)) applyMovement(world, movement)
    if (event.kind === 'SettingsSaved') world.settings = event.settings
    if (event.kind === 'ItemsSaved') for (const item of event.items) world.items.set(item.id, item)
    world.states.set(aggregateId, evolve(before, event))
    world.events.push({ aggregateId, event })
  }
}

function applyMovement(world: World, movement: StockMovement): void {
  const key = stockKey(movement.warehouseId, movement.itemId)
  const level = world.levels.get(key) ?? { warehouseId: movement.warehouseId, itemId: movement.itemId, physical: 0, allocated: 0 }
  const moved = movedLevel(level, movement)
  if (!isWithinShelf(moved)) throw new Error(`stock out of bounds: ${JSON.stringify(moved)}`)
  world.levels.set(key, moved)
  world.movements.push(movement)
}

function aggregateTypeOf(name: CommandName): AggregateType {
  switch (name) {
    case 'CreateSelection':
    case 'SetSelectionLine':
    case 'EditSelection':
    case 'DeleteSelection':
    case 'AssignCustomer':
    case 'SignIn':
    case 'CreateMagicLink':
    case 'RevokeMagicLink':
    case 'RequestCheckout':
    case 'ExpireSelection':
    case 'MarkAbandoned':
      return 'selection'
    case 'ReceiveStock':
    case 'CountStock':
    case 'RemoveStock':
    case 'TransferStock':
    case 'GrantAllotment':
    case 'ReturnAllotment':
      return 'stock'
    case 'ResolveConflict':
      return 'case'
    case 'SaveItems':
      return 'catalogue'
    case 'SaveSettings':
      return 'settings'
    default:
      return 'order'
  }
}

/** A step that must succeed; the story stops with the refusal if it does not. */
export function did<Name extends CommandName>(name: Name, args: ArgsFor<Name>, options: IssueOptions = {}): Step {
  return (world) => {
    const decision = issue(world, name, args, options)
    if (decision.outcome === 'refused') throw new Error(`given ${name}: refused ${JSON.stringify(decision.refusal)}`)
  }
}

// --- What a story may begin with -------------------------------------------------------------------------------------

/** A line of a basket; of the item's list price, two pieces, unless told otherwise. */
export function aLine(id: string, itemId: string, changes: Partial<NewLine> = {}): NewLine {
  const item = TEST_ITEMS.find((each) => each.id === itemId)
  return {
    id,
    itemId,
    quantity: 2,
    unitPrice: item?.unitPrice ?? 1_000,
    taxPercent: 25,
    snapshot: {
      productName: item?.productName ?? itemId,
      brandName: 'Brand',
      variant: 'Blue',
      size: 'M',
      sku: `SKU-${itemId}`,
      ean: `EAN-${itemId}`,
    },
    ...changes,
  }
}

export function storeSetTo(changes: Partial<Store>): Step {
  return (world) => {
    world.settings = { ...world.settings, stores: world.settings.stores.map((store) => ({ ...store, ...changes })) }
  }
}

export function settingsChanged(change: (settings: ShopSettings) => ShopSettings): Step {
  return (world) => {
    world.settings = change(world.settings)
  }
}

/** The shelf holds exactly this many (nothing of it may be allocated yet). */
export function stocked(warehouseId: string, itemId: string, physical: number): Step {
  return (world) => {
    const before = world.levels.get(stockKey(warehouseId, itemId))?.physical ?? 0
    applyMovement(world, { warehouseId, itemId, deltaPhysical: physical - before, deltaAllocated: 0, reason: 'count' })
  }
}

export interface Placing {
  readonly lines?: readonly NewLine[]
  readonly changes?: CommandArgs['CreateSelection']['changes']
  readonly origin?: CommandArgs['CreateSelection']['origin']
  /** Left out, the default method `psp` has authorized. */
  readonly paymentMethodId?: string
  readonly create?: Partial<CommandArgs['CreateOrder']>
  readonly aggregateId?: string
  readonly number?: string
  readonly by?: IssueOptions
}

/** An open basket: two shirts to Malmö by PostNord. */
export function selected(placing: Placing = {}): Step {
  return did(
    'CreateSelection',
    {
      storeId: 'store',
      marketId: 'market',
      currency: 'SEK',
      origin: placing.origin ?? 'showroom',
      lines: placing.lines ?? [aLine('L1', 'shirt')],
      changes: {
        customerId: 'customer',
        ownerKind: 'customer',
        address: TEST_ADDRESS,
        shippingAddress: TEST_ADDRESS,
        shippingMethodId: 'home',
        paymentMethodId: placing.paymentMethodId ?? 'psp',
        ...placing.changes,
      },
    },
    { ...placing.by, aggregateId: placing.aggregateId ?? ORDER_ID },
  )
}

/** What checking out that basket needs; the card is authorized. */
export function checkout(placing: Placing = {}): CommandArgs['CreateOrder'] {
  const isPsp = (placing.paymentMethodId ?? 'psp') === 'psp'
  return {
    number: placing.number ?? 'A-00001',
    reference: 'ABCDEFGHI',
    ...(isPsp ? { authorization: { status: 'success', reference: 'psp-1' } } : {}),
    ...placing.create,
  }
}

/** An order placed by a manager: Pending, authorized by card, worth 24 900 öre (2 × 10 000 + 4 900 shipping). */
export function placed(placing: Placing = {}): Step {
  const checkedOut = did('CreateOrder', checkout(placing), { ...placing.by, aggregateId: placing.aggregateId ?? ORDER_ID })
  return (world) => {
    selected(placing)(world)
    checkedOut(world)
  }
}

export const confirmed = (): Step => did('ConfirmOrder', {})
export const expedited = (): Step => did('ExpediteOrder', {})
export const held = (reasonCode: CommandArgs['PutOnHold']['reasonCode'] = 'FRAUD_SUSPECTED'): Step =>
  did('PutOnHold', { reasonCode, reason: 'the desk wants a look' })
export const resumed = (): Step => did('ResumeOrder', {})
export const waitingForPayment = (): Step => did('SetWaitingForPayment', {}, { role: 'system' })
export const cancelled = (): Step => did('CancelOrder', { comment: 'changed their mind', stockAction: 'releaseItemsBackToWarehouse' })

/** Every open shipment of the order packed and labelled. */
export function allGoodToGo(): Step {
  return (world) => {
    for (const shipment of openShipments(orderOf(world))) {
      if (!shipment.isGoodToGo) did('SetGoodToGo', { shipmentId: shipment.id })(world)
    }
  }
}

/** Every open shipment paid by hand. */
export function allPaid(): Step {
  return (world) => {
    for (const shipment of openShipments(orderOf(world))) {
      if (!shipment.isPaid) did('MarkAsPaid', { shipmentId: shipment.id })(world)
    }
  }
}

/** Every open shipment handed to the carrier. */
export function allShipped(): Step {
  return (world) => {
    for (const shipment of openShipments(orderOf(world))) did('CompleteShipment', { shipmentId: shipment.id, dispatch: {} })(world)
  }
}

/** From a placed order to a completed one: confirmed, shipped, paid. */
export function completed(): Step {
  return (world) => {
    for (const step of [confirmed(), expedited(), allGoodToGo(), allPaid(), allShipped()]) step(world)
  }
}

// --- When and then ---------------------------------------------------------------------------------------------------

export interface Given {
  readonly world: World
  when<Name extends CommandName>(name: Name, args: ArgsFor<Name>, options?: IssueOptions): Then
}

export interface Then {
  readonly world: World
  readonly decision: Decision
  /** The order as it is now. */
  readonly order: Order
  thenRefused(code: RefusalCode, facts?: RefusalFacts): Then
  thenNoEffect(): Then
  /** Accepted, with exactly these kinds of events, in this order. */
  thenEvents(...kinds: readonly EventKind[]): Then
  thenAccepted(): Then
  /** The order contains these values. */
  thenOrder(expected: object): Then
  thenStock(warehouseId: string, itemId: string, expected: Partial<StockLevel>): Then
  /** The story goes on. */
  when<Name extends CommandName>(name: Name, args: ArgsFor<Name>, options?: IssueOptions): Then
}

/** Begins a story: each step must succeed. */
export function given(...steps: readonly Step[]): Given {
  const world = newWorld()
  for (const step of steps) step(world)
  return { world, when: (name, args, options) => when(world, name, args, options) }
}

function when<Name extends CommandName>(world: World, name: Name, args: ArgsFor<Name>, options?: IssueOptions): Then {
  const decision = issue(world, name, args, options)
  const then: Then = {
    world,
    decision,
    get order() {
      return orderOf(world, options?.aggregateId)
    },
    thenRefused(code, facts) {
      expect(decision).toMatchObject({ outcome: 'refused', refusal: { code, ...(facts ? { facts } : {}) } })
      return then
    },
    thenNoEffect() {
      expect(decision).toEqual({ outcome: 'accepted-no-effect' })
      return then
    },
    thenEvents(...kinds) {
      expect(decision).toMatchObject({ outcome: 'accepted' })
      expect(decision.outcome === 'accepted' ? decision.events.map((event) => event.kind) : []).toEqual(kinds)
      return then
    },
    thenAccepted() {
      expect(decision).toMatchObject({ outcome: 'accepted' })
      return then
    },
    thenOrder(expected) {
      expect(orderOf(world, options?.aggregateId)).toMatchObject(expected)
      return then
    },
    thenStock(warehouseId, itemId, expected) {
      const level = world.levels.get(stockKey(warehouseId, itemId)) ?? { physical: 0, allocated: 0 }
      expect(level).toMatchObject(expected)
      return then
    },
    when: (nextName, nextArgs, nextOptions) => when(world, nextName, nextArgs, nextOptions),
  }
  return then
}

/** The open shipment at that place, for steps that need its id. */
export function shipmentOf(order: Order, index = 0): Shipment {
  const shipment = order.shipments[index]
  if (!shipment) throw new Error(`the order has no shipment ${index}`)
  return shipment
}
