// How a throw of dice becomes the arguments of a command about an order as it is.

import { NO_SETTINGS } from '../../electron/service/no-settings.ts'
import type { CommandArgs } from '../../shared/lifecycle/command.ts'
import { composeDocument } from '../../shared/lifecycle/compose-document.ts'
import type { SlipKind } from '../../shared/lifecycle/document.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import { outstanding, uncarriedShippingCost } from '../../shared/lifecycle/order-money.ts'
import { allocatedQuantity, demandQuantity, freeQuantity, openShipments } from '../../shared/lifecycle/quantities.ts'
import type { StockAction } from '../../shared/lifecycle/settings.ts'
import type { OrderCommandName } from '../../shared/lifecycle/transitions.ts'
import { openRequests } from '../support/open-requests.ts'
import { TEST_ADDRESS } from '../support/test-shop.ts'

/** Which line, shipment or return, how many, how much (in thousandths), and a side to choose. */
export interface Dice {
  readonly pick: number
  readonly quantity: number
  readonly share: number
  readonly side: boolean
}

/** What to ask for; null where there is nothing it could be about. `asked` makes new ids differ. */
export function orderArgs(step: Dice, name: OrderCommandName, order: Order, asked: number): object | null {
  const line = chosen(order.lines, step.pick)
  const open = openShipments(order)
  const shipment = chosen(open.length > 0 && step.pick % 4 > 0 ? open : order.shipments, step.pick)
  const back = chosen(order.returns, step.pick)
  const someLine = line ? [{ orderLineId: line.id, quantity: step.quantity }] : []
  const stockAction = STOCK_ACTIONS[step.pick % STOCK_ACTIONS.length] ?? 'releaseItemsBackToWarehouse'
  const amount = Math.ceil((order.totals.grandTotal * step.share) / 1_000)
  switch (name) {
    case 'AllocateOrder':
      return step.side ? {} : { lines: unitsOf(order, step, (each) => demandQuantity(order, each)), allowPartial: true }
    case 'UnallocateOrder':
      return { lines: unitsOf(order, step, (each) => allocatedQuantity(order, each.id)), stockAction, toWarehouseId: 'north' }
    case 'CancelLines':
      return { lines: someLine, stockAction, toWarehouseId: step.share % 10 === 0 ? 'nowhere' : 'north' }
    case 'RestoreLines': {
      const cancelled = order.lines.find((each) => each.cancelledQuantity > 0)
      if (!cancelled) return { lines: someLine }
      const quantity = Math.min(Math.max(1, step.quantity), cancelled.cancelledQuantity)
      const worth = Math.floor((cancelled.cancelledValue * quantity) / cancelled.cancelledQuantity)
      return { lines: [{ orderLineId: cancelled.id, quantity }], ...paidFirst(step, worth) }
    }
    case 'ExpediteOrder':
      return step.side ? {} : { lines: someLine, allocateDemand: step.pick % 2 === 0 }
    case 'ChangeShippingCost':
      return { shippingCost: Math.ceil((order.shippingCost * step.share) / 1_000) }
    case 'AddLines':
      return (
        line && {
          lines: [{ ...line, id: step.side ? `${line.id}-${asked}` : line.id, quantity: step.quantity, lineDiscount: 0 }],
          ...paidFirst(step, line.unitPrice * step.quantity),
        }
      )
    case 'PutOnHold':
      return { reasonCode: step.side ? 'OTHER' : 'FRAUD_SUSPECTED', reason: step.share % 10 === 0 ? '' : 'a look' }
    case 'ClearWaitingForPayment':
      return { reason: 'trusted' }
    case 'CaptureOrder':
      return { amount: step.side ? outstanding(order) : amount }
    case 'CancelOrder':
      return { comment: '', stockAction, toWarehouseId: 'main' }
    case 'DeleteOrder':
      return { typedNumber: step.quantity === 0 ? 'another' : order.number }
    case 'ShipArrivedStock':
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
      return shipment && { shipmentId: shipment.id, code: line?.snapshot.sku ?? '', ...(step.side ? { byHand: 'torn label' } : {}) }
    case 'UnpackItem':
      return shipment && { shipmentId: shipment.id, shipmentLineId: shipment.lines[0]?.id ?? '' }
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
    case 'EditOrder':
      return { changes: editsOf(step) }
    case 'SetOrderLock':
      return { isLocked: step.side }
    case 'AddNote':
      return { note: step.side ? 'called the customer' : ' ' }
    case 'ReleaseClaim':
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
    case 'CreateSelectionFromOrder':
      return { selectionId: step.share % 10 === 0 ? order.id : `again-${step.side ? order.id : asked}` }
    case 'CreateSelectionFromReturn':
      return back && { returnId: back.id, selectionId: `x-${back.id}` }
    case 'StandardRefund':
      return standardRefundArgs(step, order, someLine, stockAction, amount)
    case 'IssueInvoice':
      return shipment && { shipmentId: shipment.id }
    case 'IssueCreditSlip':
      return back && { returnId: back.id }
    case 'PrintDocument':
      return paperArgs(step, order, shipment, back)
    case 'RecordPaymentResult':
      return answerArgs(step, order)
  }
}

