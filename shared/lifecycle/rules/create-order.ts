import { sumOf } from '../../base/money.ts'
import { nameOf } from '../address.ts'
import { allottedTo } from '../allotment.ts'
import type { CommandOf, Tender } from '../command.ts'
import { accept, alsoElsewhere, type RuleContext, type RuleDecision, refuse, type Warning, withWarning } from '../decision.ts'
import type { EventBody } from '../event.ts'
import { allocatesAtCheckout, findCarrier, findStore } from '../find-setting.ts'
import type { DeferredWork, Hold, Order, OrderLine } from '../order.ts'
import { mayAlways } from '../permissions.ts'
import { findLine } from '../quantities.ts'
import type { Selection, SelectionLine } from '../selection.ts'
import type { Store } from '../settings.ts'
import { stockKey } from '../stock.ts'
import { computeTotals } from '../totals.ts'
import { allocateByRule, lackingFacts } from './allocation.ts'
import { type CheckedOut, checkOut, isCheckedOut } from './checkout-check.ts'
import { checkoutPayment } from './checkout-payment.ts'
import { directShipments } from './direct-shipments.ts'
import { unusedCredit } from './exchange-credit.ts'
import { selectionRefusal } from './selection-guard.ts'
import { namesOfTenders, tenderRefusal } from './tenders.ts'

/**
 * Checks a basket out. Options and the payment's answer decide what the order begins as: Pending or Confirmed, waiting for
 * payment or not; a declined authorization makes no order and leaves the basket open. `tenders` are the parts it is paid in.
 */
export function createOrder(
  command: CommandOf<'CreateOrder'>,
  selection: Selection,
  context: RuleContext,
  tenders?: readonly Tender[],
): RuleDecision {
  const closed = selectionRefusal(selection, command.occurredAt)
  if (closed) return closed
  const store = findStore(context.settings, selection.storeId)
  if (!store) return refuse('VALIDATION', { field: 'storeId' })
  if (command.args.confirmNow && !mayAlways(command.actor.role, 'ConfirmOrder')) {
    return refuse('FORBIDDEN', { command: 'ConfirmOrder', role: command.actor.role })
  }
  const checkedOut = checkOut(selection, store, command.actor, context)
  if (!isCheckedOut(checkedOut)) return checkedOut
  const unpaid = tenders && tenderRefusal(tenders, selection, checkedOut, context)
  if (unpaid) return unpaid
  const { args } = command
  if (args.number.trim() === '') return refuse('VALIDATION', { field: 'number' })
  if (!/^[A-Z]{9}$/.test(args.reference)) return refuse('VALIDATION', { field: 'reference' })
  if (args.holdNow?.reason.trim() === '') return refuse('VALIDATION', { field: 'reason' })
  if (args.authorization?.status === 'failed') {
    return refuse('CAPTURE_FAILED', {
      step: 'authorization',
      reference: args.authorization.reference,
      method: checkedOut.paymentMethod?.name ?? null,
    })
  }

  const { events: paymentEvents, waitingFor } = checkoutPayment(command, selection, checkedOut, context, tenders)
  const hold: Hold | null = args.holdNow ? { ...args.holdNow, at: command.occurredAt, by: command.actor.name } : null
  const isConfirmed = store.autoconfirmOrders || args.confirmNow === true
  // What is imported was shipped, or not, where it comes from.
  const shipsNow = store.directToShipment && selection.origin !== 'import'
  const allocatesNow = !shipsNow && (allocatesAtCheckout(store) || isConfirmed)
  const isFlagged = waitingFor !== null || hold !== null
  const order: Order = {
    ...newOrder(command, selection, checkedOut, store, context),
    ...(tenders && tenders.length > 1 ? { paymentMethodName: namesOfTenders(tenders, context) } : {}),
    deferredWork: [...workOf('ship', shipsNow), ...workOf('allocate', allocatesNow && isFlagged)],
  }
  const allocations = allocatesNow && !isFlagged ? allocateByRule(order, context) : []
  const placed = accept(
    { kind: 'SelectionCheckedOut' },
    { kind: 'OrderCreated', order },
    ...paymentEvents,
    ...when(waitingFor !== null, { kind: 'WaitingForPaymentSet', reason: waitingFor ?? '' }),
    ...(hold ? [{ kind: 'OrderPutOnHold', hold } as const] : []),
    ...when(isConfirmed && !(shipsNow && !isFlagged), { kind: 'OrderConfirmed' }),
    ...when(allocations.length > 0, { kind: 'StockAllocated', allocations, because: 'allocate' }),
    ...(shipsNow && !isFlagged ? directShipments(order, command, context) : []),
  )
  const named = [...renamed(command, order), ...notReserved(order, placed, allocatesNow || shipsNow, context)].reduce(withWarning, placed)
  return alsoElsewhere(named, ...unusedCredit(selection, checkedOut.creditUsed))
}

