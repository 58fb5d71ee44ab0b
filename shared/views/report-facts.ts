import { sumOf } from '../base/money.ts'
import type { Order } from '../lifecycle/order.ts'
import { liveShipments } from '../lifecycle/quantities.ts'

/** One thing about an order that a report counts, at the moment it counts for. */
export interface ReportFact {
  /** Unlike any other of the same order. */
  readonly name: string
  readonly kind: 'ordered' | 'confirmed' | 'returned'
  readonly storeId: string
  readonly currency: string
  readonly atMs: number
  /** Minor units. */
  readonly amount: number
  /** Of a confirmed order: when the last of its units left; null while one has not. */
  readonly doneMs: number | null
}

/**
 * What reports count of an order: that it was ordered, and for how much after what was cancelled; when it was confirmed and had
 * left; each completed return with what its goods were worth. A cancelled order counts for nothing, and one that was archived
 * unshipped is owed no parcel.
 */
export function reportFactsOf(order: Order): readonly ReportFact[] {
  const { storeId, currency, totals, confirmedAt } = order
  if (order.status === 6) return []
  const base = { storeId, currency, doneMs: null }
  const facts: ReportFact[] = [{ ...base, name: 'ordered', kind: 'ordered', atMs: Date.parse(order.orderDate), amount: totals.grandTotal }]
  const doneMs = shippedWholeMs(order)
  if (confirmedAt !== null && (doneMs !== null || order.archivedAt === null)) {
    facts.push({ ...base, name: 'confirmed', kind: 'confirmed', atMs: Date.parse(confirmedAt), amount: 0, doneMs })
  }
  for (const { id, status, completedAt, deletedAt, lines } of order.returns) {
    if (status !== 'completed' || completedAt === null || deletedAt !== null) continue
    const amount = sumOf(lines, (line) => line.value)
    facts.push({ ...base, name: `returned ${id}`, kind: 'returned', atMs: Date.parse(completedAt), amount })
  }
  return facts
}

function shippedWholeMs(order: Order): number | null {
  const left = liveShipments(order).filter((shipment) => shipment.shippedAt !== null)
  const units = sumOf(left, (shipment) => sumOf(shipment.lines, (line) => line.quantity))
  if (left.length === 0 || units < order.totals.totalQuantity) return null
  return Math.max(...left.map((shipment) => Date.parse(shipment.shippedAt ?? '')))
}
