import { assertNever } from '../base/invariant.ts'
import { sumOf } from '../base/money.ts'
import type { EventOf, LifecycleEvent, Release } from '../lifecycle/event.ts'
import type { Order } from '../lifecycle/order.ts'
import type { ShopSettings } from '../lifecycle/settings.ts'
import { midSentence } from '../wording/case-of-letters.ts'
import { type Message, msg, say } from '../wording/say.ts'
import { CHOICE_LABELS } from './case-choices.ts'
import { caseHeadline } from './case-sentence.ts'
import { documentIssuedSentence } from './document-label.ts'
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
      return say('Selection created')
    case 'SelectionLineSet':
      return event.line.quantity === 0
        ? say('{product} taken out of the selection', { product: event.line.snapshot.productName })
        : say('{quantity, number} × {product} in the selection', {
            quantity: event.line.quantity,
            product: event.line.snapshot.productName,
          })
    case 'SelectionEdited':
      return say('Selection changed: {fields}', { fields: fieldsText(Object.keys(event.changes)) })
    case 'SelectionCheckedOut':
      return say('Selection checked out')
    case 'SelectionDeleted':
      return say('Selection deleted')
    case 'SelectionAssigned':
      return say('Selection assigned to the customer')
    case 'SelectionMerged':
      return say('Contents of another selection added, {units} in it now', {
        units: unitsText(sumOf(event.lines, (line) => line.quantity)),
      })
    case 'SelectionMergedAway':
      return say('Contents moved into the selection the customer had open')
    case 'SelectionCheckoutRequested':
      return say('Checkout requested')
    case 'SelectionExpired':
      return say('Selection expired, its contents dropped')
    case 'SelectionAbandoned':
      return say('Selection abandoned by the customer')
    case 'MagicLinkCreated':
      return event.link.scope === 'view' ? say('Link to look at the selection created') : say('Link to work on the selection created')
    case 'MagicLinkRevoked':
      return say('Link to the selection revoked')
    case 'OrderCreated':
      return say('Order {number} created, {amount}', {
        number: event.order.number,
        amount: moneyText(event.order.totals.grandTotal, event.order.currency),
      })
    case 'OrderConfirmed':
      return say('Order confirmed')
    case 'OrderUnconfirmed':
      return say('Order unconfirmed')
    case 'StockAllocated':
      return say('{units} allocated{from}', {
        units: unitsText(sumOf(event.allocations, (each) => each.quantity)),
        from: fromWarehouses(event.allocations, names),
      })
    case 'StockUnallocated':
      return releaseText(unitsText(releasedUnits(event.release)), event.release, names)
    case 'OrderEdited':
      return say('Changed: {fields}', { fields: fieldsText(Object.keys(event.changes)) })
    case 'ShippingCostChanged':
      return say('Shipping cost changed from {from} to {to}', { from: money(event.from), to: money(event.to) })
    case 'LinesAdded':
      return say('Items added: {items}', { items: event.lines.map((line) => `${line.quantity} × ${line.snapshot.productName}`).join(', ') })
    case 'LinesCancelled':
      return withComment(say('Items cancelled: {items}', { items: lineList(event.lines, names) }), event.comment)
    case 'LinesRestored':
      return say('Items restored: {items}', { items: lineList(event.lines, names) })
    case 'OrderPutOnHold':
      return withComment(say('Put on hold: {reason}', { reason: midSentence(holdReasonLabel(event.hold.reasonCode)) }), event.hold.reason)
    case 'OrderResumed':
      return withComment(resumedText(event), event.comment)
    case 'WaitingForPaymentSet':
      return withComment(say('Waiting for payment'), event.reason)
    case 'WaitingForPaymentCleared':
      return withComment(say('No longer waiting for payment'), event.reason)
    case 'OrderCancelled':
      return withComment(event.viaLines ? say('Order cancelled with its last item') : say('Order cancelled'), event.comment)
    case 'OrderRestored':
      return say('Order restored')
    case 'OrderDeleted':
      return say('Order {number} deleted for good', { number: event.number })
    case 'OrderArchived':
      return say('Order archived')
    case 'OrderReactivated':
      return say('Order reactivated')
    case 'OrderLockSet':
      return event.isLocked ? say('Order locked') : say('Order unlocked')
    case 'NoteAdded':
      return event.note
    case 'OrderDuplicated':
      return say('Duplicated into a new selection')
    case 'DocumentIssued':
      return documentIssuedSentence(event.document)
    case 'DocumentPrinted':
      return say('Document printed again')
    case 'ShipmentCreated':
      return say('Shipment {number} created{where}', {
        number: event.shipment.number,
        where: warehouseSuffix(event.shipment.warehouseId, names),
      })
    case 'ShipmentEdited':
      return event.lines
        ? say('{shipment} changed, contents', { shipment: shipmentName(event.shipmentId, names) })
        : say('{shipment} changed', { shipment: shipmentName(event.shipmentId, names) })
    case 'ShipmentClaimed':
      return say('{shipment} claimed by {person}', { shipment: shipmentName(event.shipmentId, names), person: event.actorName })
    case 'ShipmentClaimReleased':
      return say('{shipment}: claim released', { shipment: shipmentName(event.shipmentId, names) })
    case 'ItemScanned':
      return event.byHand === undefined
        ? say('{shipment}: item scanned, {packedQuantity, number} packed', {
            shipment: shipmentName(event.shipmentId, names),
            packedQuantity: event.packedQuantity,
          })
        : say('{shipment}: item ticked by hand ({reason}), {packedQuantity, number} packed', {
            shipment: shipmentName(event.shipmentId, names),
            reason: event.byHand,
            packedQuantity: event.packedQuantity,
          })
    case 'ItemUnpacked':
      return say('{shipment}: item taken out again, {packedQuantity, number} packed', {
        shipment: shipmentName(event.shipmentId, names),
        packedQuantity: event.packedQuantity,
      })
    case 'ShipmentMadeGoodToGo':
      return say('{shipment} is good-to-go', { shipment: shipmentName(event.shipmentId, names) })
    case 'ShipmentGoodToGoRemoved':
      return say('{shipment} is no longer good-to-go', { shipment: shipmentName(event.shipmentId, names) })
    case 'ShipmentPaid':
      return say('{shipment} paid, {amount}', { shipment: shipmentName(event.shipmentId, names), amount: money(event.value) })
    case 'ShipmentUnpaid':
      return say('{shipment} is no longer paid', { shipment: shipmentName(event.shipmentId, names) })
    case 'ShipmentCompletionAwaitsPayment':
      return say('{shipment} will be completed when its payment is captured', { shipment: shipmentName(event.shipmentId, names) })
    case 'ShipmentCompleted':
      return completedText(event, names)
    case 'ShipmentDeleted':
      return say('{shipment} deleted', { shipment: shipmentName(event.shipmentId, names) })
    case 'PaymentAdded':
      return say('Payment added: {method}', { method: event.payment.methodName })
    case 'AuthorizationRequested':
      return say('Authorization requested, {amount}', { amount: money(event.entry.value) })
    case 'CaptureRequested':
      return say('Capture requested, {amount}', { amount: money(event.entry.value) })
    case 'RefundRequested':
      return say('Refund requested, {amount}', { amount: money(event.refund.amount) })
    case 'PaymentEntryAdded':
      return entryAddedText(event, names, money)
    case 'PaymentAnswered':
      return `${paymentEntryLabel(event.entry)}, ${money(event.entry.value)}`
    case 'RefundSucceeded':
      return say('Refund made{amount}', { amount: refundAmount(event.refundId, names, money) })
    case 'RefundFailed':
      return withComment(say('Refund failed'), event.message)
    case 'RefundMade':
      return withComment(
        say('Refunded {amount} {how}', { amount: money(event.refund.amount), how: say(REFUND_METHODS[event.refund.method]) }),
        event.refund.reason,
      )
    case 'ReturnCreated':
      return withComment(
        say('Return {number} created, {units}', {
          number: event.return.number,
          units: unitsText(sumOf(event.return.lines, (line) => line.quantity)),
        }),
        event.return.comment,
      )
    case 'ReturnEdited':
      return say('{return} changed: {fields}', {
        return: returnName(event.returnId, names),
        fields: fieldsText(Object.keys(event.changes)),
      })
    case 'ReturnCompleted':
      return say('{return} completed', { return: returnName(event.returnId, names) })
    case 'ReturnUncompleted':
      return say('{return} reopened', { return: returnName(event.returnId, names) })
    case 'ReturnDeleted':
      return say('{return} deleted, its stock movements reversed', { return: returnName(event.returnId, names) })
    case 'ExchangeSelectionCreated':
      return say('Exchange selection created from {return}, credit {amount}', {
        return: midSentence(returnName(event.returnId, names)),
        amount: money(event.credit),
      })
    case 'ExchangeCreditUsed':
      return say('Exchange of {return} ordered, {amount} of its credit used', {
        return: midSentence(returnName(event.returnId, names)),
        amount: money(event.credit),
      })
    case 'ExchangeGivenUp':
      return say('Exchange of {return} given up, its credit is free again', {
        return: midSentence(returnName(event.returnId, names)),
      })
    case 'CaseOpened':
      return say('Laid before a manager: {case}', { case: midSentence(caseHeadline(event.syncCase)) })
    case 'CaseResolved':
      return withComment(say('Decided: {choice}', { choice: midSentence(say(CHOICE_LABELS[event.choice])) }), event.comment)
    case 'StockReceived':
      return withComment(
        say('{units} received{where}', {
          units: unitsText(sumOf(event.lines, (line) => line.quantity)),
          where: warehouseSuffix(event.warehouseId, names),
        }),
        event.note,
      )
    case 'StockCounted':
      return withComment(countedText(event, names), event.note)
    case 'StockRemoved':
      return withComment(
        say('{units} removed from stock{where}', {
          units: unitsText(sumOf(event.lines, (line) => line.quantity)),
          where: warehouseSuffix(event.warehouseId, names),
        }),
        event.note,
      )
    case 'StockTransferred':
      return withComment(
        say('{units} sent to {warehouse}{from}', {
          units: unitsText(sumOf(event.lines, (line) => line.quantity)),
          warehouse: warehouseName(event.toWarehouseId, names) || say('another warehouse'),
          from: fromWarehouses([{ warehouseId: event.fromWarehouseId }], names),
        }),
        event.note,
      )
    case 'AllotmentsChanged':
      return allotmentText(event, names)
    case 'ItemsSaved':
      return say('{count, plural, one {# item} other {# items}} saved', { count: event.items.length })
    case 'SettingsSaved':
      return say('Settings saved')
    default:
      return assertNever(event)
  }
}

