import type { OutboxEntry } from '../../shared/contract/outbox-entry.ts'
import type { SyncStatus } from '../../shared/contract/sync-status.ts'
import { useDeskState } from './desk-state.ts'
import { isAuthorityOnline } from './use-order.ts'

/** How the desk stands with its authority; null until it has said so. */
export function useSync(): SyncStatus | null {
  return useDeskState((state) => state.sync)
}

/** The desk's own id while it has to act without its hub; null while it need not. */
export function useAwayDeskId(): string | null {
  return useDeskState((state) => (isAuthorityOnline(state) ? null : (state.greeting?.deskId ?? '')))
}

/** What the desk keeps for its authority, and what was not accepted and nobody has seen; by number. */
export function useOutbox(): readonly OutboxEntry[] {
  return useDeskState((state) => state.outbox)
}
