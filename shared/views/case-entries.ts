import { CONFLICTS } from '../lifecycle/conflict.ts'
import type { SyncCase } from '../lifecycle/sync-case.ts'
import { type HistoryEntry, historyEntryOf } from './history-entry.ts'

/** What an order's timeline tells of the cases about it: that each was laid before a manager, and what was decided. */
export function caseEntries(cases: readonly SyncCase[], orderId: string): readonly HistoryEntry[] {
  const about = cases.filter((each) => each.orderId === orderId || each.affectedOrderIds.includes(orderId))
  return about.filter(({ kind }) => CONFLICTS[kind].needsDecision).flatMap(entriesOf)
}

function entriesOf(syncCase: SyncCase): readonly HistoryEntry[] {
  const { id, command, openedAt, resolution } = syncCase
  const meta = (part: string, recordedAt: string) => ({
    id: `${id}.${part}`,
    recordedAt,
    commandId: command.id,
    order: null,
    settings: null,
  })
  const opened = historyEntryOf({ kind: 'CaseOpened', syncCase, at: openedAt, by: command.actor.name }, meta('opened', openedAt))
  if (!resolution) return [opened]
  const { choice, comment, at, by } = resolution
  return [opened, historyEntryOf({ kind: 'CaseResolved', choice, comment, at, by }, meta('resolved', at))]
}