const REFUND_METHODS = {
  psp: msg('through the payment provider'),
  cash: msg('in cash'),
  externalTerminal: msg('at the card terminal'),
  manual: msg('by hand'),
} as const

function allotmentText({ because, changes }: EventOf<'AllotmentsChanged'>, names: HistoryNames): string {
  const units = unitsText(Math.abs(sumOf(changes, (each) => each.delta)))
  const where = warehouseSuffix(changes[0]?.warehouseId ?? '', names)
  switch (because) {
    case 'granted':
      return say('{units} reserved for a desk{where}', { units, where })
    case 'returned':
      return say('{units} reserved for a desk given back{where}', { units, where })
    case 'used':
      return say('{units} taken of what was reserved for the desk{where}', { units, where })
    case 'gone':
      return say('{units} reserved for a desk no longer there{where}', { units, where })
    default:
      return assertNever(because)
  }
}

function countedText(event: EventOf<'StockCounted'>, names: HistoryNames): string {
  const counted = say('{units} counted{where}', {
    units: unitsText(sumOf(event.lines, (line) => line.counted)),
    where: warehouseSuffix(event.warehouseId, names),
  })
  const missing = sumOf(event.lines, (line) => line.countedShortage)
  const orders = [...new Set(event.lines.flatMap((line) => line.endangeredOrders))].join(', ')
  if (missing === 0) return counted
  return orders
    ? say('{counted}; {units} missing of what is promised to {orders}', { counted, units: unitsText(missing), orders })
    : say('{counted}; {units} missing of what is promised', { counted, units: unitsText(missing) })
}

