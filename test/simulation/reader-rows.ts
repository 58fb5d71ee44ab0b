import type { MemoryTables } from './memory-tables.ts'
import type { HeldRow } from './oracle.ts'

/** All that tables hold of the shop, by type and id. */
export function shopHeldBy({ orders, selections, cases, items, demand, levels, settings }: MemoryTables): ReadonlyMap<string, HeldRow> {
  const held = new Map<string, HeldRow>()
  for (const [id, row] of orders) held.set(`order ${id}`, row)
  for (const [id, row] of selections) held.set(`selection ${id}`, row)
  for (const [id, row] of cases) held.set(`case ${id}`, row)
  for (const [id, row] of items) held.set(`item ${id}`, row)
  for (const [id, { version, value }] of demand) {
    const sorted = [...(levels.get(id)?.values() ?? [])].sort((a, b) => (a.warehouseId < b.warehouseId ? -1 : 1))
    held.set(`stock ${id}`, { version, value: { itemId: id, levels: sorted, demand: value } })
  }
  if (settings) held.set('settings settings', settings)
  return held
}
