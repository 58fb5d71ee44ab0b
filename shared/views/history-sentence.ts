import { assertNever } from '../base/invariant.ts'
import { sumOf } from '../base/money.ts'
import type { EventOf, LifecycleEvent, Release } from '../lifecycle/event.ts'
import type { Order } from '../lifecycle/order.ts'
import type { ShopSettings } from '../lifecycle/settings.ts'
import { CHOICE_LABELS } from './case-choices.ts'
import { caseHeadline } from './case-sentence.ts'
import { holdReasonLabel } from './hold-reason-label.ts'
import { moneyText } from './money-text.ts'
import { paymentEntryLabel } from './payment-entry-label.ts'

/** Where a sentence takes its names from. */
export interface HistoryNames {
  readonly order: Order | null
  readonly settings: ShopSettings | null
}

/** What happened, as one sentence a person would say. Who and when stand beside it, not in it. */
export function historySentence(event: LifecycleEvent, names: HistoryNames): string {
  const money = (minor: number) => moneyText(minor, names.order?.currency ?? '')
  switch (event.kind) {
    case 'SelectionCreated':
      return 'Selection created'
    case 'SelectionLineSet':
      return event.line.quantity === 0
        ? `${event.line.snapshot.productName} taken out of the selection`
        : `${event.line.quantity} × ${event.line.snapshot.productName} in the selection`
    case 'SelectionEdited':
      return `Selection changed: ${fieldsText(Object.keys(event.changes))}`
    case 'SelectionCheckedOut':
      return 'Selection checked out'
    case 'SelectionDeleted':
      return 'Selection deleted'
    case 'SelectionAssigned':
      return 'Selection assigned to the customer'
    case 'SelectionMerged':
      return `Contents of another selection added, ${unitsText(sumOf(event.lines, (line) => line.quantity))} in it now`
    case 'SelectionMergedAway':
      return 'Contents moved into the selection the customer had open'
    case 'SelectionCheckoutRequested':
      return 'Checkout requested'
    case 'SelectionExpired':
      return 'Selection expired, its contents dropped'
    case 'SelectionAbandoned':
      return 'Selection abandoned by the customer'
    case 'MagicLinkCreated':
      return event.link.scope === 'view' ? 'Link to look at the selection created' : 'Link to work on the selection created'
    case 'MagicLinkRevoked':
      return 'Link to the selection revoked'
    case 'OrderCreated':
      return `Order ${event.order.number} created, ${moneyText(event.order.totals.grandTotal, event.order.currency)}`
    case 'OrderConfirmed':
      return 'Order confirmed'
    case 'OrderUnconfirmed':
      return 'Order unconfirmed'
    case 'StockAllocated':
      return `${unitsText(sumOf(event.allocations, (each) => each.quantity))} allocated${fromWarehouses(event.allocations, names)}`
    case 'StockUnallocated':
      return `${unitsText(releasedUnits(event.release))} ${releaseText(event.release, names)}`
    case 'OrderEdited':
      return `Changed: ${fieldsText(Object.keys(event.changes))}`
    case 'ShippingCostChanged':
      return `Shipping cost changed from ${money(event.from)} to ${money(event.to)}`
    case 'LinesAdded':
      return `Items added: ${event.lines.map((line) => `${line.quantity} × ${line.snapshot.productName}`).join(', ')}`
    case 'LinesCancelled':
      return withComment(`Items cancelled: ${lineList(event.lines, names)}`, event.comment)
    case 'LinesRestored':
      return `Items restored: ${lineList(event.lines, names)}`
    case 'OrderPutOnHold':
      return withComment(`Put on hold: ${lowerFirst(holdReasonLabel(event.hold.reasonCode))}`, event.hold.reason)
    case 'OrderResumed':
      return withComment(resumedText(event), event.comment)
    case 'WaitingForPaymentSet':
      return withComment('Waiting for payment', event.reason)
    case 'WaitingForPaymentCleared':
      return withComment('No longer waiting for payment', event.reason)
    case 'OrderCancelled':
      return withComment(event.viaLines ? 'Order cancelled with its last item' : 'Order cancelled', event.comment)
    case 'OrderRestored':
      return 'Order restored'
    case 'OrderDeleted':
      return `Order ${event.number} deleted for good`
    case 'OrderArchived':
      return 'Order archived'
    case 'OrderReactivated':
      return 'Order reactivated'
    case 'OrderLockSet':
      return event.isLocked ? 'Order locked' : 'Order unlocked'
    case 'NoteAdded':
      return event.note
    case 'OrderDuplicated':
      return 'Duplicated into a new selection'
    case 'ShipmentCreated':
      return `Shipment ${event.shipment.number} created${warehouseSuffix(event.shipment.warehouseId, names)}`
    case 'ShipmentEdited':
      return `${shipmentName(event.shipmentId, names)} changed${event.lines ? ', contents' : ''}`
    case 'ShipmentClaimed':
      return `${shipmentName(event.shipmentId, names)} claimed by ${event.actorName}`
    case 'ShipmentClaimReleased':
      return `${shipmentName(event.shipmentId, names)}: claim released`
    case 'ItemScanned':
      return `${shipmentName(event.shipmentId, names)}: item scanned, ${event.packedQuantity} packed`
    case 'ShipmentMadeGoodToGo':
      return `${shipmentName(event.shipmentId, names)} is good-to-go`
    case 'ShipmentGoodToGoRemoved':
      return `${shipmentName(event.shipmentId, names)} is no longer good-to-go`
    case 'ShipmentPaid':
      return `${shipmentName(event.shipmentId, names)} paid, ${money(event.value)}`
    case 'ShipmentUnpaid':
      return `${shipmentName(event.shipmentId, names)} is no longer paid`
    case 'ShipmentCompletionAwaitsPayment':
      return `${shipmentName(event.shipmentId, names)} will be completed when its payment is captured`
    case 'ShipmentCompleted':
      return completedText(event, names)
    case 'ShipmentDeleted':
      return `${shipmentName(event.shipmentId, names)} deleted`
    case 'PaymentAdded':
      return `Payment added: ${event.payment.methodName}`
    case 'AuthorizationRequested':
      return `Authorization requested, ${money(event.entry.value)}`
    case 'CaptureRequested':
      return `Capture requested, ${money(event.entry.value)}`
    case 'RefundRequested':
      return `Refund requested, ${money(event.refund.amount)}`
    case 'PaymentEntryAdded':
      return entryAddedText(event, names, money)
    case 'PaymentAnswered':
      return `${paymentEntryLabel(event.entry)}, ${money(event.entry.value)}`
    case 'RefundSucceeded':
      return `Refund made${refundAmount(event.refundId, names, money)}`
    case 'RefundFailed':
      return withComment('Refund failed', event.message)
    case 'RefundMade':
      return withComment(`Refunded ${money(event.refund.amount)} ${REFUND_METHODS[event.refund.method]}`, event.refund.reason)
    case 'ReturnCreated':
      return withComment(
        `Return ${event.return.number} created, ${unitsText(sumOf(event.return.lines, (line) => line.quantity))}`,
        event.return.comment,
      )
    case 'ReturnEdited':
      return `${returnName(event.returnId, names)} changed: ${fieldsText(Object.keys(event.changes))}`
    case 'ReturnCompleted':
      return `${returnName(event.returnId, names)} completed`
    case 'ReturnUncompleted':
      return `${returnName(event.returnId, names)} reopened`
    case 'ReturnDeleted':
      return `${returnName(event.returnId, names)} deleted, its stock movements reversed`
    case 'ExchangeSelectionCreated':
      return `Exchange selection created from ${lowerFirst(returnName(event.returnId, names))}, credit ${money(event.credit)}`
    case 'ExchangeCreditUsed':
      return `Exchange of ${lowerFirst(returnName(event.returnId, names))} ordered, ${money(event.credit)} of its credit used`
    case 'ExchangeGivenUp':
      return `Exchange of ${lowerFirst(returnName(event.returnId, names))} given up, its credit is free again`
    case 'CaseOpened':
      return `Laid before a manager: ${lowerFirst(caseHeadline(event.syncCase))}`
    case 'CaseResolved':
      return withComment(`Decided: ${lowerFirst(CHOICE_LABELS[event.choice])}`, event.comment)
    case 'StockReceived':
      return withComment(
        `${unitsText(sumOf(event.lines, (line) => line.quantity))} received${warehouseSuffix(event.warehouseId, names)}`,
        event.note,
      )
    case 'StockCounted':
      return withComment(countedText(event, names), event.note)
    case 'StockRemoved':
      return withComment(
        `${unitsText(sumOf(event.lines, (line) => line.quantity))} removed from stock${warehouseSuffix(event.warehouseId, names)}`,
        event.note,
      )
    case 'StockTransferred':
      return withComment(
        `${unitsText(sumOf(event.lines, (line) => line.quantity))} sent to ${warehouseName(event.toWarehouseId, names) || 'another warehouse'}${fromWarehouses([{ warehouseId: event.fromWarehouseId }], names)}`,
        event.note,
      )
    case 'AllotmentsChanged':
      return allotmentText(event, names)
    case 'ItemsSaved':
      return `${event.items.length} ${event.items.length === 1 ? 'item' : 'items'} saved`
    case 'SettingsSaved':
      return 'Settings saved'
    default:
      return assertNever(event)
  }
}

