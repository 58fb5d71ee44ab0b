import type { Order } from '../../../shared/lifecycle/order.ts'
import { activeQuantity } from '../../../shared/lifecycle/quantities.ts'
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

/** A sale that fits, and how much of the item may still come back from it. */
export interface FoundSale {
  readonly order: Order
  readonly bought: number
  readonly returnable: number
}

export interface FoundSales {
  readonly sales: readonly FoundSale[]
  /** More was sold in these days than was looked at. */
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
  const lines = order.lines.filter((line) => line.itemId === itemId)
  if (lines.length === 0) return []
  const ids = new Set(lines.map(({ id }) => id))
  const back = order.shipments.flatMap((shipment) => returnableLines(order, shipment)).filter((line) => ids.has(line.orderLineId))
  return [
    {
      order,
      bought: lines.reduce((sum, line) => sum + activeQuantity(line), 0),
      returnable: back.reduce((sum, line) => sum + line.returnable, 0),
    },
  ]
}
