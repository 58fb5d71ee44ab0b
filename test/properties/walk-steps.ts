// What may be asked in a walk, and how a throw of dice becomes the arguments of a command about the order as it is.

import type { CommandArgs } from '../../shared/lifecycle/command.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import { outstanding, uncarriedShippingCost } from '../../shared/lifecycle/order-money.ts'
import { freeQuantity, openShipments } from '../../shared/lifecycle/quantities.ts'
import type { StockAction } from '../../shared/lifecycle/settings.ts'
import { openRequests } from '../support/provider-answers.ts'
import { type Asked, answer, missingUnits, onward } from './walk-onward.ts'
import { checkoutOf, type Happening, issue, ordersOf, receive, type WalkWorld } from './walk-world.ts'

/** Anything that may be asked at any time. */
export const STEP_NAMES = [
  'ConfirmOrder',
  'ExpediteOrder',
  'SetGoodToGo',
  'CompleteShipment',
  'RecordPaymentResult',
  'CreateReturn',
  'RefundReturn',
  'ResumeOrder',
  'AllocateOrder',
  'MarkAsPaid',
  'CaptureShipment',
  'ClearWaitingForPayment',
  'EditShipment',
  'UnconfirmOrder',
  'UnallocateOrder',
  'ChangeShippingCost',
  'AddLines',
  'CancelLines',
  'RestoreLines',
  'PutOnHold',
  'SetWaitingForPayment',
  'CaptureOrder',
  'ReleaseRemainingAuthorization',
  'CancelOrder',
  'RestoreOrder',
  'DeleteOrder',
  'ArchiveOrder',
  'ReactivateOrder',
  'ClaimShipment',
  'ScanItem',
  'UnsetGoodToGo',
  'MarkAsUnpaid',
  'DeleteShipment',
  'EditReturn',
  'CompleteReturn',
  'UncompleteReturn',
  'DeleteReturn',
  'CreateSelectionFromReturn',
  'StandardRefund',
  'ReceiveStock',
  'CheckOutExchange',
  'GiveUpExchange',
] as const

/** `Onward` is whatever leads this order further: half of all steps, so that walks get somewhere. */
export type StepName = (typeof STEP_NAMES)[number] | 'Onward'

export interface WalkStep {
  readonly name: StepName
  /** Which order, which line, shipment or return of it, how many, how much (in thousandths), and a side to choose. */
  readonly order: number
  readonly pick: number
  readonly quantity: number
  readonly share: number
  readonly side: boolean
}

/** Lets the step happen; null where there is nothing it could be about. */
export function takeStep(world: WalkWorld, step: WalkStep): Happening | null {
  if (step.name === 'ReceiveStock') {
    receive(world, step.pick, step.quantity, step.quantity + 1)
    return null
  }
  if (step.name === 'CheckOutExchange') return onOpenExchange(world, (id) => issue(world, 'CreateOrder', checkoutOf('granted', id), id))
  if (step.name === 'GiveUpExchange') return onOpenExchange(world, (id) => issue(world, 'DeleteSelection', {}, id))
  const orders = ordersOf(world)
  const order = orders[step.order % Math.max(1, orders.length)]
  if (!order) return null
  if (step.name === 'Onward') {
    const asked = onwardByDice(step, order, world)
    return asked && issue(world, asked.name, asked.args, order.id)
  }
  const args = argsOf(step, step.name, order, world)
  return args && issue(world, step.name, args, order.id)
}

function onOpenExchange(world: WalkWorld, act: (selectionId: string) => Happening): Happening | null {
  const open = [...world.states].find(([, state]) => state.selection?.state === 'open' && !state.order && !state.deleted)
  return open ? act(open[0]) : null
}

function onwardByDice(step: WalkStep, order: Order, world: WalkWorld): Asked | null {
  const [request] = openRequests(order)
  if (request) return answer(request, step.share % 5 === 0 ? 'failed' : 'success')
  if (order.status <= 3) {
    const asked = onward(
      order,
      world.settings.stores.some((store) => store.requirePackVerification),
    )
    if (asked?.name === 'ExpediteOrder') receiveSome(world, step, order)
    return asked
  }
  if (order.status !== 4) return null
  const shipment = chosen(order.shipments, step.pick)
  const open = order.returns.find((back) => back.deletedAt === null && back.status === 'pending')
  if (open && step.pick % 3 === 1) return { name: step.side ? 'DeleteReturn' : 'CompleteReturn', args: { returnId: open.id } }
  if (open && step.pick % 4 === 0) return { name: 'CreateSelectionFromReturn', args: { returnId: open.id, selectionId: `x-${open.id}` } }
  if (open) return { name: 'RefundReturn', args: { returnId: open.id } }
  return shipment && { name: 'CreateReturn', args: returnArgs(step, order, shipment, 'releaseItemsBackToWarehouse') }
}

