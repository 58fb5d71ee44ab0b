import { type HistoryEntry, historyEntryOf } from '../../shared/views/history-entry.ts'
import type { OrderStore } from '../ports/order-store.ts'

const HISTORY_LIMIT = 2000

/** What happened to an order, in the words of a person, oldest first. */
export async function readHistory(store: OrderStore, id: string): Promise<readonly HistoryEntry[]> {
  const [entries, { state }, settings, desks] = await Promise.all([
    store.readHistory(id, { limit: HISTORY_LIMIT }),
    store.readState(id),
    store.readSettings(),
    store.readDesks(),
  ])
  const deskNames = new Map(desks.map((desk) => [desk.id, desk.name]))
  return entries.flatMap((entry) => {
    // A deleted order's events are gone; what is left of it is its tombstone.
    if (entry.event === null) return []
    const { position, recordedAt, commandId, deskId } = entry
    const meta = { id: String(position), recordedAt, commandId, desk: deskNames.get(deskId), order: state.order, settings }
    return [historyEntryOf(entry.event, meta)]
  })
}