const REFUND_METHODS = {
  psp: 'through the payment provider',
  cash: 'in cash',
  externalTerminal: 'at the card terminal',
  manual: 'by hand',
} as const

function allotmentText({ because, changes }: EventOf<'AllotmentsChanged'>, names: HistoryNames): string {
  const units = unitsText(Math.abs(sumOf(changes, (each) => each.delta)))
  const where = warehouseSuffix(changes[0]?.warehouseId ?? '', names)
  switch (because) {
    case 'granted':
      return `${units} reserved for a desk${where}`
    case 'returned':
      return `${units} reserved for a desk given back${where}`
    case 'used':
      return `${units} taken of what was reserved for the desk${where}`
    case 'gone':
      return `${units} reserved for a desk no longer there${where}`
    default:
      return assertNever(because)
  }
}

function countedText(event: EventOf<'StockCounted'>, names: HistoryNames): string {
  const counted = `${unitsText(sumOf(event.lines, (line) => line.counted))} counted${warehouseSuffix(event.warehouseId, names)}`
  const missing = sumOf(event.lines, (line) => line.countedShortage)
  const orders = [...new Set(event.lines.flatMap((line) => line.endangeredOrders))].join(', ')
  if (missing === 0) return counted
  return `${counted}; ${unitsText(missing)} missing of what is promised${orders ? ` to ${orders}` : ''}`
}

