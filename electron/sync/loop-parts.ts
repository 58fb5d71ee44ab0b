import type { AuthorityCalls, SyncPorts } from './authority-calls.ts'
import type { Courtesy } from './courtesy.ts'
import type { SharedEpoch } from './shared-epoch.ts'

/** What the loops of one desk have in common. */
export interface LoopParts {
  readonly ports: SyncPorts
  readonly calls: AuthorityCalls
  readonly epoch: SharedEpoch
  readonly courtesy: Courtesy
  readonly stopping: AbortSignal
  /** Something was answered, fetched or failed: the status may be another one. */
  changed(): void
}
