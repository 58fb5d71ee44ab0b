import type { Outcome } from '../../shared/contract/outcome.ts'
import type { Command } from '../../shared/lifecycle/command.ts'
import type { OutboxEntry, OutboxSummary } from '../../shared/sync/outbox-entry.ts'

/** What has not been answered yet, and everything that was: the work of this desk, durable before anybody is told that it is saved. */
export interface OutboxStore {
  /**
   * Gives the command its sequence number and keeps it, durably, in one transaction with the names (`nameFor`) it needs. The
   * same id again answers the entry that is there. Rejects with a StoreFailure when it cannot be kept: then nothing was.
   */
  append(command: Command, known: number, keptAt: string): Promise<OutboxEntry>
  /** The next entries to send, by sequence number: pending ones, withdrawn ones among them so that no number is missing. */
  unsent(limit: { readonly commands: number; readonly bytes: number }): Promise<readonly OutboxEntry[]>
  /** Entries a window must show: everything not yet settled, and what was not accepted and nobody has seen. */
  unsettled(): Promise<readonly OutboxEntry[]>
  /** Entries that changed after `change`, oldest change first. */
  changedSince(change: number, limit: number): Promise<readonly OutboxEntry[]>
  find(commandId: string): Promise<OutboxEntry | null>
  /** Takes over the authority's answers of one epoch; an answer that is there already stays. */
  settle(epoch: string, results: readonly { readonly seq: number; readonly outcome: Outcome | null }[]): Promise<void>
  /** Accepted entries whose effect the replica now contains are settled. */
  contained(epoch: string, version: number): Promise<void>
  /** The authority was set back: whatever it has no outcome for any more is to be sent again, the accepted ones too. */
  sendAgainAfter(epoch: string, lastSeq: number): Promise<number>
  /** Takes an unsent command back: the number stays used, the command never happens. False when it has been sent. */
  withdraw(commandId: string, at: string): Promise<boolean>
  /** A person has seen that these were not accepted. */
  markSeen(commandIds: readonly string[], at: string): Promise<void>
  summary(): Promise<OutboxSummary>
  /** Highest own sequence number that was not accepted and has been taken over here: what the next command is made knowing. */
  known(): Promise<number>
  close(): Promise<void>
}
