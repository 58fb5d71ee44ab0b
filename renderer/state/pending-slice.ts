import type { PendingCommand } from '../../shared/sync/project-pending.ts'

export interface PendingSlice {
  /** Commands painted but not yet contained in what is confirmed, oldest first. */
  readonly pending: readonly PendingCommand[]
}

export const INITIAL_PENDING: PendingSlice = { pending: [] }
