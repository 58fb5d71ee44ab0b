import type { ChangeSet } from '../ports/order-store.ts'

/** The items whose stock changed at all, each with its demand where that changed too. */
export function stockTouched(changes: Pick<ChangeSet, 'levels' | 'demand'>): ReadonlyMap<string, number | null> {
  const touched = new Map<string, number | null>(changes.levels.map(({ itemId }) => [itemId, null]))
  for (const { itemId, units } of changes.demand) touched.set(itemId, units)
  return touched
}
