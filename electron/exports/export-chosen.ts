import { csvLine } from '../../shared/base/csv-cell.ts'
import type { ExportedOrders } from '../../shared/contract/exported-orders.ts'
import type { LifecycleGateway } from '../ports/lifecycle-gateway.ts'
import { ORDER_TABLE_HEADER, orderRows } from './order-table.ts'

/** Some orders as rows of the export, in the order asked for, and which of them are there. The head comes with every part. */
export async function exportChosen(gateway: Pick<LifecycleGateway, 'readState'>, ids: readonly string[]): Promise<ExportedOrders> {
  const found: string[] = []
  const lines: string[] = []
  for (const id of ids) {
    const { order } = (await gateway.readState(id)).state
    if (!order) continue
    found.push(id)
    lines.push(...orderRows(order).map((cells) => csvLine(cells)))
  }
  return { header: csvLine(ORDER_TABLE_HEADER), rows: lines.join(''), found }
}
