import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Order } from '../../shared/lifecycle/order.ts'

/** The orders a running desk keeps in its folder, read beside it. */
export function keptOrders(folder: string): readonly Order[] {
  const authority = new DatabaseSync(join(folder, 'authority.sqlite'), { readOnly: true, timeout: 5000 })
  try {
    return (authority.prepare('SELECT snapshot FROM orders').all() as { snapshot: string }[]).map(
      ({ snapshot }) => JSON.parse(snapshot) as Order,
    )
  } finally {
    authority.close()
  }
}