function completedText(event: EventOf<'ShipmentCompleted'>, names: HistoryNames): string {
  const { carrier, trackingNumber } = event.dispatch
  const withCarrier = carrier ? say(' with {carrier}', { carrier }) : ''
  const tracking = trackingNumber ? say(', tracking {trackingNumber}', { trackingNumber }) : ''
  return say('{shipment} completed{withCarrier}{tracking}', { shipment: shipmentName(event.shipmentId, names), withCarrier, tracking })
}

function resumedText(event: EventOf<'OrderResumed'>): string {
  const reasons = event.reasonCodes.map((code) => midSentence(holdReasonLabel(code))).join(', ')
  return reasons ? say('Resumed; no longer held for: {reasons}', { reasons }) : say('Resumed')
}

function shipmentName(shipmentId: string, names: HistoryNames): string {
  const number = names.order?.shipments.find((shipment) => shipment.id === shipmentId)?.number
  return number ? say('Shipment {number}', { number }) : say('Shipment')
}

function returnName(returnId: string, names: HistoryNames): string {
  const number = names.order?.returns.find((each) => each.id === returnId)?.number
  return number ? say('Return {number}', { number }) : say('Return')
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

function releaseText(units: string, release: Release, names: HistoryNames): string {
  switch (release.stockAction) {
    case 'releaseItemsBackToWarehouse':
      return say('{units} released back to the warehouse', { units })
    case 'sendItemsToDifferentWarehouse':
      return say('{units} sent to {warehouse}', {
        units,
        warehouse: warehouseName(release.toWarehouseId ?? '', names) || say('another warehouse'),
      })
    case 'removeItemsFromStock':
      return say('{units} released and removed from stock', { units })
    default:
      return assertNever(release.stockAction)
  }
}

function fromWarehouses(allocations: readonly { readonly warehouseId: string }[], names: HistoryNames): string {
  const known = [...new Set(allocations.map((each) => warehouseName(each.warehouseId, names)))].filter((name) => name !== '')
  return known.length > 0 ? say(' from {list}', { list: known.join(', ') }) : ''
}

function warehouseName(warehouseId: string, names: HistoryNames): string {
  return names.settings?.warehouses.find((warehouse) => warehouse.id === warehouseId)?.name ?? ''
}

function warehouseSuffix(warehouseId: string, names: HistoryNames): string {
  const name = warehouseName(warehouseId, names)
  return name ? `, ${name}` : ''
}

function unitsText(units: number): string {
  return say('{units, plural, one {# unit} other {# units}}', { units })
}

function withComment(sentence: string, comment: string): string {
  return comment ? `${sentence} (${comment})` : sentence
}

const FIELD_WORDS: Readonly<Record<string, Message>> = {
  billingAddress: msg('billing address'),
  address: msg('billing address'),
  shippingAddress: msg('shipping address'),
  customerId: msg('customer'),
  comment: msg('comment'),
  internalComment: msg('internal comment'),
  giftMessage: msg('gift message'),
  poNumber: msg('PO number'),
  isInternal: msg('internal order'),
  tags: msg('tags'),
  shippingMethodId: msg('shipping method'),
  paymentMethodId: msg('payment method'),
  shippingCost: msg('shipping cost'),
  handlingCost: msg('handling cost'),
  returnCost: msg('return cost'),
  voucherValue: msg('voucher share'),
  discounts: msg('discounts'),
  language: msg('language'),
  ownerKind: msg('owner'),
  vatExempt: msg('VAT exemption'),
  lockedContents: msg('lock of the contents'),
  cartAbandonmentEmail: msg('reminder by e-mail'),
}

function fieldsText(fields: readonly string[]): string {
  return fields.map((field) => (FIELD_WORDS[field] ? say(FIELD_WORDS[field]) : field)).join(', ')
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