function completedText(event: EventOf<'ShipmentCompleted'>, names: HistoryNames): string {
  const { carrier, trackingNumber } = event.dispatch
  const withCarrier = carrier ? ` with ${carrier}` : ''
  const tracking = trackingNumber ? `, tracking ${trackingNumber}` : ''
  return `${shipmentName(event.shipmentId, names)} completed${withCarrier}${tracking}`
}

function resumedText(event: EventOf<'OrderResumed'>): string {
  const reasons = event.reasonCodes.map((code) => lowerFirst(holdReasonLabel(code))).join(', ')
  return reasons ? `Resumed; no longer held for: ${reasons}` : 'Resumed'
}

function shipmentName(shipmentId: string, names: HistoryNames): string {
  const number = names.order?.shipments.find((shipment) => shipment.id === shipmentId)?.number
  return number ? `Shipment ${number}` : 'Shipment'
}

function returnName(returnId: string, names: HistoryNames): string {
  const number = names.order?.returns.find((each) => each.id === returnId)?.number
  return number ? `Return ${number}` : 'Return'
}

function refundAmount(refundId: string, names: HistoryNames, money: (minor: number) => string): string {
  const refund = names.order?.refunds.find((each) => each.id === refundId)
  return refund ? `, ${money(refund.amount)}` : ''
}

