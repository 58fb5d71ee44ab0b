import { type HistoryEntry, historyEntryOf } from '../../shared/views/history-entry.ts'
import type { OrderStore } from '../ports/order-store.ts'

const HISTORY_LIMIT = 2000

/** What happened to an order, in the words of a person, oldest first. */
export async function readHistory(store: OrderStore, id: string): Promise<readonly HistoryEntry[]> {
  const [entries, { state }, settings] = await Promise.all([
    store.readHistory(id, { limit: HISTORY_LIMIT }),
    store.readState(id),
    store.readSettings(),
  ])
  return entries.flatMap((entry) => {
    // A deleted order's events are gone; what is left of it is its tombstone.
    if (entry.event === null) return []
    const meta = { id: String(entry.position), recordedAt: entry.recordedAt, commandId: entry.commandId, order: state.order, settings }
    return [historyEntryOf(entry.event, meta)]
  })
}