// Goods do not come because an order waits for them, but in the end they often do.
function receiveSome(world: WalkWorld, step: WalkStep, order: Order): void {
  if (step.pick < 4) return
  for (const [itemId, quantity] of missingUnits(order)) {
    const warehouseId = step.side ? 'main' : 'north'
    if (quantity > 0) issue(world, 'ReceiveStock', { warehouseId, lines: [{ itemId, quantity }], note: '' }, 'stock')
  }
}

type OrderStepName = Exclude<StepName, 'ReceiveStock' | 'CheckOutExchange' | 'GiveUpExchange' | 'Onward'>

function argsOf(step: WalkStep, name: OrderStepName, order: Order, world: WalkWorld): object | null {
  const line = chosen(order.lines, step.pick)
  const open = openShipments(order)
  const shipment = chosen(open.length > 0 && step.pick % 4 > 0 ? open : order.shipments, step.pick)
  const back = chosen(order.returns, step.pick)
  const someLine = line ? [{ orderLineId: line.id, quantity: step.quantity }] : []
  const stockAction = STOCK_ACTIONS[step.pick % STOCK_ACTIONS.length] ?? 'releaseItemsBackToWarehouse'
  const amount = Math.ceil((order.totals.grandTotal * step.share) / 1_000)
  switch (name) {
    case 'AllocateOrder':
      return step.side ? {} : { lines: someLine, allowPartial: true }
    case 'UnallocateOrder':
    case 'CancelLines':
      return { lines: someLine, stockAction, toWarehouseId: 'north' }
    case 'RestoreLines': {
      const cancelled = order.lines.find((each) => each.cancelledQuantity > 0)
      return {
        lines: cancelled ? [{ orderLineId: cancelled.id, quantity: Math.min(step.quantity, cancelled.cancelledQuantity) }] : someLine,
      }
    }
    case 'ExpediteOrder':
      return step.side ? {} : { lines: someLine, allocateDemand: step.pick % 2 === 0 }
    case 'ChangeShippingCost':
      return { shippingCost: Math.ceil((order.shippingCost * step.share) / 1_000) }
    case 'AddLines':
      return (
        line && {
          lines: [{ ...line, id: step.side ? `${line.id}-${world.commandsIssued}` : line.id, quantity: step.quantity, lineDiscount: 0 }],
        }
      )
    case 'PutOnHold':
      return { reasonCode: step.side ? 'OTHER' : 'FRAUD_SUSPECTED', reason: 'a look' }
    case 'ClearWaitingForPayment':
      return { reason: 'trusted' }
    case 'CaptureOrder':
      return { amount: step.side ? outstanding(order) : amount }
    case 'CancelOrder':
      return { comment: '', stockAction, toWarehouseId: 'main' }
    case 'DeleteOrder':
      return { typedNumber: order.number }
    case 'ConfirmOrder':
    case 'UnconfirmOrder':
    case 'ResumeOrder':
    case 'SetWaitingForPayment':
    case 'ReleaseRemainingAuthorization':
    case 'RestoreOrder':
    case 'ArchiveOrder':
    case 'ReactivateOrder':
      return {}
    case 'ScanItem':
      return shipment && { shipmentId: shipment.id, code: line?.snapshot.sku ?? '' }
    case 'CompleteShipment':
      return shipment && { shipmentId: shipment.id, dispatch: {} }
    case 'MarkAsPaid':
      return step.side ? shipment && { shipmentId: shipment.id } : { methodId: step.pick % 2 === 0 ? 'cash' : 'externalTerminal' }
    case 'EditShipment':
      return (
        shipment && {
          shipmentId: shipment.id,
          lines: shipment.lines.slice(0, 1).map((each) => ({ shipmentLineId: each.id, quantity: step.quantity })),
        }
      )
    case 'SetGoodToGo':
    case 'UnsetGoodToGo':
    case 'ClaimShipment':
    case 'CaptureShipment':
    case 'DeleteShipment':
      return shipment && { shipmentId: shipment.id }
    case 'MarkAsUnpaid':
      return shipment && step.side ? { shipmentId: shipment.id } : {}
    case 'CreateReturn':
      return shipment && returnArgs(step, order, shipment, stockAction)
    case 'EditReturn':
      return back && { returnId: back.id, returnCost: Math.floor(amount / 10), shippingCost: step.side ? order.shippingCost : 0 }
    case 'RefundReturn':
      return back && { returnId: back.id, ...(step.side ? {} : { amount: Math.ceil(amount / 4) }), ...methodOf(step) }
    case 'CompleteReturn':
    case 'UncompleteReturn':
    case 'DeleteReturn':
      return back && { returnId: back.id }
    case 'CreateSelectionFromReturn':
      return back && { returnId: back.id, selectionId: `x-${back.id}` }
    case 'StandardRefund':
      return standardRefundArgs(step, order, someLine, stockAction, amount)
    case 'RecordPaymentResult':
      return answerArgs(step, order)
  }
}

