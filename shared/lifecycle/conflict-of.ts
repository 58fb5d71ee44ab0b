// Which case comes of a command that the authority refuses although its desk accepted it: the order changed meanwhile
// (decisions 4). Facts always come to something; most intents come to an ordinary refusal.

import { sumOf } from '../base/money.ts'
import type { Command, CommandOf } from './command.ts'
import type { Conflict, ConflictKind, RecordedInstead, UnlinkedGoods } from './conflict.ts'
import type { LifecycleState } from './decision.ts'
import { factOrIntent } from './fact-or-intent.ts'
import type { Order } from './order.ts'
import { outstanding, shipmentTotal } from './order-money.ts'
import { findLine } from './quantities.ts'
import type { Refusal, RefusalCode } from './refusal.ts'
import type { Selection } from './selection.ts'
import type { ShopSettings } from './settings.ts'
import type { Shipment } from './shipment.ts'

/**
 * The case of a refused command, to be asked only where the order changed since the command's base version. Null: the
 * refusal stands as it is. Of a fact it is never null: it has happened. `kind` is given where its desk knew it; else what the
 * command meets tells.
 */
export function conflictOf(
  command: Command,
  refusal: Refusal,
  state: LifecycleState,
  settings: ShopSettings,
  kind: 'fact' | 'intent' = factOrIntent(command, state, settings),
): Conflict | null {
  return kind === 'fact' ? conflictOfFact(command, refusal, state) : conflictOfIntent(command, refusal, state.order)
}

/** The case of a command that tells what happened, whatever it was refused for. */
export function conflictOfFact(command: Command, refusal: Refusal, state: LifecycleState): Conflict {
  const { code } = refusal
  if (code === 'FORBIDDEN') return conflict('PERMISSION_REVOKED', { as: 'asGiven' })
  // Of a basket that was thrown away it is still known what was in it.
  const isBasketKnown = (command.name === 'CreateOrder' || command.name === 'CounterSale') && state.selection !== null
  if ((code === 'DELETED' || code === 'PURGED') && !isBasketKnown) return conflict('DELETED', { as: 'placeholder' })
  switch (command.name) {
    case 'CompleteShipment':
      return parcelLeft(command, code, state.order)
    case 'CreateOrder':
    case 'CounterSale':
      return sold(command, refusal, state)
    case 'MarkAsPaid':
      return moneyTaken(command, state.order)
    case 'AddLines':
    case 'RestoreLines':
      return extraMoneyTaken(command, state.order)
    case 'RefundReturn':
    case 'StandardRefund':
      return conflict('OVER_REFUND', tillDifference(command, state.order))
    case 'CreateReturn':
      return conflict('OVER_RETURN', { as: 'unlinkedReceipt', goods: goodsTakenBack(command, state.order) })
    case 'ScanItem':
    case 'UnpackItem':
    // Kept by a desk from before claims were the authority's to give.
    case 'ClaimShipment':
    case 'ReleaseClaim':
      return packing(code, state.order)
    case 'RemoveStock':
    case 'TransferStock':
      if (code === 'INSUFFICIENT_STOCK') return conflict('OVERSOLD', { as: 'asGivenAfterMakingRoom' })
      return conflict('UNKNOWN_ITEM', { as: 'placeholder' })
    case 'ReceiveStock':
    case 'CountStock':
      return conflict('UNKNOWN_ITEM', { as: 'placeholder' })
    default:
      return conflict('DELETED', { as: 'placeholder' })
  }
}

/** Wishes that touch goods, money or another person's words are put to somebody; all others are simply not done. */
function conflictOfIntent(command: Command, { code }: Refusal, order: Order | null): Conflict | null {
  if (command.name === 'SetGoodToGo' && isFlag(code)) return conflict('HELD_MEANWHILE', { as: 'nothing' })
  if (command.name === 'CompleteShipment') return parcelWaits(code, order)
  if (!EDITS.has(command.name)) return null
  if (code === 'STALE_VERSION') return conflict('EDIT_CONFLICT', { as: 'nothing' })
  return code === 'WRONG_STATUS' && order?.status === 6 ? conflict('CANCELLED_MEANWHILE', { as: 'nothing' }) : null
}

// Whoever wished it may stand there with the parcel: somebody looks, whatever it was refused for.
function parcelWaits(code: RefusalCode, order: Order | null): Conflict {
  if (order?.status === 6) return conflict('CANCELLED_MEANWHILE', { as: 'nothing' })
  return conflict(CAPTURE_CODES.has(code) ? 'CAPTURE_FAILED' : 'HELD_MEANWHILE', { as: 'nothing' })
}

