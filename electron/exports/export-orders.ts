// exports: what the desk knows, for other programs. Nothing here changes anything.

import { csvLine } from '../../shared/base/csv-cell.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import type { OrderStore, StoreView } from '../ports/order-store.ts'
import { ORDER_TABLE_HEADER, orderRows } from './order-table.ts'

export type ExportFormat = 'csv' | 'json'

export interface ExportFigures {
  readonly orders: number
  readonly lines: number
}

/** Hands text on; resolves when there is room for more. */
export type Write = (text: string) => Promise<void>

/**
 * Writes every order, oldest first, as of one moment. CSV: RFC 4180, UTF-8, one row per order line. JSON: a list of whole
 * orders, everything imported with them included.
 */
export function exportOrders(
  store: OrderStore,
  format: ExportFormat,
  write: Write,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<ExportFigures> {
  return store.atOneMoment(async (view) => {
    const ids = await idsOldestFirst(view)
    let lines = 0
    await write(format === 'csv' ? csvLine(ORDER_TABLE_HEADER) : '[')
    for (const [index, id] of ids.entries()) {
      const { state } = await view.readState(id)
      if (!state.order) continue
      lines += state.order.lines.length
      await write(format === 'csv' ? csvOf(state.order) : `${index === 0 ? '\n' : ',\n'}${JSON.stringify(state.order)}`)
      onProgress(index + 1, ids.length)
    }
    if (format === 'json') await write('\n]\n')
    return { orders: ids.length, lines }
  })
}

function csvOf(order: Order): string {
  return orderRows(order)
    .map((cells) => csvLine(cells))
    .join('')
}

/** Only ids and dates are held at once, never all orders. */
async function idsOldestFirst(view: StoreView): Promise<readonly string[]> {
  const found: { readonly id: string; readonly date: string; readonly number: string }[] = []
  for await (const { id, order } of view.eachState()) {
    if (order) found.push({ id, date: order.value.orderDate, number: order.value.number })
  }
  found.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.number.localeCompare(b.number, 'en', { numeric: true })))
  return found.map(({ id }) => id)
}
