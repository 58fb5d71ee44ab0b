import type { SyncStatus } from '../contract/sync-status.ts'

/** The status of a desk that has no authority elsewhere. */
export function aloneSince(since: string): SyncStatus {
  return {
    mode: 'alone',
    line: { is: 'online' },
    since,
    waiting: 0,
    oldestAt: null,
    unseen: 0,
    lastPullAt: null,
    skewMs: null,
    bootstrap: null,
  }
}
