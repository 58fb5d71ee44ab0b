import type { HistoryEntry } from './history-entry.ts'

/** A history (as stored, oldest first) as a timeline: newest first by when it happened; facts of one moment keep their order, turned round. */
export function newestFirst(history: readonly HistoryEntry[]): readonly HistoryEntry[] {
  return history.toReversed().toSorted((one, other) => (one.at === other.at ? 0 : one.at < other.at ? 1 : -1))
}
