// Deeds for walks through a store: each is chosen by one number, none is promised to be allowed.

import type { Order } from '../../shared/lifecycle/order.ts'
import { openShipments } from '../../shared/lifecycle/quantities.ts'
import type { StockAction } from '../../shared/lifecycle/settings.ts'
import type { TestAuthority } from './authority.ts'
import { TEST_ITEMS } from './test-shop.ts'

const ORDERS = 3
const PAYMENTS = ['psp', 'invoice', 'bankWire', 'cash', 'cod'] as const
const STOCK_ACTIONS: readonly StockAction[] = ['releaseItemsBackToWarehouse', 'sendItemsToDifferentWarehouse', 'removeItemsFromStock']

/** Does one thing to one of a few orders; a refusal is as good an answer as any. */
export async function randomDeed(shop: TestAuthority, choice: number): Promise<void> {
  const id = `o${(choice >>> 8) % ORDERS}`
  const { state } = await shop.store.readState(id)
  if (state.order && (choice >>> 10) % 2 === 0) await nextStep(shop, state.order)
  else if (state.order) await deedOn(shop, state.order, choice)
  else if (state.selection) await shop.tries('CreateOrder', id, orderNames(id, choice))
  else if (!state.deleted) await select(shop, id, choice)
}

function orderNames(id: string, choice: number) {
  const number = `A-${id.slice(1)}`
  const reference = `REFERENC${'ABCD'[Number(id.slice(1))] ?? 'Z'}`
  return choice % 2 === 0 ? { number, reference } : { number, reference, authorization: { status: 'success' as const, reference: 'psp' } }
}

async function select(shop: TestAuthority, id: string, choice: number): Promise<void> {
  const itemId = TEST_ITEMS[(choice >>> 4) % TEST_ITEMS.length]?.id ?? 'shirt'
  const paymentMethodId = PAYMENTS[(choice >>> 6) % PAYMENTS.length] ?? 'psp'
  await shop.selects(id, { number: '', itemId, quantity: 1 + (choice % 5), paymentMethodId })
}

/** What brings the order on: half of all deeds, or a walk would never get past the first refusals. */
async function nextStep(shop: TestAuthority, order: Order): Promise<unknown> {
  const { id } = order
  const shipment = openShipments(order)[0]
  const open = (await shop.store.openPaymentRequests()).find(({ request }) => request.orderId === id)
  if (open) return answerPayment(shop, order, 1)
  if (order.holds.length > 0) return shop.tries('ResumeOrder', id, {})
  if (order.isWaitingForPayment) return shop.tries('ClearWaitingForPayment', id, { reason: 'paid' })
  if (order.status === 1) return shop.tries('ConfirmOrder', id, {})
  if (shipment && !shipment.isGoodToGo) return shop.tries('SetGoodToGo', id, { shipmentId: shipment.id })
  if (shipment && !shipment.isPaid) return shop.tries('CaptureShipment', id, { shipmentId: shipment.id })
  if (shipment) return shop.tries('CompleteShipment', id, { shipmentId: shipment.id, dispatch: {} })
  if (order.status === 2 || order.status === 3) return shop.tries('ExpediteOrder', id, { allocateDemand: true })
  return shop.tries('CreateReturn', id, returnArgs(order, 'releaseItemsBackToWarehouse'))
}

