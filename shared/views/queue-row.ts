import { sumOf } from '../base/money.ts'
import { type Address, nameOf } from '../lifecycle/address.ts'
import type { HoldReason, Order, OrderStatus } from '../lifecycle/order.ts'
import { authorized, netPaid, paid } from '../lifecycle/order-money.ts'
import { openShipments } from '../lifecycle/quantities.ts'
import type { Selection } from '../lifecycle/selection.ts'
import type { PaymentKind } from '../lifecycle/settings.ts'
import { isAnswerOwed } from './payment-label.ts'
import { isSelection } from './queues.ts'

/** One line of a queue: what the list shows and what the payment label is made of, and nothing heavier. Amounts in minor units. */
export interface QueueRow {
  readonly id: string
  readonly kind: 'order' | 'selection'
  readonly number: string
  readonly reference: string
  /** 0 is a selection, Incomplete. */
  readonly status: 0 | OrderStatus
  readonly holds: readonly HoldReason[]
  readonly isWaitingForPayment: boolean
  readonly wfpSince: string | null
  readonly customer: string
  /** Units, cancelled ones not counted. */
  readonly itemCount: number
  readonly total: number
  readonly currency: string
  readonly shippingMethod: string
  readonly paymentMethod: string
  readonly paymentKind: PaymentKind | null
  readonly authorized: number
  readonly paid: number
  /** Paid less refunds. */
  readonly net: number
  /** The payment provider was asked and has not answered yet. */
  readonly isCapturePending?: true
  readonly isRefundPending?: true
  /** Who packs one of its parcels; left out when nobody does. */
  readonly claimedBy?: string
  readonly orderDate: string
  readonly tags: readonly string[]
  /** The store that sold it, whose patience counts; baskets have none, and a hub of an earlier version says it of few orders. */
  readonly storeId?: string
}

/** What queues are sorted and paged by (`sortKeyOf`), told from the row. */
export function sortKeyOfRow({ orderDate, id }: QueueRow): string {
  return `${orderDate} ${id}`
}

/** The row of an order or of a basket. */
export function queueRowOf(subject: Order | Selection): QueueRow {
  return isSelection(subject) ? queueRowOfSelection(subject) : queueRowOfOrder(subject)
}

function queueRowOfOrder(order: Order): QueueRow {
  return {
    id: order.id,
    kind: 'order',
    number: order.number,
    reference: order.reference,
    status: order.status,
    holds: order.holds.map((hold) => hold.reasonCode),
    isWaitingForPayment: order.isWaitingForPayment,
    wfpSince: order.wfpSince,
    customer: customerName(order.shippingAddress, order.billingAddress) || order.buyerName,
    itemCount: order.totals.totalQuantity,
    total: order.totals.grandTotal,
    currency: order.currency,
    shippingMethod: order.shippingMethodName,
    paymentMethod: order.paymentMethodName,
    paymentKind: order.payments.at(-1)?.kind ?? null,
    authorized: authorized(order),
    paid: paid(order),
    net: netPaid(order),
    ...(isAnswerOwed(order, 'CAPTURE_REQUEST') ? { isCapturePending: true } : {}),
    ...(isAnswerOwed(order, 'REFUND_REQUEST') ? { isRefundPending: true } : {}),
    ...claimOf(order),
    orderDate: order.orderDate,
    tags: order.tags,
    storeId: order.storeId,
  }
}

function claimOf(order: Order): Pick<QueueRow, 'claimedBy'> {
  const claim = openShipments(order).find(({ claimedBy }) => claimedBy !== null)?.claimedBy
  return claim ? { claimedBy: claim.actorName } : {}
}

/** The row of a basket. Its total is what the lines cost before any tax or carrier price is worked out. */
function queueRowOfSelection(selection: Selection): QueueRow {
  const goods = sumOf(selection.lines, (line) => line.unitPrice * line.quantity - line.lineDiscount)
  const discounts = sumOf(selection.discounts, (discount) => discount.amount)
  return {
    id: selection.id,
    kind: 'selection',
    number: '',
    reference: '',
    status: 0,
    holds: [],
    isWaitingForPayment: false,
    wfpSince: null,
    customer: customerName(selection.shippingAddress, selection.address),
    itemCount: sumOf(selection.lines, (line) => line.quantity),
    total: Math.max(0, goods - discounts) + (selection.shippingCost ?? 0) + selection.handlingCost,
    currency: selection.currency,
    shippingMethod: '',
    paymentMethod: '',
    paymentKind: null,
    authorized: 0,
    paid: 0,
    net: 0,
    orderDate: selection.createdAt,
    tags: [],
  }
}

/** The person the goods go to, else the one who pays. */
function customerName(shipping: Address | null, billing: Address | null): string {
  return (shipping && nameOf(shipping)) || (billing && nameOf(billing)) || ''
}