function returnArgs(
  step: WalkStep,
  order: Order,
  shipment: Order['shipments'][number],
  stockAction: StockAction,
): CommandArgs['CreateReturn'] {
  return {
    shipmentId: shipment.id,
    lines: shipment.lines.map((line) => ({
      shipmentLineId: line.id,
      quantity: step.side ? step.quantity : Math.min(step.quantity, line.quantity),
      stockAction,
      warehouseId: 'north',
      condition: 'B',
      reasonCode: 'size',
    })),
    shippingCost: step.side ? Math.floor((order.shippingCost * step.share) / 1_000) : 0,
    handlingCost: step.side ? order.handlingCost : 0,
    returnCost: step.share % 3,
    voucherValue: step.share % 2,
    comment: '',
  }
}

function standardRefundArgs(
  step: WalkStep,
  order: Order,
  lines: CommandArgs['StandardRefund']['lines'],
  stockAction: StockAction,
  amount: number,
): CommandArgs['StandardRefund'] {
  const common = { stockAction, reason: 'sorry', ...methodOf(step) }
  if (step.pick % 5 === 0) return { ...common, lines: [], shippingCost: 0, goodwillAmount: Math.ceil(amount / 20) }
  if (step.pick % 5 === 1) return { ...common, lines: [], shippingCost: 0 }
  const unsent = order.lines.find((line) => freeQuantity(order, line) > 0)
  const someUnsent = unsent
    ? [{ orderLineId: unsent.id, quantity: Math.min(Math.max(1, step.quantity), freeQuantity(order, unsent)) }]
    : lines
  return { ...common, lines: step.pick % 2 === 0 ? someUnsent : lines, shippingCost: step.side ? uncarriedShippingCost(order) : 0 }
}

// Mostly as the rules choose; sometimes by a road somebody insists on.
function methodOf(step: WalkStep): { readonly method?: 'psp' | 'cash' | 'manual' } {
  if (step.share % 4 === 0) return { method: 'cash' }
  if (step.share % 4 === 1) return { method: 'psp' }
  return {}
}

function answerArgs(step: WalkStep, order: Order): CommandArgs['RecordPaymentResult'] | null {
  const requests = openRequests(order)
  const request = requests[step.pick % Math.max(1, requests.length)]
  // Nothing open: the provider repeats itself about something answered long ago.
  const payment = order.payments[0]
  const entry = request?.entry ?? payment?.entries[0]
  const paymentId = request?.paymentId ?? payment?.id
  if (!entry || !paymentId) return null
  const status = step.quantity === 0 ? 'pending' : step.quantity === 1 ? 'failed' : 'success'
  return { paymentId, requestEntryId: entry.id, status, reference: 'psp', message: '' }
}

const STOCK_ACTIONS: readonly StockAction[] = ['releaseItemsBackToWarehouse', 'sendItemsToDifferentWarehouse', 'removeItemsFromStock']

function chosen<Item>(items: readonly Item[], pick: number): Item | null {
  return items[pick % Math.max(1, items.length)] ?? null
}
