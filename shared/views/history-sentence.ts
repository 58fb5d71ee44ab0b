import { assertNever } from '../base/invariant.ts'
import { sumOf } from '../base/money.ts'
import type { EventOf, LifecycleEvent, Release } from '../lifecycle/event.ts'
import type { Order } from '../lifecycle/order.ts'
import type { Payment, PaymentHistoryEntry } from '../lifecycle/payment.ts'
import type { ShopSettings } from '../lifecycle/settings.ts'
import { type Message, msg } from '../wording/say.ts'
import { CHOICE_LABELS } from './case-choices.ts'
import { CASE_HEADLINES } from './case-sentence.ts'
import { documentIssuedPhrase } from './document-label.ts'
import { HOLD_REASON_LABELS } from './hold-reason-label.ts'
import { paymentEntryWords } from './payment-entry-label.ts'
import { marked, type Phrase, phrase, sayPhrase } from './phrase.ts'

/** Where a sentence takes its names from. */
export interface HistoryNames {
  readonly order: Order | null
  readonly settings: ShopSettings | null
}

/** What happened, as one sentence in the spoken language. */
export function historySentence(event: LifecycleEvent, names: HistoryNames): string {
  return sayPhrase(historyPhrase(event, names))
}

/** What happened, as one sentence a person would say. Who and when stand beside it, not in it. */
export function historyPhrase(event: LifecycleEvent, names: HistoryNames): Phrase {
  const money: Money = (minor) => ({ minor, currency: names.order?.currency ?? '' })
  switch (event.kind) {
    case 'SelectionCreated':
      return phrase('Selection created')
    case 'SelectionLineSet':
      return event.line.quantity === 0
        ? phrase('{product} taken out of the selection', { product: event.line.snapshot.productName })
        : phrase('{quantity, number} × {product} in the selection', {
            quantity: event.line.quantity,
            product: event.line.snapshot.productName,
          })
    case 'SelectionEdited':
      return phrase('Selection changed: {fields}', { fields: fieldsText(Object.keys(event.changes)) })
    case 'SelectionCheckedOut':
      return phrase('Selection checked out')
    case 'SelectionDeleted':
      return phrase('Selection deleted')
    case 'SelectionAssigned':
      return phrase('Selection assigned to the customer')
    case 'SelectionMerged':
      return phrase('Contents of another selection added, {units} in it now', {
        units: unitsText(sumOf(event.lines, (line) => line.quantity)),
      })
    case 'SelectionMergedAway':
      return phrase('Contents moved into the selection the customer had open')
    case 'SelectionCheckoutRequested':
      return phrase('Checkout requested')
    case 'SelectionExpired':
      return phrase('Selection expired, its contents dropped')
    case 'SelectionAbandoned':
      return phrase('Selection abandoned by the customer')
    case 'MagicLinkCreated':
      return event.link.scope === 'view' ? phrase('Link to look at the selection created') : phrase('Link to work on the selection created')
    case 'MagicLinkRevoked':
      return phrase('Link to the selection revoked')
    case 'OrderCreated':
      return phrase('Order {number} created, {amount}', {
        number: event.order.number,
        amount: { minor: event.order.totals.grandTotal, currency: event.order.currency },
      })
    case 'OrderConfirmed':
      return phrase('Order confirmed')
    case 'OrderUnconfirmed':
      return phrase('Order unconfirmed')
    case 'StockAllocated':
      return phrase('{units} allocated{from}', {
        units: unitsText(sumOf(event.allocations, (each) => each.quantity)),
        from: fromWarehouses(event.allocations, names),
      })
    case 'StockUnallocated':
      return releaseText(unitsText(releasedUnits(event.release)), event.release, names)
    case 'OrderEdited':
      return phrase('Changed: {fields}', { fields: fieldsText(Object.keys(event.changes)) })
    case 'ShippingCostChanged':
      return phrase('Shipping cost changed from {from} to {to}', { from: money(event.from), to: money(event.to) })
    case 'LinesAdded':
      return phrase('Items added: {items}', {
        items: { list: event.lines.map((line) => `${line.quantity} × ${line.snapshot.productName}`) },
      })
    case 'LinesCancelled':
      return withComment(phrase('Items cancelled: {items}', { items: lineList(event.lines, names) }), event.comment)
    case 'LinesRestored':
      return phrase('Items restored: {items}', { items: lineList(event.lines, names) })
    case 'OrderPutOnHold':
      return withComment(
        phrase('Put on hold: {reason}', { reason: { within: marked(HOLD_REASON_LABELS[event.hold.reasonCode]) } }),
        event.hold.reason,
      )
    case 'OrderResumed':
      return withComment(resumedText(event), event.comment)
    case 'WaitingForPaymentSet':
      return withComment(phrase('Waiting for payment'), event.reason)
    case 'WaitingForPaymentCleared':
      return withComment(phrase('No longer waiting for payment'), event.reason)
    case 'OrderCancelled':
      return withComment(event.viaLines ? phrase('Order cancelled with its last item') : phrase('Order cancelled'), event.comment)
    case 'OrderRestored':
      return phrase('Order restored')
    case 'OrderDeleted':
      return phrase('Order {number} deleted for good', { number: event.number })
    case 'OrderArchived':
      return phrase('Order archived')
    case 'OrderReactivated':
      return phrase('Order reactivated')
    case 'OrderLockSet':
      return event.isLocked ? phrase('Order locked') : phrase('Order unlocked')
    case 'NoteAdded':
      return event.note
    case 'OrderDuplicated':
      return phrase('Duplicated into a new selection')
    case 'DocumentIssued':
      return documentIssuedPhrase(event.document)
    case 'DocumentPrinted':
      return phrase('Document printed again')
    case 'ShipmentCreated':
      return phrase('Shipment {number} created{where}', {
        number: event.shipment.number,
        where: warehouseSuffix(event.shipment.warehouseId, names),
      })
    case 'ShipmentEdited':
      return event.lines
        ? phrase('{shipment} changed, contents', { shipment: shipmentName(event.shipmentId, names) })
        : phrase('{shipment} changed', { shipment: shipmentName(event.shipmentId, names) })
    case 'ShipmentClaimed':
      return phrase('{shipment} claimed by {person}', { shipment: shipmentName(event.shipmentId, names), person: event.actorName })
    case 'ShipmentClaimReleased':
      return phrase('{shipment}: claim released', { shipment: shipmentName(event.shipmentId, names) })
    case 'ItemScanned':
      return event.byHand === undefined
        ? phrase('{shipment}: item scanned, {packedQuantity, number} packed', {
            shipment: shipmentName(event.shipmentId, names),
            packedQuantity: event.packedQuantity,
          })
        : phrase('{shipment}: item ticked by hand ({reason}), {packedQuantity, number} packed', {
            shipment: shipmentName(event.shipmentId, names),
            reason: event.byHand,
            packedQuantity: event.packedQuantity,
          })
    case 'ItemUnpacked':
      return phrase('{shipment}: item taken out again, {packedQuantity, number} packed', {
        shipment: shipmentName(event.shipmentId, names),
        packedQuantity: event.packedQuantity,
      })
    case 'ShipmentMadeGoodToGo':
      return phrase('{shipment} is good-to-go', { shipment: shipmentName(event.shipmentId, names) })
    case 'ShipmentGoodToGoRemoved':
      return phrase('{shipment} is no longer good-to-go', { shipment: shipmentName(event.shipmentId, names) })
    case 'ShipmentPaid':
      return phrase('{shipment} paid, {amount}', { shipment: shipmentName(event.shipmentId, names), amount: money(event.value) })
    case 'ShipmentUnpaid':
      return phrase('{shipment} is no longer paid', { shipment: shipmentName(event.shipmentId, names) })
    case 'ShipmentCompletionAwaitsPayment':
      return phrase('{shipment} will be completed when its payment is captured', { shipment: shipmentName(event.shipmentId, names) })
    case 'ShipmentCompleted':
      return completedText(event, names)
    case 'ShipmentDeleted':
      return phrase('{shipment} deleted', { shipment: shipmentName(event.shipmentId, names) })
    case 'PaymentAdded':
      return paymentAddedText(event.payment, money)
    case 'AuthorizationRequested':
      return phrase('Authorization requested, {amount}', { amount: money(event.entry.value) })
    case 'CaptureRequested':
      return phrase('Capture requested, {amount}', { amount: money(event.entry.value) })
    case 'RefundRequested':
      return phrase('Refund requested, {amount}', { amount: money(event.refund.amount) })
    case 'PaymentEntryAdded':
      return entryAddedText(event, names, money)
    case 'PaymentAnswered':
      return entryPhrase(event.entry, money)
    case 'RefundSucceeded':
      return phrase('Refund made{amount}', { amount: refundAmount(event.refundId, names, money) })
    case 'RefundFailed':
      return withComment(phrase('Refund failed'), event.message)
    case 'RefundMade':
      return withComment(
        phrase('Refunded {amount} {how}', { amount: money(event.refund.amount), how: marked(REFUND_METHODS[event.refund.method]) }),
        event.refund.reason,
      )
    case 'ReturnCreated':
      return withComment(
        phrase('Return {number} created, {units}', {
          number: event.return.number,
          units: unitsText(sumOf(event.return.lines, (line) => line.quantity)),
        }),
        event.return.comment,
      )
    case 'ReturnEdited':
      return phrase('{return} changed: {fields}', {
        return: returnName(event.returnId, names),
        fields: fieldsText(Object.keys(event.changes)),
      })
    case 'ReturnCompleted':
      return phrase('{return} completed', { return: returnName(event.returnId, names) })
    case 'ReturnUncompleted':
      return phrase('{return} reopened', { return: returnName(event.returnId, names) })
    case 'ReturnDeleted':
      return phrase('{return} deleted, its stock movements reversed', { return: returnName(event.returnId, names) })
    case 'ExchangeSelectionCreated':
      return phrase('Exchange selection created from {return}, credit {amount}', {
        return: { within: returnName(event.returnId, names) },
        amount: money(event.credit),
      })
    case 'ExchangeCreditUsed':
      return phrase('Exchange of {return} ordered, {amount} of its credit used', {
        return: { within: returnName(event.returnId, names) },
        amount: money(event.credit),
      })
    case 'ExchangeGivenUp':
      return phrase('Exchange of {return} given up, its credit is free again', {
        return: { within: returnName(event.returnId, names) },
      })
    case 'CaseOpened':
      return phrase('Laid before a manager: {case}', { case: { within: marked(CASE_HEADLINES[event.syncCase.kind]) } })
    case 'CaseResolved':
      return withComment(phrase('Decided: {choice}', { choice: { within: marked(CHOICE_LABELS[event.choice]) } }), event.comment)
    case 'StockReceived':
      return withComment(
        phrase('{units} received{where}', {
          units: unitsText(sumOf(event.lines, (line) => line.quantity)),
          where: warehouseSuffix(event.warehouseId, names),
        }),
        event.note,
      )
    case 'StockCounted':
      return withComment(countedText(event, names), event.note)
    case 'StockRemoved':
      return withComment(
        phrase('{units} removed from stock{where}', {
          units: unitsText(sumOf(event.lines, (line) => line.quantity)),
          where: warehouseSuffix(event.warehouseId, names),
        }),
        event.note,
      )
    case 'StockTransferred':
      return withComment(
        phrase('{units} sent to {warehouse}{from}', {
          units: unitsText(sumOf(event.lines, (line) => line.quantity)),
          warehouse: warehouseName(event.toWarehouseId, names) || phrase('another warehouse'),
          from: fromWarehouses([{ warehouseId: event.fromWarehouseId }], names),
        }),
        event.note,
      )
    case 'AllotmentsChanged':
      return allotmentText(event, names)
    case 'ItemsSaved':
      return phrase('{count, plural, one {# item} other {# items}} saved', { count: event.items.length })
    case 'SettingsSaved':
      return phrase('Settings saved')
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

function allotmentText({ because, changes }: EventOf<'AllotmentsChanged'>, names: HistoryNames): Phrase {
  const units = unitsText(Math.abs(sumOf(changes, (each) => each.delta)))
  const where = warehouseSuffix(changes[0]?.warehouseId ?? '', names)
  switch (because) {
    case 'granted':
      return phrase('{units} reserved for a desk{where}', { units, where })
    case 'returned':
      return phrase('{units} reserved for a desk given back{where}', { units, where })
    case 'used':
      return phrase('{units} taken of what was reserved for the desk{where}', { units, where })
    case 'gone':
      return phrase('{units} reserved for a desk no longer there{where}', { units, where })
    default:
      return assertNever(because)
  }
}

function countedText(event: EventOf<'StockCounted'>, names: HistoryNames): Phrase {
  const counted = phrase('{units} counted{where}', {
    units: unitsText(sumOf(event.lines, (line) => line.counted)),
    where: warehouseSuffix(event.warehouseId, names),
  })
  const missing = sumOf(event.lines, (line) => line.countedShortage)
  const orders = [...new Set(event.lines.flatMap((line) => line.endangeredOrders))].join(', ')
  if (missing === 0) return counted
  return orders
    ? phrase('{counted}; {units} missing of what is promised to {orders}', { counted, units: unitsText(missing), orders })
    : phrase('{counted}; {units} missing of what is promised', { counted, units: unitsText(missing) })
}

function completedText(event: EventOf<'ShipmentCompleted'>, names: HistoryNames): Phrase {
  const { carrier, trackingNumber } = event.dispatch
  const withCarrier = carrier ? phrase(' with {carrier}', { carrier }) : ''
  const tracking = trackingNumber ? phrase(', tracking {trackingNumber}', { trackingNumber }) : ''
  return phrase('{shipment} completed{withCarrier}{tracking}', { shipment: shipmentName(event.shipmentId, names), withCarrier, tracking })
}

function resumedText(event: EventOf<'OrderResumed'>): Phrase {
  const reasons: Phrase = { list: event.reasonCodes.map((code) => ({ within: marked(HOLD_REASON_LABELS[code]) })) }
  return event.reasonCodes.length > 0 ? phrase('Resumed; no longer held for: {reasons}', { reasons }) : phrase('Resumed')
}

function shipmentName(shipmentId: string, names: HistoryNames): Phrase {
  const number = names.order?.shipments.find((shipment) => shipment.id === shipmentId)?.number
  return number ? phrase('Shipment {number}', { number }) : phrase('Shipment')
}

function returnName(returnId: string, names: HistoryNames): Phrase {
  const number = names.order?.returns.find((each) => each.id === returnId)?.number
  return number ? phrase('Return {number}', { number }) : phrase('Return')
}

function refundAmount(refundId: string, names: HistoryNames, money: Money): Phrase {
  const refund = names.order?.refunds.find((each) => each.id === refundId)
  return refund ? phrase(', {amount}', { amount: money(refund.amount) }) : ''
}

function lineList(lines: readonly { readonly orderLineId: string; readonly quantity: number }[], names: HistoryNames): Phrase {
  return {
    list: lines.map((line) => {
      const product = names.order?.lines.find((each) => each.id === line.orderLineId)?.snapshot.productName
      return product ? `${line.quantity} × ${product}` : unitsText(line.quantity)
    }),
  }
}

function releasedUnits(release: Release): number {
  return sumOf(release.allocations, (each) => each.quantity)
}

function releaseText(units: Phrase, release: Release, names: HistoryNames): Phrase {
  switch (release.stockAction) {
    case 'releaseItemsBackToWarehouse':
      return phrase('{units} released back to the warehouse', { units })
    case 'sendItemsToDifferentWarehouse':
      return phrase('{units} sent to {warehouse}', {
        units,
        warehouse: warehouseName(release.toWarehouseId ?? '', names) || phrase('another warehouse'),
      })
    case 'removeItemsFromStock':
      return phrase('{units} released and removed from stock', { units })
    default:
      return assertNever(release.stockAction)
  }
}

function fromWarehouses(allocations: readonly { readonly warehouseId: string }[], names: HistoryNames): Phrase {
  const known = [...new Set(allocations.map((each) => warehouseName(each.warehouseId, names)))].filter((name) => name !== '')
  return known.length > 0 ? phrase(' from {list}', { list: known.join(', ') }) : ''
}

function warehouseName(warehouseId: string, names: HistoryNames): string {
  return names.settings?.warehouses.find((warehouse) => warehouse.id === warehouseId)?.name ?? ''
}

function warehouseSuffix(warehouseId: string, names: HistoryNames): Phrase {
  const name = warehouseName(warehouseId, names)
  return name ? phrase(', {warehouse}', { warehouse: name }) : ''
}

function unitsText(units: number): Phrase {
  return phrase('{units, plural, one {# unit} other {# units}}', { units })
}

function withComment(sentence: Phrase, comment: string): Phrase {
  return comment ? phrase('{sentence} ({comment})', { sentence, comment }) : sentence
}

const FIELD_WORDS: Readonly<Record<string, Message>> = {
  billingAddress: msg('billing address'),
  address: msg('billing address'),
  shippingAddress: msg('shipping address'),
  customerId: msg('customer'),
  comment: msg('comment'),
  internalComment: msg('internal comment'),
  giftMessage: msg('gift message'),
  poNumber: msg('purchase order number'),
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

function fieldsText(fields: readonly string[]): Phrase {
  return { list: fields.map((field) => (FIELD_WORDS[field] ? marked(FIELD_WORDS[field]) : field)) }
}

/** Money taken at once is told with the payment, and with what its slip says; an exchange's credit is no money taken. */
function paymentAddedText({ methodName: method, externalReference: reference, entries: [taken] }: Payment, money: Money): Phrase {
  const isTaken = taken?.entryType === 'MARKED_AS_PAID' || (taken?.entryType === 'PREPAID' && taken.returnId === undefined)
  if (!isTaken) return phrase('Payment added: {method}', { method })
  const amount = money(taken.value)
  return reference === ''
    ? phrase('Paid: {method}, {amount}', { method, amount })
    : phrase('Paid: {method}, {amount}, slip {reference}', { method, amount, reference })
}

/** Money taken for what an order grew by is said with how it was paid: nothing else of the order tells. */
function entryAddedText({ paymentId, entry }: EventOf<'PaymentEntryAdded'>, { order }: HistoryNames, money: Money): Phrase {
  const said = entryPhrase(entry, money)
  if (entry.entryType !== 'ADDITIONAL_ORDER_PAYMENT') return said
  const method = order?.payments.find((payment) => payment.id === paymentId)?.methodName
  const how = [method, entry.externalReference].filter((part) => part).join(' · ')
  return how === '' ? said : phrase('{entry} · {how}', { entry: said, how })
}

function entryPhrase(entry: PaymentHistoryEntry, money: Money): Phrase {
  return phrase('{entry}, {amount}', { entry: marked(paymentEntryWords(entry)), amount: money(entry.value) })
}

type Money = (minor: number) => Phrase
