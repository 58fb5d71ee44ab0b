// A small shop in which anything may be asked of anybody at any time. Steps are plain numbers until they meet the state
// they happen in, so that a failing walk can be shortened and shown.

import type { Command, CommandName } from '../../shared/lifecycle/command.ts'
import { decide } from '../../shared/lifecycle/decide.ts'
import { type Decision, type LifecycleState, NOTHING_YET, type RuleContext } from '../../shared/lifecycle/decision.ts'
import type { LifecycleEvent } from '../../shared/lifecycle/event.ts'
import { evolve } from '../../shared/lifecycle/evolve.ts'
import { freshIds } from '../../shared/lifecycle/fresh-ids.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import { demandQuantity } from '../../shared/lifecycle/quantities.ts'
import type { PaymentKind, ShopSettings, Store } from '../../shared/lifecycle/settings.ts'
import { type StockLevel, type StockMovement, stockKey, stockViewOf } from '../../shared/lifecycle/stock.ts'
import { stockMovementsOf } from '../../shared/lifecycle/stock-effects.ts'
import { TEST_ADDRESS, TEST_ITEMS, TEST_SHOP, TEST_STORE } from '../support/test-shop.ts'

const WAREHOUSES = ['main', 'north'] as const

export interface BasketLine {
  readonly item: number
  readonly quantity: number
  readonly unitPrice: number
  readonly lineDiscount: number
}

export interface OrderPlan {
  readonly payment: Extract<PaymentKind, 'psp' | 'cash' | 'invoice' | 'bankWire' | 'cod' | 'prepaid'>
  /** Only where a provider is behind the order. */
  readonly authorization: 'granted' | 'granted in part' | 'asked for later'
  readonly lines: readonly BasketLine[]
  readonly voucher: number
  readonly shippingCost: number
  readonly handlingCost: number
}

export interface WalkPlan {
  readonly store: Partial<Store>
  /** Units on the shelf per item, in each warehouse. */
  readonly stock: readonly number[]
  readonly orders: readonly OrderPlan[]
}

/** One command of the walk with the state it met: what checks about single steps look at. */
export interface Happening {
  readonly name: CommandName
  readonly aggregateId: string
  readonly before: LifecycleState
  readonly decision: Decision
  /** Each event with the order it met and the stock it moved. */
  readonly effects: readonly {
    readonly event: LifecycleEvent
    readonly orderBefore: Order | null
    readonly moved: readonly StockMovement[]
  }[]
}

export interface WalkWorld {
  readonly settings: ShopSettings
  readonly states: Map<string, LifecycleState>
  readonly levels: Map<string, StockLevel>
  readonly movements: StockMovement[]
  readonly events: Map<string, LifecycleEvent[]>
  commandsIssued: number
}

export function newWalkWorld(plan: WalkPlan): WalkWorld {
  const world: WalkWorld = {
    settings: { ...TEST_SHOP, stores: [{ ...TEST_STORE, ...plan.store }] },
    states: new Map(),
    levels: new Map(),
    movements: [],
    events: new Map(),
    commandsIssued: 0,
  }
  WAREHOUSES.forEach((warehouseId, place) => {
    TEST_ITEMS.forEach((item, index) => {
      const physical = plan.stock[(index + place) % plan.stock.length] ?? 0
      move(world, { warehouseId, itemId: item.id, deltaPhysical: physical, deltaAllocated: 0, reason: 'receive' })
    })
  })
  for (const [index, order] of plan.orders.entries()) placeOrder(world, order, `o${index + 1}`)
  return world
}

export function issue(world: WalkWorld, name: CommandName, args: object, aggregateId: string): Happening {
  world.commandsIssued += 1
  const id = `c${world.commandsIssued}`
  const at = new Date(Date.UTC(2025, 0, 1, 0, world.commandsIssued)).toISOString()
  const role = name === 'RecordPaymentResult' || name === 'SetWaitingForPayment' ? 'system' : 'admin'
  const command = {
    id,
    name,
    v: 1,
    aggregate: { type: 'order', id: aggregateId },
    args,
    actor: { id: role, name: role, role },
    deskId: 'desk',
    baseVersion: 0,
    issuedAt: at,
    occurredAt: at,
  } as unknown as Command
  const before = stateOf(world, aggregateId)
  const decision = decide(command, before, contextOf(world, id))
  if (decision.outcome !== 'accepted') return { name, aggregateId, before, decision, effects: [] }
  const effects = decision.events.map((event) => record(world, aggregateId, event))
  for (const other of decision.elsewhere) for (const event of other.events) record(world, other.aggregate.id, event)
  return { name, aggregateId, before, decision, effects }
}

