// A small shop in which anything may be asked of anybody at any time. Steps are plain numbers until they meet the state
// they happen in, so that a failing walk can be shortened and shown.

import type { Role } from '../../shared/lifecycle/actor.ts'
import type { AggregateType, Command, CommandName } from '../../shared/lifecycle/command.ts'
import { decide } from '../../shared/lifecycle/decide.ts'
import { type Decision, type LifecycleState, NOTHING_YET, type RuleContext } from '../../shared/lifecycle/decision.ts'
import type { LifecycleEvent } from '../../shared/lifecycle/event.ts'
import { evolve } from '../../shared/lifecycle/evolve.ts'
import { freshIds } from '../../shared/lifecycle/fresh-ids.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import { PERMISSIONS } from '../../shared/lifecycle/permissions.ts'
import { demandQuantity } from '../../shared/lifecycle/quantities.ts'
import type { ProductItem, ShopSettings } from '../../shared/lifecycle/settings.ts'
import { movedLevel, type StockLevel, type StockMovement, stockKey, stockViewOf } from '../../shared/lifecycle/stock.ts'
import { stockMovementsOf } from '../../shared/lifecycle/stock-effects.ts'
import type { SyncCase } from '../../shared/lifecycle/sync-case.ts'
import { TRANSITIONS } from '../../shared/lifecycle/transitions.ts'
import { numberingOf } from '../support/numbering.ts'
import { basketArgs, checkoutArgs, type OrderPlan } from './walk-baskets.ts'
import { type ShopPlan, WAREHOUSES, walkItems, walkShop } from './walk-shop.ts'
import { newTally, tallyCommand, tallyOptions, tallyStatus, type WalkTally } from './walk-tally.ts'

export interface WalkPlan {
  readonly shop: ShopPlan
  /** Units on the shelf per item, in each warehouse. */
  readonly stock: readonly number[]
  readonly orders: readonly OrderPlan[]
}

export type Asked = Pick<Happening, 'number' | 'minutesPassed' | 'name' | 'role' | 'aggregateId' | 'args'>

/** One command of the walk with the state it met: what checks about single steps look at. */
export interface Happening {
  /** Which command of the walk it was, and when. */
  readonly number: number
  readonly minutesPassed: number
  readonly name: CommandName
  readonly role: Role
  readonly aggregateId: string
  readonly args: object
  readonly before: LifecycleState
  readonly decision: Decision
  /** Each event with the order it met and the stock it moved. */
  readonly effects: readonly {
    readonly event: LifecycleEvent
    readonly orderBefore: Order | null
    readonly moved: readonly StockMovement[]
  }[]
  /** What each of the other orders and baskets it changed was before. */
  readonly elsewhere: readonly LifecycleState[]
}

export interface WalkWorld {
  readonly tally: WalkTally
  settings: ShopSettings
  readonly items: Map<string, ProductItem>
  readonly states: Map<string, LifecycleState>
  readonly levels: Map<string, StockLevel>
  readonly movements: StockMovement[]
  readonly events: Map<string, LifecycleEvent[]>
  /** Orders already looked at: what never changes need not be looked at twice. */
  readonly soundOrders: WeakSet<Order>
  /** All that was asked so far, and what came of it. */
  readonly story: Happening[]
  commandsIssued: number
  /** Since the walk began. */
  minutesPassed: number
}

export function newWalkWorld(plan: WalkPlan, tally: WalkTally = newTally()): WalkWorld {
  const world: WalkWorld = {
    tally,
    settings: walkShop(plan.shop),
    items: new Map(walkItems(plan.shop)),
    states: new Map(),
    levels: new Map(),
    movements: [],
    events: new Map(),
    soundOrders: new WeakSet(),
    story: [],
    commandsIssued: 0,
    minutesPassed: 0,
  }
  tallyOptions(tally, world.settings.stores)
  WAREHOUSES.forEach((warehouseId, place) => {
    const lines = [...world.items.keys()].flatMap((itemId, index) => {
      const quantity = plan.stock[(index + place) % plan.stock.length] ?? 0
      return quantity > 0 ? [{ itemId, quantity }] : []
    })
    if (lines.length > 0) issue(world, 'ReceiveStock', { warehouseId, lines, note: '' }, 'stock')
  })
  for (const [index, order] of plan.orders.entries()) {
    const id = `o${index + 1}`
    issue(world, 'CreateSelection', basketArgs(order, id), id, order.by)
    issue(world, 'CreateOrder', checkoutArgs(order, id), id, order.by)
  }
  return world
}

/** Asks one thing of the rules as somebody of this role, and lets what comes of it happen. */
export function issue(world: WalkWorld, name: CommandName, args: object, aggregateId: string, role: Role = 'admin'): Happening {
  world.commandsIssued += 1
  world.minutesPassed += MINUTES_BETWEEN
  // What nobody may do the service does by itself.
  const actingRole = Object.keys(PERMISSIONS[name]).length === 0 ? 'system' : role
  const asked = { number: world.commandsIssued, minutesPassed: world.minutesPassed, name, role: actingRole, aggregateId, args }
  const command = commandOf(asked)
  const { id } = command
  const before = stateOf(world, aggregateId)
  const decision = decide(command, before, contextOf(world, id))
  tallyCommand(world.tally, name, decision)
  const others = decision.outcome === 'accepted' ? decision.elsewhere : []
  const elsewhere = others.map(({ aggregate }) => stateOf(world, aggregate.id))
  for (const other of others) for (const event of other.events) record(world, other.aggregate.id, event)
  const effects = decision.outcome === 'accepted' ? decision.events.map((event) => record(world, aggregateId, event)) : []
  const happening: Happening = { ...asked, before, decision, effects, elsewhere }
  world.story.push(happening)
  if (decision.outcome !== 'accepted') return happening
  tallyStatus(world.tally, before.order, stateOf(world, aggregateId).order)
  return happening
}