// Without a connection a desk promises only what it has the right to, and hands over what it has in hand; either is said.
function notReserved(
  order: Order,
  placed: RuleDecision,
  promisesNow: boolean,
  { promises, stock, deskId }: RuleContext,
): readonly Warning[] {
  if (placed.outcome !== 'accepted' || promises === undefined || isFlaggedBy(placed.events) || !promisesNow) return []
  const allocations = placed.events.flatMap((event) => (event.kind === 'StockAllocated' ? event.allocations : []))
  if (promises === 'allotted') {
    const lacking = lackingFacts(order, allocations)
    return lacking ? [{ code: 'STOCK_TO_BE_CONFIRMED', facts: lacking }] : []
  }
  const places = Map.groupBy(allocations, (each) => stockKey(each.warehouseId, findLine(order, each.orderLineId)?.itemId ?? ''))
  const units = sumOf([...places], ([key, taken]) => {
    const [warehouseId = '', itemId = ''] = key.split('\n')
    return Math.max(0, sumOf(taken, (each) => each.quantity) - allottedTo(stock.level(warehouseId, itemId), deskId))
  })
  return units > 0 ? [{ code: 'NOT_RESERVED', facts: { units } }] : []
}

function isFlaggedBy(events: readonly EventBody[]): boolean {
  return events.some(({ kind }) => kind === 'WaitingForPaymentSet' || kind === 'OrderPutOnHold')
}

// Two desks, or one that was restored, gave the same name: both orders stand, and this one is called otherwise.
function renamed({ args }: CommandOf<'CreateOrder'>, { number, reference }: Order): readonly Warning[] {
  return [
    ...(number === args.number ? [] : [{ code: 'NUMBER_CLASH', facts: { number: args.number, is: number } }]),
    ...(reference === args.reference ? [] : [{ code: 'REFERENCE_CLASH', facts: { reference: args.reference, is: reference } }]),
  ]
}

function workOf(work: DeferredWork, isToBeDone: boolean): readonly DeferredWork[] {
  return isToBeDone ? [work] : []
}

function when(condition: boolean, event: EventBody): readonly EventBody[] {
  return condition ? [event] : []
}

function newOrder(
  command: CommandOf<'CreateOrder'>,
  selection: Selection,
  checkedOut: CheckedOut,
  store: Store,
  context: RuleContext,
): Order {
  const { args, occurredAt } = command
  const { shippingMethod, paymentMethod, costTaxDeducted } = checkedOut
  const carrier = shippingMethod && findCarrier(context.settings, shippingMethod.carrierId)
  const shippingAddress = selection.shippingAddress ?? selection.address
  const billingAddress = selection.address ?? selection.shippingAddress
  const lines = selection.lines.map((line, index) => orderLineOf(line, checkedOut.prices[index]))
  const costs = {
    lines,
    shippingCost: checkedOut.shippingCost,
    handlingCost: checkedOut.handlingCost,
    shippingTaxPercent: store.shippingTaxPercent,
    vatExempt: selection.vatExempt,
    roundType: store.roundType,
    ...(store.roundMode === undefined ? {} : { roundMode: store.roundMode }),
  }
  return {
    ...costs,
    ...(costTaxDeducted > 0 ? { costTaxDeducted } : {}),
    id: selection.id,
    ...(context.orderNames ?? { number: args.number, reference: args.reference }),
    externalIds: args.externalIds ?? {},
    storeId: selection.storeId,
    marketId: selection.marketId,
    ...(selection.pricelistId === undefined ? {} : { pricelistId: selection.pricelistId }),
    status: 1,
    confirmedAt: null,
    archivedAt: null,
    cancelled: null,
    holds: [],
    isWaitingForPayment: false,
    wfpSince: null,
    deferredWork: [],
    isLocked: false,
    isInternal: false,
    customerId: selection.customerId,
    buyerName: billingAddress ? nameOf(billingAddress) : '',
    poNumber: selection.poNumber,
    language: selection.language,
    currency: selection.currency,
    ...baseRateOf(store, selection.currency),
    billingAddress,
    shippingAddress,
    shippingMethodId: shippingMethod?.id ?? null,
    shippingMethodName: shippingMethod?.name ?? carrier?.name ?? '',
    isPickup: shippingMethod?.pickup ?? false,
    paymentMethodId: paymentMethod?.id ?? null,
    paymentMethodName: paymentMethod?.name ?? '',
    discounts: selection.discounts,
    pricesIncludeTax: store.pricesIncludeTax,
    allocations: [],
    shipments: [],
    returns: [],
    payments: [],
    refunds: [],
    totals: computeTotals(costs),
    comment: selection.comment,
    internalComment: '',
    giftMessage: selection.giftMessage,
    tags: [],
    originOrderId: selection.originOrderId,
    originReturnId: selection.originReturnId,
    imported: args.imported ?? null,
    orderDate: args.orderDate ?? occurredAt,
    createdAt: occurredAt,
    createdBy: command.actor.name,
    updatedAt: occurredAt,
    updatedBy: command.actor.name,
  }
}

// Books are kept in the store's own currency: what the other was worth that day is needed for ever.
function baseRateOf(store: Store, currency: string): Pick<Order, 'currencyBaseRate'> {
  const rate = currency === store.currency ? undefined : store.exchangeRates?.[currency]
  return rate === undefined ? {} : { currencyBaseRate: rate }
}

function orderLineOf(line: SelectionLine, price: CheckedOut['prices'][number] | undefined): OrderLine {
  return { ...line, cancelledQuantity: 0, cancelledValue: 0, discountShare: price?.discountShare ?? 0, total: price?.total ?? 0 }
}
