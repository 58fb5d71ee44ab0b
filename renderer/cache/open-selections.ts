import { isUnfinished } from '../../shared/lifecycle/selection-timing.ts'
import type { CacheDatabase } from './cache-database.ts'
import { readBody } from './keep-bodies.ts'
import type { LiveCopy } from './live-copy.ts'

/** Ids of the baskets this customer has that are neither ordered nor over, as far as they are kept whole here. */
export async function openSelectionIds(database: CacheDatabase, live: LiveCopy, customerId: string): Promise<readonly string[]> {
  const ids = live.memory.lists.queueIds('incomplete', 'oldest-first')
  const bodies = await Promise.all(ids.map((id) => readBody(database, live, id)))
  return ids.filter((_, place) => {
    const selection = bodies[place]?.state.selection
    return selection?.customerId === customerId && isUnfinished(selection)
  })
}
