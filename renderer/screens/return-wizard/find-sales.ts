import { sumOf } from '../../../shared/base/money.ts'
import type { Order } from '../../../shared/lifecycle/order.ts'
import type { ProductItem } from '../../../shared/lifecycle/settings.ts'
import { returnableLines } from '../../../shared/views/order-facts.ts'
import { deskSession, type Found } from '../../state/desk-session.ts'
import { loadedOrder } from '../../state/loaded-state.ts'

/** What a customer without a receipt can say. */
export interface SaleQuestion {
  readonly item: ProductItem
  /** Days as the till's calendar counts them, `2025-03-03`, both included. */
  readonly from: string
  readonly to: string
  /** Empty: any store. */
  readonly storeId: string
  /** What was paid in all, minor units; null: not known. */
  readonly amount: number | null
}

/** A sale that fits: how much of the item has left with it, and how much of that may still come back. */
export interface FoundSale {
  readonly order: Order
  readonly left: number
  readonly returnable: number
}

export interface FoundSales {
  readonly sales: readonly FoundSale[]
  /** The item was sold more often than was looked at: older sales may be missing. */
  readonly isCut: boolean
  readonly from: Found['from']
}

const LOOKED_INTO = 40

/** Sales of the item in these days, newest first, as far as this window and its desk know them. */
export async function findSales({ item, from, to, storeId, amount }: SaleQuestion): Promise<FoundSales> {
  const found = await deskSession().search(item.sku, true)
  const fitting = found.rows
    .filter(({ kind, status, orderDate, total }) => {
      const day = dayOf(orderDate)
      return kind === 'order' && hasLeft(status) && day >= from && day <= to && (amount === null || total === amount)
    })
    .toSorted((a, b) => b.orderDate.localeCompare(a.orderDate))
  const orders = await Promise.all(fitting.slice(0, LOOKED_INTO).map(({ id }) => loadedOrder(id)))
  const sales = orders.flatMap((order) => (order && (storeId === '' || order.storeId === storeId) ? soldIn(order, item.id) : []))
  return { sales, isCut: fitting.length > LOOKED_INTO || found.rows.length >= MOST_FOUND, from: found.from }
}

/** As many as a search ever answers with. */
const MOST_FOUND = 200

/** The day on this computer's calendar, as date fields write it. */
export function dayOf(at: string): string {
  const moment = new Date(at)
  const two = (figure: number) => String(figure).padStart(2, '0')
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
}

function hasLeft(status: number): boolean {
  return status >= 3 && status <= 5
}

function soldIn(order: Order, itemId: string): readonly FoundSale[] {
  const ids = new Set(order.lines.filter((line) => line.itemId === itemId).map(({ id }) => id))
  const lines = order.shipments.flatMap((shipment) => returnableLines(order, shipment)).filter((line) => ids.has(line.orderLineId))
  const left = sumOf(lines, (line) => line.shipped)
  return left === 0 ? [] : [{ order, left, returnable: sumOf(lines, (line) => line.returnable) }]
}