const MINUTES_BETWEEN = 7

/** A command of the walk, as it was or would be sent. */
export function commandOf({ number, minutesPassed, name, role, aggregateId, args }: Asked): Command {
  const at = new Date(Date.UTC(2025, 0, 1, 8, minutesPassed)).toISOString()
  return {
    id: `c${number}`,
    name,
    v: 1,
    aggregate: { type: name in TRANSITIONS ? 'order' : (SHELVES[name] ?? 'selection'), id: aggregateId },
    args,
    actor: { id: role, name: role, role },
    deskId: 'desk',
    baseVersion: 0,
    issuedAt: at,
    occurredAt: at,
  } as unknown as Command
}

/** The same world once more: what happens in one does not happen in the other. */
export function copyOf(world: WalkWorld): WalkWorld {
  return {
    ...world,
    items: new Map(world.items),
    states: new Map(world.states),
    levels: new Map(world.levels),
    movements: [...world.movements],
    events: new Map(world.events),
    story: [...world.story],
  }
}

/** Asks the same again, as it was asked then: what follows from its id is called the same. */
export function askAgain(world: WalkWorld, { number, minutesPassed, name, args, aggregateId, role }: Happening): Happening {
  world.commandsIssued = number - 1
  world.minutesPassed = minutesPassed - MINUTES_BETWEEN
  return issue(world, name, args, aggregateId, role)
}

const SHELVES: Partial<Readonly<Record<CommandName, AggregateType>>> = {
  ResolveConflict: 'case',
  ReceiveStock: 'stock',
  CountStock: 'stock',
  RemoveStock: 'stock',
  TransferStock: 'stock',
  GrantAllotment: 'stock',
  ReturnAllotment: 'stock',
  SaveItems: 'catalogue',
  SaveSettings: 'settings',
}

/** One line of the story, for a person who looks for what went wrong. */
export function toldOf({ number, name, aggregateId, role, args, decision }: Happening): string {
  const outcome = decision.outcome === 'refused' ? `refused ${decision.refusal.code}` : decision.outcome
  return `c${number} ${name} ${aggregateId} by ${role} ${JSON.stringify(args)}: ${outcome}`
}

export function stateOf(world: WalkWorld, aggregateId: string): LifecycleState {
  return world.states.get(aggregateId) ?? NOTHING_YET
}

export function ordersOf({ states }: Pick<WalkWorld, 'states'>): readonly Order[] {
  return [...states.values()].flatMap(({ order }) => (order ? [order] : []))
}

export function openCasesOf(world: WalkWorld): readonly SyncCase[] {
  return [...world.states.values()].flatMap(({ syncCase }) => (syncCase && !syncCase.resolution ? [syncCase] : []))
}

/** What rules may know of the world for one command. */
export function contextOf(world: WalkWorld, commandId: string): RuleContext {
  const demand = (itemId: string) => {
    let total = 0
    for (const order of ordersOf(world)) {
      if (order.status > 3) continue
      for (const line of order.lines) if (line.itemId === itemId) total += demandQuantity(order, line)
    }
    return total
  }
  return {
    settings: world.settings,
    stock: stockViewOf(world.levels.values(), demand),
    others: world.states,
    openCases: openCasesOf(world),
    item: (itemId) => world.items.get(itemId) ?? null,
    numbering: numberingOf(world.states.values(), new Date(Date.UTC(2025, 0, 1, 8, world.minutesPassed)).toISOString()),
    nextId: freshIds(commandId),
  }
}

/** Lets one fact happen. */
export function record(world: WalkWorld, aggregateId: string, event: LifecycleEvent): Happening['effects'][number] {
  const before = stateOf(world, aggregateId)
  const moved = stockMovementsOf(event, before.order)
  for (const movement of moved) move(world, movement)
  const after = evolve(before, event)
  if (after !== before) world.states.set(aggregateId, after)
  world.events.set(aggregateId, [...(world.events.get(aggregateId) ?? []), event])
  if (event.kind === 'SettingsSaved') {
    world.settings = event.settings
    tallyOptions(world.tally, event.settings.stores)
  }
  if (event.kind === 'ItemsSaved') for (const item of event.items) world.items.set(item.id, item)
  return { event, orderBefore: before.order, moved }
}

function move(world: WalkWorld, movement: StockMovement): void {
  const key = stockKey(movement.warehouseId, movement.itemId)
  const level = world.levels.get(key) ?? { warehouseId: movement.warehouseId, itemId: movement.itemId, physical: 0, allocated: 0 }
  world.levels.set(key, movedLevel(level, movement))
  world.movements.push(movement)
}
