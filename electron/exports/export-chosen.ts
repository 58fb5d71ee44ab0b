import { setImmediate } from 'node:timers/promises'
import { csvLine } from '../../shared/base/csv-cell.ts'
import type { ExportedOrders } from '../../shared/contract/exported-orders.ts'
import type { LifecycleGateway } from '../ports/lifecycle-gateway.ts'
import { ORDER_TABLE_HEADER, orderRows } from './order-table.ts'

/** So many orders are written between two breaths, in which others are answered. */
const ORDERS_AT_ONCE = 20

/** Some orders as rows of the export, in the order asked for, and which of them are there. The head comes with every part. */
export async function exportChosen(gateway: Pick<LifecycleGateway, 'readState'>, ids: readonly string[]): Promise<ExportedOrders> {
  const found: string[] = []
  const lines: string[] = []
  for (const [place, id] of ids.entries()) {
    if (place > 0 && place % ORDERS_AT_ONCE === 0) await setImmediate()
    const { order } = (await gateway.readState(id)).state
    if (!order) continue
    found.push(id)
    lines.push(...orderRows(order).map((cells) => csvLine(cells)))
  }
  return { header: csvLine(ORDER_TABLE_HEADER), rows: lines.join(''), found }
}
