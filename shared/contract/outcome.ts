// contract: what crosses a process or a wire. Plain data only; no rule lives here.

import type { Warning } from '../lifecycle/decision.ts'
import type { Refusal } from '../lifecycle/refusal.ts'

/**
 * What became of one command, stored for ever under the command's id: a lost reply gets the same answer again.
 * `version` is the store version the answer was written with. Cases, blocked and quarantined commands join this union with sync.
 */
export type Outcome =
  | { readonly status: 'accepted'; readonly version: number; readonly warnings: readonly Warning[] }
  /** The wished state already held. */
  | { readonly status: 'accepted-no-effect'; readonly version: number }
  | { readonly status: 'refused'; readonly version: number; readonly refusal: Refusal }

/** What became of several commands given as one: either all of them stand, or none does and `at` names the first that was refused. */
export type BatchOutcome =
  | { readonly status: 'accepted'; readonly outcomes: readonly Outcome[] }
  | { readonly status: 'refused'; readonly at: number; readonly commandId: string; readonly refusal: Refusal }
