import type { OutboxEntry } from '../../shared/contract/outbox-entry.ts'
import type { AggregateRef } from '../../shared/lifecycle/command.ts'
import type { DeskState } from './desk-state.ts'
import { isUnseen } from './paint-outbox.ts'

/** What was done here on one thing and not accepted: the first that failed, and what was made without knowing that. */
export interface NotAccepted {
  readonly aggregate: AggregateRef
  readonly head: OutboxEntry
  /** What waited for the first, oldest first. */
  readonly after: readonly OutboxEntry[]
}

/** One for each order or selection, in the order in which it happened. A click that is still being answered tells of itself. */
export function notAcceptedOf({ outbox, asking }: Pick<DeskState, 'outbox' | 'asking'>): readonly NotAccepted[] {
  const byId = new Map<string, OutboxEntry[]>()
  for (const entry of outbox) {
    if (!isUnseen(entry) || asking.includes(entry.command.id)) continue
    const { id } = entry.command.aggregate
    byId.set(id, [...(byId.get(id) ?? []), entry])
  }
  return [...byId.values()].flatMap((entries) => {
    const head = entries.find((entry) => entry.state !== 'blocked') ?? entries[0]
    return head ? [{ aggregate: head.command.aggregate, head, after: entries.filter((entry) => entry !== head) }] : []
  })
}

export function commandIdsOf({ head, after }: NotAccepted): readonly string[] {
  return [head, ...after].map((entry) => entry.command.id)
}