const EDITS: ReadonlySet<string> = new Set(['EditOrder', 'AddLines', 'ChangeShippingCost', 'EditShipment'])
const CAPTURE_CODES: ReadonlySet<RefusalCode> = new Set(['CAPTURE_FAILED', 'AUTH_EXCEEDED', 'NOT_PAID', 'PSP_UNREACHABLE'])

// I-1: a parcel whose lines left already, or whose shipment is gone, is an issue of goods and not another shipment.
function parcelLeft(command: CommandOf<'CompleteShipment'>, code: RefusalCode, order: Order | null): Conflict {
  const shipment = order?.shipments.find((each) => each.id === command.args.shipmentId)
  if (!order || !shipment) return conflict('DELETED', { as: 'placeholder' })
  const { id: shipmentId } = shipment
  if (shipment.voidedByCancel && order.status === 6) {
    return conflict('SHIPPED_WHILE_CANCELLED', { as: 'completedShipment', shipmentId, restoresOrder: true })
  }
  if (shipment.voidedAt !== null || shipment.shippedAt !== null || code === 'ALREADY_SHIPPED') {
    return conflict('DOUBLE_SHIPMENT', { as: 'unlinkedIssue', goods: goodsOf(shipment, order) })
  }
  return conflict('SHIPPED_WHILE_HELD', { as: 'completedShipment', shipmentId, restoresOrder: false })
}

function sold(command: CommandOf<'CreateOrder'> | CommandOf<'CounterSale'>, { code, facts }: Refusal, state: LifecycleState): Conflict {
  if (code === 'INSUFFICIENT_STOCK' || code === 'UNAVAILABLE_ITEMS') return conflict('OVERSOLD', { as: 'asGivenAfterMakingRoom' })
  if (code === 'NOT_FOUND' && facts.itemId !== undefined) return conflict('UNKNOWN_ITEM', { as: 'placeholder' })
  const { selection } = state
  if (!selection) return conflict('DELETED', { as: 'placeholder' })
  // Basket, method or market are not what they were: the sale stands at the printed price.
  if (selection.state === 'open' || selection.state === 'checkoutRequested') return conflict('PRICE_CHANGED', { as: 'asGiven' })
  const money = moneyOfSale(selection)
  return command.name === 'CounterSale'
    ? { kind: 'PAID_WHILE_CANCELLED', recorded: [money, { as: 'placeholder' }] }
    : conflict('PAID_WHILE_CANCELLED', money)
}

function moneyOfSale(selection: Selection): RecordedInstead {
  return {
    as: 'unassignedTillMoney',
    amount: sumOf(selection.lines, (line) => line.unitPrice * line.quantity - line.lineDiscount),
    currency: selection.currency,
    methodId: selection.paymentMethodId,
  }
}

/** What is left of a fact that nothing of its order can take any more: its goods and its money, whatever was refused. */
export function withoutItsOrder(command: Command, state: LifecycleState, settings: ShopSettings): Conflict {
  const { order, selection } = state
  switch (command.name) {
    case 'CompleteShipment': {
      const shipment = order?.shipments.find((each) => each.id === command.args.shipmentId)
      if (order && shipment) return conflict('DOUBLE_SHIPMENT', { as: 'unlinkedIssue', goods: goodsOf(shipment, order) })
      return conflict('DELETED', { as: 'placeholder' })
    }
    case 'CreateOrder':
    case 'CounterSale': {
      if (!selection) return conflict('DELETED', { as: 'placeholder' })
      const goods = command.name === 'CounterSale' ? goodsOfBasket(selection, command.args.warehouseId, settings) : []
      const gone: readonly RecordedInstead[] = goods.length > 0 ? [{ as: 'unlinkedIssue', goods }] : []
      return { kind: 'PAID_WHILE_CANCELLED', recorded: [moneyOfSale(selection), ...gone] }
    }
    case 'MarkAsPaid':
      return moneyTaken(command, order)
    case 'RefundReturn':
    case 'StandardRefund':
      return conflict('OVER_REFUND', tillDifference(command, order))
    case 'CreateReturn':
      return conflict('OVER_RETURN', { as: 'unlinkedReceipt', goods: goodsTakenBack(command, order) })
    default:
      return conflict('UNKNOWN_ITEM', { as: 'placeholder' })
  }
}

