import { create } from 'zustand'
import type { Actor } from '../../shared/lifecycle/actor.ts'

/** What became of one order of a run. */
export type BulkOutcome =
  | { readonly is: 'done' | 'unchanged' | 'waiting' }
  /** Why not, for a person to read. */
  | { readonly is: 'refused'; readonly why: string }

export interface BulkItem {
  readonly orderId: string
  readonly number: string
  /** Null until it was its turn. */
  readonly outcome: BulkOutcome | null
}

/** What is done to each order, as a value: a reloaded window takes it up again. */
export interface BulkWork {
  /** The id of a bulk action. */
  readonly action: string
  readonly words: string
  /** The code of a choice, such as the reason for a hold. */
  readonly code?: string
}

/** The same done to many orders, one ordinary command each: every one succeeds or fails alone. */
export interface BulkRun {
  readonly work: BulkWork
  readonly by: Actor
  readonly items: readonly BulkItem[]
  /** `stopped`: by a person; what was done stays done. `broken`: the desk process cannot be reached. */
  readonly is: 'running' | 'stopped' | 'broken' | 'finished'
}

/** The one run of this window: going on, or finished and not yet put away. */
export const useBulk = create<{ readonly run: BulkRun | null }>(() => ({ run: null }))

export interface BulkTally {
  readonly done: number
  readonly refused: number
  readonly left: number
}

/** How far a run has come. */
export function tallyOf({ items }: BulkRun): BulkTally {
  let done = 0
  let refused = 0
  for (const { outcome } of items) {
    if (outcome?.is === 'refused') refused += 1
    else if (outcome !== null) done += 1
  }
  return { done, refused, left: items.length - done - refused }
}
