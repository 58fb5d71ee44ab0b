import { canonicalJson } from '../../shared/base/canonical-json.ts'
import { amountCell, type Cell } from '../../shared/base/csv-cell.ts'
import { currencyDecimals } from '../../shared/base/money.ts'
import type { Address } from '../../shared/lifecycle/address.ts'
import type { Order, OrderLine } from '../../shared/lifecycle/order.ts'
import { paid, refunded } from '../../shared/lifecycle/order-money.ts'
import { allocatedQuantity, liveShipments, returnedQuantityOfLine, shippedQuantity } from '../../shared/lifecycle/quantities.ts'
import { STATUS_NAMES } from '../../shared/lifecycle/status.ts'

type Amount = (minor: number) => Cell
type OrderColumn = readonly [name: string, cell: (order: Order, amount: Amount) => Cell]
type LineColumn = readonly [name: string, cell: (line: OrderLine, order: Order, amount: Amount) => Cell]

const ORDER_COLUMNS: readonly OrderColumn[] = [
  ['number', (order) => order.number],
  ['reference', (order) => order.reference],
  ['status', (order) => STATUS_NAMES[order.status]],
  ['holds', (order) => order.holds.map((hold) => hold.reasonCode).join(' ')],
  ['waitingForPayment', (order) => order.isWaitingForPayment],
  ['orderDate', (order) => order.orderDate],
  ['store', (order) => order.storeId],
  ['customerId', (order) => order.customerId],
  ['buyer', (order) => order.buyerName],
  ...addressColumns('billing', (order) => order.billingAddress),
  ...addressColumns('shipping', (order) => order.shippingAddress),
  ['poNumber', (order) => order.poNumber],
  ['shippingMethod', (order) => order.shippingMethodName],
  ['paymentMethod', (order) => order.paymentMethodName],
  ['currency', (order) => order.currency],
  ['shippingCost', (order, amount) => amount(order.shippingCost)],
  ['handlingCost', (order, amount) => amount(order.handlingCost)],
  ['discount', (order, amount) => amount(0 - order.totals.discountTotal)],
  ['tax', (order, amount) => amount(order.totals.taxTotal)],
  ['grandTotal', (order, amount) => amount(order.totals.grandTotal)],
  ['paid', (order, amount) => amount(paid(order))],
  ['refunded', (order, amount) => amount(0 - refunded(order))],
  [
    'tracking',
    (order) =>
      liveShipments(order)
        .flatMap((shipment) => shipment.trackingNumber || [])
        .join(' '),
  ],
  ['comment', (order) => order.comment],
  ['internalComment', (order) => order.internalComment],
  ['tags', (order) => order.tags.join(' ')],
  ['externalIds', (order) => jsonOrNothing(order.externalIds)],
  ['sourceData', (order) => jsonOrNothing(order.imported)],
]

const LINE_COLUMNS: readonly LineColumn[] = [
  ['sku', (line) => line.snapshot.sku],
  ['ean', (line) => line.snapshot.ean],
  ['brand', (line) => line.snapshot.brandName],
  ['product', (line) => line.snapshot.productName],
  ['variant', (line) => line.snapshot.variant],
  ['size', (line) => line.snapshot.size],
  ['quantity', (line) => line.quantity],
  ['cancelled', (line) => line.cancelledQuantity],
  ['allocated', (line, order) => allocatedQuantity(order, line.id)],
  ['shipped', (line, order) => shippedQuantity(order, line.id)],
  ['returned', (line, order) => returnedQuantityOfLine(order, line.id)],
  ['unitPrice', (line, _order, amount) => amount(line.unitPrice)],
  ['taxPercent', (line) => line.taxPercent],
  ['lineTotal', (line, _order, amount) => amount(line.total)],
  ['lineComment', (line) => line.comment],
  ['lineExternalIds', (line) => jsonOrNothing(line.externalIds)],
]

/** The names of the columns: those of the order, then those of its line. */
export const ORDER_TABLE_HEADER: readonly string[] = [...ORDER_COLUMNS, ...LINE_COLUMNS].map(([name]) => name)

/** One row per order line, the order's own cells repeated; an order without lines has one row. */
export function orderRows(order: Order): readonly (readonly Cell[])[] {
  const decimals = currencyDecimals(order.currency)
  const amount: Amount = (minor) => amountCell(minor, decimals)
  const own = ORDER_COLUMNS.map(([, cell]) => cell(order, amount))
  if (order.lines.length === 0) return [[...own, ...LINE_COLUMNS.map(() => null)]]
  return order.lines.map((line) => [...own, ...LINE_COLUMNS.map(([, cell]) => cell(line, order, amount))])
}

function addressColumns(prefix: string, addressOf: (order: Order) => Address | null): readonly OrderColumn[] {
  const fields: readonly (keyof Address)[] = [
    'company',
    'firstName',
    'lastName',
    'address1',
    'address2',
    'zipCode',
    'city',
    'stateOrProvince',
    'country',
    'phoneNumber',
    'email',
    'vatNumber',
  ]
  return fields.map((field) => [`${prefix}.${field}`, (order) => addressOf(order)?.[field] ?? null])
}

function jsonOrNothing(value: Readonly<Record<string, unknown>> | null): Cell {
  return value === null || Object.keys(value).length === 0 ? null : canonicalJson(value)
}
