import type { Order } from '../../shared/lifecycle/order.ts'
import { demandQuantity } from '../../shared/lifecycle/quantities.ts'

/** Units an order still waits for, by item: only orders that are pending, confirmed or in processing wait (domain.md I-10). */
export function demandOf(order: Order | null): ReadonlyMap<string, number> {
  const units = new Map<string, number>()
  if (!order || order.status > 3) return units
  for (const line of order.lines) {
    const quantity = demandQuantity(order, line)
    if (quantity !== 0) units.set(line.itemId, (units.get(line.itemId) ?? 0) + quantity)
  }
  return units
}