// Where nobody said it, goods were taken from the first place the market asks.
function goodsOfBasket({ lines, marketId }: Selection, named: string | undefined, settings: ShopSettings): readonly UnlinkedGoods[] {
  const { markets, allocationRules, warehouses } = settings
  const rule = allocationRules.find((each) => each.id === markets.find((market) => market.id === marketId)?.allocationRuleId)
  const warehouseId = named ?? rule?.warehouseIds[0] ?? warehouses[0]?.id
  return warehouseId === undefined ? [] : lines.map(({ itemId, quantity }) => ({ warehouseId, itemId, quantity }))
}

// I-23: money for a cancelled order, or for one that was paid meanwhile, is no payment of it.
function moneyTaken(command: CommandOf<'MarkAsPaid'>, order: Order | null): Conflict {
  if (!order) return conflict('DELETED', { as: 'placeholder' })
  const shipment = order.shipments.find((each) => each.id === command.args.shipmentId)
  const amount = shipment ? shipmentTotal(order, shipment) : outstanding(order)
  return conflict(order.status === 6 ? 'PAID_WHILE_CANCELLED' : 'POSSIBLE_DUPLICATE', {
    as: 'unassignedTillMoney',
    amount,
    currency: order.currency,
    methodId: command.args.methodId ?? order.paymentMethodId,
  })
}

// The order did not grow; what was taken for it is in the till all the same.
function extraMoneyTaken({ args }: CommandOf<'AddLines'> | CommandOf<'RestoreLines'>, order: Order | null): Conflict {
  if (!order || !args.payment) return conflict('DELETED', { as: 'placeholder' })
  const { amount, methodId } = args.payment
  const kind = order.status === 6 ? 'PAID_WHILE_CANCELLED' : 'POSSIBLE_DUPLICATE'
  return conflict(kind, { as: 'unassignedTillMoney', amount, currency: order.currency, methodId })
}

// I-29: what went out beyond what was paid is missing in the till; it is no refund of the order.
function tillDifference(command: CommandOf<'RefundReturn'> | CommandOf<'StandardRefund'>, order: Order | null): RecordedInstead {
  const named = command.name === 'RefundReturn' ? command.args.amount : command.args.goodwillAmount
  return { as: 'tillDifference', amount: named ?? valueGivenBack(command, order), currency: order?.currency ?? '' }
}

function valueGivenBack(command: CommandOf<'RefundReturn'> | CommandOf<'StandardRefund'>, order: Order | null): number {
  if (command.name === 'StandardRefund') {
    const goods = sumOf(command.args.lines, ({ orderLineId, quantity }) => {
      const line = order ? findLine(order, orderLineId) : undefined
      return line ? Math.round((line.total * quantity) / line.quantity) : 0
    })
    return goods + command.args.shippingCost
  }
  const back = order?.returns.find((each) => each.id === command.args.returnId)
  if (!back) return 0
  const goods = sumOf(back.lines, (line) => line.value)
  return Math.max(0, goods + back.shippingCost + back.handlingCost - back.returnCost - back.voucherValue)
}

// I-3: goods that come back beyond what was sent are a receipt, not a return of that shipment.
function goodsTakenBack({ args }: CommandOf<'CreateReturn'>, order: Order | null): readonly UnlinkedGoods[] {
  const shipment = order?.shipments.find((each) => each.id === args.shipmentId)
  return args.lines.flatMap((line): readonly UnlinkedGoods[] => {
    const sent = shipment?.lines.find((each) => each.id === line.shipmentLineId)
    const sold = order && sent ? findLine(order, sent.orderLineId) : undefined
    if (!shipment || !sold || line.stockAction === 'removeItemsFromStock') return []
    return [{ warehouseId: line.warehouseId ?? shipment.warehouseId, itemId: sold.itemId, quantity: line.quantity }]
  })
}

// Nothing has left the house: the goods go back on the shelf.
function packing(code: RefusalCode, order: Order | null): Conflict {
  if (!order) return conflict('DELETED', { as: 'placeholder' })
  if (order.status === 6) return conflict('CANCELLED_MEANWHILE', { as: 'nothing' })
  return conflict(isFlag(code) ? 'HELD_MEANWHILE' : 'POSSIBLE_DUPLICATE', { as: 'nothing' })
}

function goodsOf(shipment: Shipment, order: Order): readonly UnlinkedGoods[] {
  return shipment.lines.flatMap((line) => {
    const sold = findLine(order, line.orderLineId)
    return sold ? [{ warehouseId: shipment.warehouseId, itemId: sold.itemId, quantity: line.quantity }] : []
  })
}

function isFlag(code: RefusalCode): boolean {
  return code === 'ON_HOLD' || code === 'WAITING_FOR_PAYMENT'
}

function conflict(kind: ConflictKind, recorded: RecordedInstead): Conflict {
  return { kind, recorded: [recorded] }
}