async function deedOn(shop: TestAuthority, order: Order, choice: number): Promise<void> {
  const { id } = order
  const shipment = openShipments(order)[0] ?? order.shipments[0]
  const shipmentId = shipment?.id ?? 'none'
  const orderLineId = order.lines[0]?.id ?? 'none'
  const stockAction = STOCK_ACTIONS[(choice >>> 5) % 3] ?? 'removeItemsFromStock'
  const quantity = 1 + ((choice >>> 3) % 3)
  const returned = order.returns.find((each) => each.deletedAt === null)
  const returnId = returned?.id ?? 'none'
  const to = { stockAction, toWarehouseId: 'north' }
  const deeds = [
    () => shop.tries('ConfirmOrder', id, {}),
    () => shop.tries('ConfirmOrder', id, {}),
    () => shop.tries('ExpediteOrder', id, {}),
    () => shop.tries('ExpediteOrder', id, { lines: [{ orderLineId, quantity }], allocateDemand: true }),
    () => shop.tries('SetGoodToGo', id, { shipmentId }),
    () => shop.tries('SetGoodToGo', id, { shipmentId }),
    () => shop.tries('MarkAsPaid', id, { shipmentId }),
    () => shop.tries('CaptureShipment', id, { shipmentId }),
    () => shop.tries('CompleteShipment', id, { shipmentId, dispatch: { trackingNumber: `T${choice}` } }),
    () => shop.tries('CompleteShipment', id, { shipmentId, dispatch: {} }),
    () => shop.tries('DeleteShipment', id, { shipmentId }),
    () => shop.tries('UnallocateOrder', id, { lines: [{ orderLineId, quantity }], ...to }),
    () => shop.tries('AllocateOrder', id, { allowPartial: true }),
    () => shop.tries('UnconfirmOrder', id, {}),
    () => shop.tries('PutOnHold', id, { reasonCode: 'OTHER', reason: 'look' }),
    () => shop.tries('ResumeOrder', id, {}),
    () => shop.tries('ClearWaitingForPayment', id, { reason: 'paid' }),
    () => shop.tries('CancelLines', id, { lines: [{ orderLineId, quantity }], ...to }),
    () => shop.tries('RestoreLines', id, { lines: [{ orderLineId, quantity }] }),
    () => shop.tries('CancelOrder', id, { comment: 'x', ...to }),
    () => shop.tries('RestoreOrder', id, {}),
    () => shop.tries('DeleteOrder', id, { typedNumber: order.number }, { role: 'admin' }),
    () => shop.tries('ArchiveOrder', id, {}),
    () => shop.tries('ReactivateOrder', id, {}),
    () => shop.tries('CreateReturn', id, returnArgs(order, stockAction)),
    () => shop.tries('RefundReturn', id, { returnId, method: 'manual' }),
    () => shop.tries('CompleteReturn', id, { returnId }),
    () => shop.tries('DeleteReturn', id, { returnId }),
    () => answerPayment(shop, order, choice),
    () => shop.tries('ReceiveStock', 'main', { warehouseId: 'main', lines: [{ itemId: 'shirt', quantity }], note: '' }),
    () => shop.tries('CountStock', 'main', { warehouseId: 'main', lines: [{ itemId: 'shirt', quantity: choice % 12 }], note: '' }),
    () => shop.tries('RemoveStock', 'main', { warehouseId: 'main', lines: [{ itemId: 'shirt', quantity }], note: '' }),
    () => shop.tries('TransferStock', 'main', { ...TO_NORTH, lines: [{ itemId: 'shirt', quantity }] }),
  ]
  await deeds[choice % deeds.length]?.()
}

const TO_NORTH = { fromWarehouseId: 'main', toWarehouseId: 'north', note: '' } as const

function returnArgs(order: Order, stockAction: StockAction) {
  const shipment = order.shipments.find((each) => each.shippedAt !== null)
  const line = { shipmentLineId: shipment?.lines[0]?.id ?? 'none', quantity: 1, stockAction, warehouseId: 'north' }
  return {
    shipmentId: shipment?.id ?? 'none',
    lines: [{ ...line, condition: 'A' as const, reasonCode: 'SIZE' }],
    shippingCost: 0,
    handlingCost: 0,
    returnCost: 0,
    voucherValue: 0,
    comment: '',
  }
}

async function answerPayment(shop: TestAuthority, order: Order, choice: number): Promise<unknown> {
  const open = (await shop.store.openPaymentRequests()).find(({ request }) => request.orderId === order.id)
  if (!open) return shop.tries('AddNote', order.id, { note: 'nothing to answer' })
  const { paymentId, entryId } = open.request
  const status = choice % 4 === 0 ? 'failed' : 'success'
  const args = { paymentId, requestEntryId: entryId, status, reference: 'psp' } as const
  return shop.tries('RecordPaymentResult', order.id, args, { role: 'system' })
}