export function stateOf(world: WalkWorld, aggregateId: string): LifecycleState {
  return world.states.get(aggregateId) ?? NOTHING_YET
}

export function ordersOf(world: WalkWorld): readonly Order[] {
  return [...world.states.values()].flatMap(({ order }) => (order ? [order] : []))
}

function contextOf(world: WalkWorld, commandId: string): RuleContext {
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
    item: (itemId) => TEST_ITEMS.find((item) => item.id === itemId) ?? null,
    nextId: freshIds(commandId),
  }
}

/** Goods arrive; they are no order's business, so no command of an order brings them. */
export function receive(world: WalkWorld, warehouse: number, item: number, quantity: number): void {
  const warehouseId = WAREHOUSES[warehouse % WAREHOUSES.length] ?? 'main'
  const itemId = TEST_ITEMS[item % TEST_ITEMS.length]?.id ?? 'shirt'
  issue(world, 'ReceiveStock', { warehouseId, lines: [{ itemId, quantity }], note: '' }, 'stock')
}

function record(world: WalkWorld, aggregateId: string, event: LifecycleEvent): Happening['effects'][number] {
  const before = stateOf(world, aggregateId)
  const moved = stockMovementsOf(event, before.order)
  for (const movement of moved) move(world, movement)
  world.states.set(aggregateId, evolve(before, event))
  world.events.set(aggregateId, [...(world.events.get(aggregateId) ?? []), event])
  return { event, orderBefore: before.order, moved }
}

function move(world: WalkWorld, movement: StockMovement): void {
  const key = stockKey(movement.warehouseId, movement.itemId)
  const level = world.levels.get(key) ?? { warehouseId: movement.warehouseId, itemId: movement.itemId, physical: 0, allocated: 0 }
  world.levels.set(key, {
    ...level,
    physical: level.physical + movement.deltaPhysical,
    allocated: level.allocated + movement.deltaAllocated,
  })
  world.movements.push(movement)
}

function placeOrder(world: WalkWorld, plan: OrderPlan, id: string): void {
  const lines = plan.lines.map((line, index) => {
    const item = TEST_ITEMS[line.item % TEST_ITEMS.length]
    return {
      id: `${id}-L${index + 1}`,
      itemId: item?.id ?? 'shirt',
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      lineDiscount: Math.min(line.lineDiscount, line.unitPrice * line.quantity),
      taxPercent: index % 2 === 0 ? 25 : 6,
      snapshot: { productName: item?.productName ?? '', brandName: '', variant: '', size: '', sku: item?.sku ?? '', ean: item?.ean ?? '' },
    }
  })
  const changes = {
    customerId: 'customer',
    ownerKind: 'customer',
    address: TEST_ADDRESS,
    shippingAddress: TEST_ADDRESS,
    shippingMethodId: 'home',
    paymentMethodId: plan.payment,
    shippingCost: plan.shippingCost,
    handlingCost: plan.handlingCost,
    discounts: plan.voucher > 0 ? [{ kind: 'voucher', name: 'V', amount: plan.voucher }] : [],
  }
  issue(world, 'CreateSelection', { storeId: 'store', marketId: 'market', currency: 'SEK', origin: 'showroom', lines, changes }, id)
  issue(world, 'CreateOrder', checkoutOf(plan.payment === 'psp' ? plan.authorization : 'asked for later', id), id)
}

/** The arguments that check a basket out; the number follows from the id. */
export function checkoutOf(authorization: OrderPlan['authorization'], id: string): object {
  const letters = [...`ORDER${id}`].map((letter) => (/[A-Z]/.test(letter) ? letter : String.fromCharCode(65 + (letter.charCodeAt(0) % 26))))
  const amount = authorization === 'granted in part' ? { amount: 1_000 } : {}
  return {
    number: id.toUpperCase(),
    reference: letters.join('').padEnd(9, 'A').slice(0, 9),
    ...(authorization === 'asked for later' ? {} : { authorization: { status: 'success', reference: 'psp', ...amount } }),
  }
}
