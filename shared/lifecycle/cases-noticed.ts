// What is noticed of a command nobody refused (domain.md 9.3): it stands, and a person should look.

import { isPossibleDuplicate, isPriceListOld } from './clashes.ts'
import type { Command } from './command.ts'
import type { ConflictKind, RecordedInstead, UnlinkedGoods } from './conflict.ts'
import type { Decision, LifecycleState, RuleContext } from './decision.ts'
import { evolve } from './evolve.ts'
import { factOrIntent } from './fact-or-intent.ts'
import type { Order } from './order.ts'
import { shipmentTotal } from './order-money.ts'
import { type Accepted, correctedIn, type RecordedConflict, withCase } from './record-conflict.ts'
import { warehousesOfMarket } from './rules/allocation.ts'

/** Something a person should look at, by what it is and what is kept of it. */
export interface NoticedCase {
  readonly kind: ConflictKind
  readonly recorded: readonly RecordedInstead[]
  /** The orders it may be the same as. */
  readonly affectedOrderIds: readonly string[]
}

/** Prices a desk has not heard anew for so long are old. */
const HOURS_PRICES_LAST = 24

/**
 * What a person should look at although the rules took the command; the most pressing first, usually nothing.
 * `isOrderUnchanged` as in `couldHaveChangedMeanwhile`: only what met another order than its desk saw can have happened twice.
 */
export function casesNoticed(
  command: Command,
  decision: Decision,
  state: LifecycleState,
  context: RuleContext,
  isOrderUnchanged: boolean,
): readonly NoticedCase[] {
  if (decision.outcome === 'accepted-no-effect') return isOrderUnchanged ? [] : happenedTwice(command, state, context)
  if (decision.outcome !== 'accepted' || !isSale(command) || state.order) return []
  const { order } = decision.events.reduce(evolve, state)
  return order ? [...alikeOf(order, context), ...soldAtOldPrices(command, order, context)] : []
}

/** The same decision with the case opened, and the order held or told of it. */
export function openNoticed(
  command: Command,
  decision: Exclude<Decision, { readonly outcome: 'refused' }>,
  noticed: NoticedCase,
  state: LifecycleState,
  context: RuleContext,
): RecordedConflict {
  const { events, elsewhere, warnings }: Pick<Accepted, 'events' | 'elsewhere' | 'warnings'> =
    decision.outcome === 'accepted' ? decision : { events: [], elsewhere: [], warnings: [] }
  return withCase(command, { ...noticed, refusal: null, events, elsewhere, warnings }, state, context)
}

// The wished state holds already, but the goods or the money of a fact are there a second time.
function happenedTwice(command: Command, state: LifecycleState, context: RuleContext): readonly NoticedCase[] {
  const { order } = state
  if (!order || factOrIntent(command, state, context.settings) !== 'fact') return []
  const again = (...recorded: readonly RecordedInstead[]): readonly NoticedCase[] => [
    { kind: 'POSSIBLE_DUPLICATE', recorded, affectedOrderIds: [] },
  ]
  switch (command.name) {
    case 'MarkAsPaid': {
      const shipment = order.shipments.find((each) => each.id === command.args.shipmentId)
      const amount = shipment ? shipmentTotal(order, shipment) : order.totals.grandTotal
      return again(tillMoney(order, amount, command.args.methodId))
    }
    case 'CreateOrder':
      return again(tillMoney(order, order.totals.grandTotal))
    case 'CounterSale': {
      const goods = goodsOf(order, command.args.warehouseId ?? warehousesOfMarket(order.marketId, context)[0])
      const left: readonly RecordedInstead[] = goods.length > 0 ? [correctedIn({ as: 'unlinkedIssue', goods }, context.stock)] : []
      return again(tillMoney(order, order.totals.grandTotal), ...left)
    }
    default:
      return []
  }
}

function tillMoney(order: Order, amount: number, methodId: string | null = order.paymentMethodId): RecordedInstead {
  return { as: 'unassignedTillMoney', amount, currency: order.currency, methodId }
}

function goodsOf({ lines }: Order, warehouseId: string | undefined): readonly UnlinkedGoods[] {
  return warehouseId === undefined ? [] : lines.map(({ itemId, quantity }) => ({ warehouseId, itemId, quantity }))
}

function alikeOf(order: Order, { recentOrders = [] }: RuleContext): readonly NoticedCase[] {
  const alike = recentOrders.filter((other) => other.status !== 6 && isPossibleDuplicate(order, other)).map((other) => other.id)
  return alike.length > 0 ? [{ kind: 'POSSIBLE_DUPLICATE', recorded: [{ as: 'asGiven' }], affectedOrderIds: alike }] : []
}

type Sale = Extract<Command, { readonly name: 'CreateOrder' | 'CounterSale' }>

function isSale(command: Command): command is Sale {
  return command.name === 'CreateOrder' || command.name === 'CounterSale'
}

// Old prices that are still the shop's are nobody's business.
function soldAtOldPrices({ args, occurredAt }: Sale, order: Order, context: RuleContext): readonly NoticedCase[] {
  if (args.pricedAt === undefined || !isPriceListOld(args.pricedAt, occurredAt, HOURS_PRICES_LAST)) return []
  const differs = order.lines.some((line) => {
    const item = context.item(line.itemId)
    return item !== null && item.currency === order.currency && item.unitPrice !== line.unitOriginalPrice
  })
  return differs ? [{ kind: 'PRICE_CHANGED', recorded: [{ as: 'asGiven' }], affectedOrderIds: [] }] : []
}
