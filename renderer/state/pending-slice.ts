import type { OutboxEntry } from '../../shared/contract/outbox-entry.ts'
import type { SyncStatus } from '../../shared/contract/sync-status.ts'
import type { PendingCommand } from '../../shared/sync/pending-command.ts'
import type { HeldAct } from './held-acts.ts'

export interface PendingSlice {
  /** Commands painted but not yet contained in what is confirmed, oldest first: this window's own clicks, then what the desk keeps. */
  readonly pending: readonly PendingCommand[]
  /** What the desk process keeps for its authority and has not settled, and what was not accepted and nobody has seen; by number. */
  readonly outbox: readonly OutboxEntry[]
  /** Ids of commands this window itself still waits to hear of. */
  readonly asking: readonly string[]
  /** What was asked for and can still be taken back, oldest first; painted, but for what somebody is asked about. */
  readonly heldActs: readonly HeldAct[]
  /** How the desk stands with its authority; null until it has said so. */
  readonly sync: SyncStatus | null
}

export const INITIAL_PENDING: PendingSlice = { pending: [], outbox: [], asking: [], heldActs: [], sync: null }
