import type { OutboxEntry, OutboxSummary } from '../../shared/contract/outbox-entry.ts'
import type { Outcome } from '../../shared/contract/outcome.ts'
import type { Command } from '../../shared/lifecycle/command.ts'
import type { IssuedNumber } from './number-source.ts'

/** What has not been answered yet, and everything that was: the work of this desk, durable before anybody is told that it is saved. */
export interface OutboxStore {
  /**
   * The number and reference an order made by this command carries: always the same for the same command. It is written down
   * with the command's `append`; until then it is only set apart, and lost with the process.
   */
  nameFor(commandId: string): Promise<IssuedNumber>
  /**
   * Gives the command its sequence number and keeps it, durably, in one transaction with the name (`nameFor`) its order carries. The
   * same id again answers the entry that is there. Rejects with a StoreFailure when it cannot be kept: then nothing was.
   */
  append(command: Command, known: number, keptAt: string, isFact?: boolean): Promise<OutboxEntry>
  /** The next entries to send, by sequence number: pending ones, withdrawn ones among them so that no number is missing. */
  unsent(limit: { readonly commands: number; readonly bytes: number }): Promise<readonly OutboxEntry[]>
  /** Everything up to this number is about to be sent: from now on it cannot be withdrawn. Nothing else follows from it. */
  markSent(seq: number): Promise<void>
  /** Entries a window must show: everything not yet settled, and what was not accepted and nobody has seen. */
  unsettled(): Promise<readonly OutboxEntry[]>
  /** Entries that changed after `change`, oldest change first; those whose text was wiped are left out. */
  changedSince(change: number, limit: number): Promise<readonly OutboxEntry[]>
  /** Null when it was never kept here, or its text was wiped. */
  find(commandId: string): Promise<OutboxEntry | null>
  /**
   * Takes over the authority's answers of one epoch; an answer of that epoch that is there already stays, one of another epoch gives
   * way: an authority that was set back may have decided anew. A withdrawn command that was answered after all has happened.
   */
  settle(epoch: string, results: readonly { readonly seq: number; readonly outcome: Outcome | null }[]): Promise<void>
  /** Accepted entries whose effect the replica now contains are settled. */
  contained(epoch: string, version: number): Promise<void>
  /**
   * The authority was set back: what it has no outcome for any more is to be sent again, the accepted ones too; answers of `epoch`
   * stay (null: none does). What a person saw was not accepted stays undone: only its number is sent. What was settled says in which
   * epoch (`containedIn`), for the rows of that are shown until those of the new one are here. Answers how many that is.
   */
  sendAgainAfter(epoch: string | null, lastSeq: number): Promise<number>
  /** Takes an unsent command back: the number stays used, the command never happens. False when it may have been sent. */
  withdraw(commandId: string, at: string): Promise<boolean>
  /** A person has seen that these were not accepted. */
  markSeen(commandIds: readonly string[], at: string): Promise<void>
  summary(): Promise<OutboxSummary>
  /** Highest own sequence number that was not accepted and has been taken over here: what the next command is made knowing. */
  known(): Promise<number>
  /**
   * The authority has commands of this desk that are not here: the file is an older copy, and its next numbers were used before.
   * Said for ever, for what is kept from now on would hide it.
   */
  markBehind(): Promise<void>
  isBehind(): Promise<boolean>
  /** These orders were purged: the texts of commands on them go, as soon as nobody waits for those any more. */
  forget(aggregateIds: readonly string[]): Promise<void>
  /** Wipes the texts of settled commands kept before this time: they can then not be sent again. Answers how many. */
  wipeSettledBefore(keptAt: string): Promise<number>
  /** Throws everything away but the sequence, so that no number is used twice. False, and nothing is touched, while anything is unsent. */
  clear(): Promise<boolean>
  close(): Promise<void>
}
