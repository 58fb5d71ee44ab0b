import type { ExportedPage } from '../../shared/contract/exported-orders.ts'
import type { LifecycleGateway } from '../ports/lifecycle-gateway.ts'
import type { ListViewRequest } from '../ports/order-store.ts'
import { exportChosen } from './export-chosen.ts'

/**
 * The orders of one page of a view as rows of the export, in the view's order. A page begins behind a key that never changes, so
 * nothing is written twice, whatever comes in meanwhile.
 */
export async function exportView(
  gateway: Pick<LifecycleGateway, 'listView' | 'readState'>,
  request: ListViewRequest,
): Promise<ExportedPage> {
  const { rows, next } = await gateway.listView(request)
  const exported = await exportChosen(
    gateway,
    rows.map(({ id }) => id),
  )
  return { ...exported, next }
}