// What grows beyond its authorization is paid first, now and then with a part or too much.
function paidFirst(step: Dice, worth: number): { readonly payment?: CommandArgs['AddLines']['payment'] } {
  if (step.pick % 3 === 0 || worth === 0) return {}
  const amount = step.share % 5 === 0 ? Math.ceil(worth / 2) : worth
  return { payment: { methodId: step.pick % 2 === 0 ? 'cash' : 'externalTerminal', amount } }
}

// Slips as the order says, and now and then one that was kept before.
function paperArgs(
  step: Dice,
  order: Order,
  shipment: Order['shipments'][number] | null,
  back: Order['returns'][number] | null,
): CommandArgs['PrintDocument'] | null {
  const kept = chosen(order.documents ?? [], step.pick)
  if (kept && step.side) return { kind: kept.kind, subjectId: kept.subjectId, ...(step.share % 2 === 0 ? { documentId: kept.id } : {}) }
  const [kind, subjectId] = slipOf(step, order, shipment, back)
  // As a desk prints: what is on the paper goes with it.
  const printed = step.share % 3 === 0 ? null : composeDocument(kind, order, subjectId, NO_SETTINGS)
  return { kind, subjectId, ...(printed ? { printed } : {}) }
}

function slipOf(
  step: Dice,
  order: Order,
  shipment: Order['shipments'][number] | null,
  back: Order['returns'][number] | null,
): readonly [kind: SlipKind, subjectId: string] {
  if (back && step.pick % 3 === 0) return ['returnSlip', back.id]
  if (shipment && step.pick % 3 === 1) return [step.side ? 'packingSlip' : 'deliveryNote', shipment.id]
  return ['receipt', order.id]
}

export function returnArgs(
  step: Dice,
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
  step: Dice,
  order: Order,
  lines: CommandArgs['StandardRefund']['lines'],
  stockAction: StockAction,
  amount: number,
): CommandArgs['StandardRefund'] {
  const common = { stockAction, reason: 'sorry', ...methodOf(step) }
  if (step.pick % 5 === 0) return { ...common, lines: [], shippingCost: 0, goodwillAmount: step.side ? amount : Math.ceil(amount / 20) }
  if (step.pick % 5 === 1) return { ...common, lines: [], shippingCost: 0 }
  const unsent = order.lines.find((line) => freeQuantity(order, line) > 0)
  const someUnsent = unsent
    ? [{ orderLineId: unsent.id, quantity: Math.min(Math.max(1, step.quantity), freeQuantity(order, unsent)) }]
    : lines
  return { ...common, lines: step.pick % 2 === 0 ? someUnsent : lines, shippingCost: step.side ? uncarriedShippingCost(order) : 0 }
}

// Mostly as the rules choose; sometimes by a road somebody insists on.
function methodOf(step: Dice): { readonly method?: 'psp' | 'cash' | 'manual' } {
  if (step.share % 4 === 0) return { method: 'cash' }
  if (step.share % 4 === 1) return { method: 'psp' }
  return {}
}

function answerArgs(step: Dice, order: Order): CommandArgs['RecordPaymentResult'] | null {
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

// Mostly of a line that has such units, and no more than it has.
function unitsOf(order: Order, step: Dice, countOf: (line: Order['lines'][number]) => number): CommandArgs['CancelLines']['lines'] {
  const line = order.lines.find((each) => countOf(each) > 0) ?? chosen(order.lines, step.pick)
  if (!line) return []
  const most = step.share % 8 === 0 ? step.quantity : Math.min(Math.max(1, step.quantity), countOf(line))
  return [{ orderLineId: line.id, quantity: most }]
}

function editsOf(step: Dice): CommandArgs['EditOrder']['changes'] {
  if (step.pick % 3 === 0) return { comment: `comment ${step.quantity}` }
  if (step.pick % 3 === 1) return { shippingAddress: { ...TEST_ADDRESS, country: step.side ? 'NO' : 'JP' } }
  return { billingAddress: { ...TEST_ADDRESS, lastName: `Name ${step.quantity}` }, tags: ['tag'] }
}

const STOCK_ACTIONS: readonly StockAction[] = ['releaseItemsBackToWarehouse', 'sendItemsToDifferentWarehouse', 'removeItemsFromStock']

export function chosen<Item>(items: readonly Item[], pick: number): Item | null {
  return items[pick % Math.max(1, items.length)] ?? null
}