function lineList(lines: readonly { readonly orderLineId: string; readonly quantity: number }[], names: HistoryNames): string {
  return lines
    .map((line) => {
      const product = names.order?.lines.find((each) => each.id === line.orderLineId)?.snapshot.productName
      return product ? `${line.quantity} × ${product}` : unitsText(line.quantity)
    })
    .join(', ')
}

function releasedUnits(release: Release): number {
  return sumOf(release.allocations, (each) => each.quantity)
}

function releaseText(release: Release, names: HistoryNames): string {
  switch (release.stockAction) {
    case 'releaseItemsBackToWarehouse':
      return 'released back to the warehouse'
    case 'sendItemsToDifferentWarehouse':
      return `sent to ${warehouseName(release.toWarehouseId ?? '', names) || 'another warehouse'}`
    case 'removeItemsFromStock':
      return 'released and removed from stock'
    default:
      return assertNever(release.stockAction)
  }
}

function fromWarehouses(allocations: readonly { readonly warehouseId: string }[], names: HistoryNames): string {
  const known = [...new Set(allocations.map((each) => warehouseName(each.warehouseId, names)))].filter((name) => name !== '')
  return known.length > 0 ? ` from ${known.join(', ')}` : ''
}

function warehouseName(warehouseId: string, names: HistoryNames): string {
  return names.settings?.warehouses.find((warehouse) => warehouse.id === warehouseId)?.name ?? ''
}

function warehouseSuffix(warehouseId: string, names: HistoryNames): string {
  const name = warehouseName(warehouseId, names)
  return name ? `, ${name}` : ''
}

function unitsText(units: number): string {
  return `${units} ${units === 1 ? 'unit' : 'units'}`
}

function withComment(sentence: string, comment: string): string {
  return comment ? `${sentence} (${comment})` : sentence
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1)
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  billingAddress: 'billing address',
  address: 'billing address',
  shippingAddress: 'shipping address',
  customerId: 'customer',
  comment: 'comment',
  internalComment: 'internal comment',
  giftMessage: 'gift message',
  poNumber: 'PO number',
  isInternal: 'internal order',
  tags: 'tags',
  shippingMethodId: 'shipping method',
  paymentMethodId: 'payment method',
  shippingCost: 'shipping cost',
  handlingCost: 'handling cost',
  returnCost: 'return cost',
  voucherValue: 'voucher share',
  discounts: 'discounts',
  language: 'language',
  ownerKind: 'owner',
  vatExempt: 'VAT exemption',
  lockedContents: 'lock of the contents',
  cartAbandonmentEmail: 'reminder by e-mail',
}

function fieldsText(fields: readonly string[]): string {
  return fields.map((field) => FIELD_WORDS[field] ?? field).join(', ')
}

/** Money taken for what an order grew by is said with how it was paid: nothing else of the order tells. */
function entryAddedText(
  { paymentId, entry }: EventOf<'PaymentEntryAdded'>,
  { order }: HistoryNames,
  money: (minor: number) => string,
): string {
  const said = `${paymentEntryLabel(entry)}, ${money(entry.value)}`
  if (entry.entryType !== 'ADDITIONAL_ORDER_PAYMENT') return said
  const method = order?.payments.find((payment) => payment.id === paymentId)?.methodName
  return [said, method, entry.externalReference].filter((part) => part).join(' · ')
}
