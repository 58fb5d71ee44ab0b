import { sumOf } from '../base/money.ts'
import { awaitsStock } from '../lifecycle/awaits-stock.ts'
import type { Hold, Order, OrderLine, OrderStatus } from '../lifecycle/order.ts'
import {
  allocatedQuantity,
  demandQuantity,
  findLine,
  freeQuantity,
  quantityInOpenShipments,
  returnedQuantity,
  returnedQuantityOfLine,
  shippedQuantity,
} from '../lifecycle/quantities.ts'
import type { ItemSnapshot, Selection } from '../lifecycle/selection.ts'
import type { Shipment } from '../lifecycle/shipment.ts'
import { apart, say } from '../wording/say.ts'
import { holdReasonLabel } from './hold-reason-label.ts'
import { statusLabel } from './status-label.ts'

/** Colours mean something: go is done well, wait needs time, stop needs a person, info is under way, rest is quiet. */
export type Tone = 'rest' | 'info' | 'go' | 'wait' | 'stop'

export interface Chip {
  readonly text: string
  readonly tone: Tone
}

const STATUS_TONES: Readonly<Record<0 | OrderStatus, Tone>> = { 0: 'rest', 1: 'wait', 2: 'rest', 3: 'info', 4: 'go', 5: 'rest', 6: 'rest' }

/** The status by its name and colour; flags never change it, they stand beside it. */
export function statusChip(status: 0 | OrderStatus): Chip {
  return { text: statusLabel(status), tone: STATUS_TONES[status] }
}

/**
 * Every flag of an order as a chip with what it means: each hold reason by itself, then Waiting for payment (a matter for a person
 * once it is late), waiting for goods, lock and internal.
 */
export function flagChips(
  order: Order,
  isPaymentLate = false,
): readonly (Chip & { readonly detail: string; readonly at: string | null })[] {
  const flags = order.holds.map((hold) => ({
    text: say('Hold · {reason}', { reason: holdReasonLabel(hold.reasonCode) }),
    tone: 'stop' as const,
    detail: holdDetail(hold),
    at: hold.at,
  }))
  const others: (Chip & { readonly detail: string; readonly at: string | null })[] = []
  if (order.isWaitingForPayment) {
    others.push({
      text: isPaymentLate ? say('Waiting for payment · Late') : say('Waiting for payment'),
      tone: isPaymentLate ? 'stop' : 'wait',
      detail: isPaymentLate
        ? say('Longer than the store waits: somebody should look.')
        : say('Nothing moves forward until the money is there.'),
      at: order.wfpSince,
    })
  }
  if (awaitsStock(order))
    others.push({ text: say('Waits for goods'), tone: 'info', detail: say('Ships by itself as soon as they arrive.'), at: null })
  if (order.isLocked)
    others.push({ text: say('Locked'), tone: 'wait', detail: say('An integration or an administrator locked it.'), at: null })
  if (order.isInternal) others.push({ text: say('Internal'), tone: 'rest', detail: say('Not a sale to a customer.'), at: null })
  return [...flags, ...others]
}

function holdDetail(hold: Hold): string {
  return hold.reason ? `${hold.reason} · ${hold.by}` : say('set by {by}', { by: hold.by })
}

/** What became of the units of one order line. */
export interface LineFacts {
  readonly line: OrderLine
  readonly ordered: number
  /** Promised from stock and not yet shipped, those in open shipments included. */
  readonly allocated: number
  readonly inOpenShipments: number
  readonly shipped: number
  readonly returned: number
  readonly cancelled: number
  /** Waiting for stock. */
  readonly waiting: number
  /** Neither shipped, cancelled nor in a shipment: what may still be cancelled. */
  readonly free: number
}

export function lineFacts(order: Order): readonly LineFacts[] {
  return order.lines.map((line) => ({
    line,
    ordered: line.quantity,
    allocated: allocatedQuantity(order, line.id),
    inOpenShipments: quantityInOpenShipments(order, line.id),
    shipped: shippedQuantity(order, line.id),
    returned: returnedQuantityOfLine(order, line.id),
    cancelled: line.cancelledQuantity,
    // Before an order is confirmed nothing is allocated, so nothing is missing either.
    waiting: order.status === 2 || order.status === 3 ? demandQuantity(order, line) : 0,
    free: freeQuantity(order, line),
  }))
}

/** The four steps of a shipment and which of them it has reached; paid and good-to-go come in either order. */
export function shipmentStages(shipment: Shipment): readonly { readonly label: string; readonly reached: boolean }[] {
  return [
    { label: say('Created'), reached: true },
    { label: say('Good-to-go'), reached: shipment.isGoodToGo || shipment.shippedAt !== null },
    { label: say('Paid'), reached: shipment.isPaid },
    { label: say('Completed'), reached: shipment.shippedAt !== null },
  ]
}

/** How far a shipment is, in one word. */
export function shipmentChip(shipment: Shipment): Chip {
  if (shipment.voidedAt !== null) return { text: shipment.voidedByCancel ? say('Cancelled') : say('Deleted'), tone: 'rest' }
  if (shipment.shippedAt !== null)
    return shipment.isPaid ? { text: say('Completed'), tone: 'go' } : { text: say('Completed, unpaid'), tone: 'wait' }
  if (shipment.completeWhenPaid) return { text: say('Waits for its capture'), tone: 'wait' }
  if (shipment.capturePending) return { text: say('Capture requested'), tone: 'wait' }
  if (shipment.isGoodToGo) return shipment.isPaid ? { text: say('Good-to-go, paid'), tone: 'go' } : { text: say('Good-to-go'), tone: 'go' }
  return shipment.isPaid ? { text: say('Paid'), tone: 'info' } : { text: say('Created'), tone: 'info' }
}

/** One line of a completed shipment with what may still come back of it. */
export interface ReturnableLine {
  readonly shipmentLineId: string
  readonly orderLineId: string
  readonly snapshot: ItemSnapshot
  readonly shipped: number
  readonly returned: number
  readonly returnable: number
  /** Minor units the shipped units were worth in the order's total. */
  readonly value: number
}

/** What a completed shipment can give back, per line; an open or deleted one gives back nothing. */
export function returnableLines(order: Order, shipment: Shipment): readonly ReturnableLine[] {
  if (shipment.shippedAt === null || shipment.voidedAt !== null) return []
  return shipment.lines.flatMap((line) => {
    const orderLine = findLine(order, line.orderLineId)
    if (!orderLine) return []
    const returned = returnedQuantity(order, line.id)
    return [
      {
        shipmentLineId: line.id,
        orderLineId: line.orderLineId,
        snapshot: orderLine.snapshot,
        shipped: line.quantity,
        returned,
        returnable: line.quantity - returned,
        value: line.value,
      },
    ]
  })
}

/** Units a completed shipment can still give back. */
export function returnableUnits(order: Order, shipment: Shipment): number {
  return sumOf(returnableLines(order, shipment), (line) => line.returnable)
}

/** Variant and size as one quiet word beside the product's name. */
export function itemDetail(snapshot: ItemSnapshot): string {
  const { variant, size } = snapshot
  return [variant && apart(variant), size && say('size {size}', { size })].filter((part) => part !== '').join(say(', '))
}

/** What a basket's lines cost before carrier and tax are worked out. */
export function selectionGoods(selection: Selection): number {
  return sumOf(selection.lines, (line) => line.unitPrice * line.quantity - line.lineDiscount)
}
