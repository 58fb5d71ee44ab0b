import { sumOf } from '../../../shared/base/money.ts'
import type { Order } from '../../../shared/lifecycle/order.ts'
import type { ProductItem, Store } from '../../../shared/lifecycle/settings.ts'
import { returnableLines } from '../../../shared/views/order-facts.ts'
import type { PlacedBetween } from '../../../shared/views/placed-between.ts'
import type { QueueRow } from '../../../shared/views/queue-row.ts'
import { dayAfter, dayAt, dayBeginsMs } from '../../../shared/views/store-days.ts'
import { deskSession, type Found } from '../../state/desk-session.ts'
import { deskState } from '../../state/desk-state.ts'
import { loadedOrder } from '../../state/loaded-state.ts'

/** What a customer without a receipt can say. */
export interface SaleQuestion {
  readonly item: ProductItem
  /** Days as the calendar of the store that sold counts them, `2025-03-03`, both included; empty: no limit. */
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
  /** The item was sold more often in these days than was looked at: older sales may be missing. */
  readonly isCut: boolean
  readonly from: Found['from']
}

const LOOKED_INTO = 40

/** Sales of the item in these days, newest first, as far as this window and its desk know them, and its hub where that can be asked. */
export async function findSales(question: SaleQuestion): Promise<FoundSales> {
  const stores = deskState().settings?.stores ?? []
  const { item, storeId, amount } = question
  const [from, to] = [dayOrNone(question.from), dayOrNone(question.to)]
  const sellers = storeId === '' ? stores : stores.filter(({ id }) => id === storeId)
  const found = await deskSession().search(item.sku, true, placedIn({ from, to }, sellers))
  const isThen = (row: QueueRow) => {
    const day = dayAt(Date.parse(row.orderDate), zoneOf(row.storeId, sellers))
    return (from === '' || day >= from) && (to === '' || day <= to)
  }
  const fitting = found.rows
    .filter((row) => row.kind === 'order' && hasLeft(row.status) && (amount === null || row.total === amount))
    .filter((row) => (storeId === '' || row.storeId === undefined || row.storeId === storeId) && isThen(row))
    .toSorted((a, b) => b.orderDate.localeCompare(a.orderDate))
  const orders = await Promise.all(fitting.slice(0, LOOKED_INTO).map(({ id }) => loadedOrder(id)))
  const sales = orders.flatMap((order) => (order && (storeId === '' || order.storeId === storeId) ? soldIn(order, item.id) : []))
  return { sales, isCut: fitting.length > LOOKED_INTO || found.rows.length >= MOST_FOUND, from: found.from }
}

/** As many as a search ever answers with. */
const MOST_FOUND = 200

/** What a date field says while somebody still types the year may be no day: then there is no limit. */
function dayOrNone(text: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(text) ? text : ''
}

/** From when the first day begins at any of the stores until the last has ended at all of them. */
function placedIn({ from, to }: Pick<SaleQuestion, 'from' | 'to'>, stores: readonly Store[]): PlacedBetween {
  const zones = stores.length === 0 ? ['UTC'] : stores.map(({ timeZone }) => timeZone)
  const begin = (day: string) => zones.map((zone) => dayBeginsMs(day, zone))
  return {
    ...(from === '' ? {} : { from: new Date(Math.min(...begin(from))).toISOString() }),
    ...(to === '' ? {} : { before: new Date(Math.max(...begin(dayAfter(to, 1)))).toISOString() }),
  }
}

/** Of a sale that does not say its store, the first of them is as good as any. */
function zoneOf(storeId: string | undefined, stores: readonly Store[]): string {
  return (stores.find(({ id }) => id === storeId) ?? stores[0])?.timeZone ?? 'UTC'
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
