// contract: what crosses a process or a wire. Plain data only; no rule lives here.

import type { Warning } from '../lifecycle/decision.ts'
import type { Refusal } from '../lifecycle/refusal.ts'

/**
 * What became of one command, stored for ever under the command's id: a lost reply gets the same answer again.
 * `version` is the store version the answer was written with.
 */
export type Outcome =
  | { readonly status: 'accepted'; readonly version: number; readonly warnings: readonly Warning[] }
  /** The wished state already held. */
  | { readonly status: 'accepted-no-effect'; readonly version: number }
  /** A fact the order could not take as it was given: it is recorded as far as it can stand, and a person decides the case. */
  | { readonly status: 'accepted-with-case'; readonly version: number; readonly caseId: string; readonly warnings: readonly Warning[] }
  /** With `caseId` the wish was put to a person. */
  | { readonly status: 'refused'; readonly version: number; readonly refusal: Refusal; readonly caseId?: string }
  /** An earlier command of the same desk on the same thing was not accepted, and this wish was made without knowing that. */
  | { readonly status: 'blocked'; readonly version: number; readonly bySeq: number }
  /** The authority failed over it again and again; it is kept for repair. `fault` names the failure in the authority's log. */
  | { readonly status: 'quarantined'; readonly version: number; readonly fault: string }

/**
 * What a desk answers a click: the authority's outcome, or that the command is durably kept and waits to be sent, with what the
 * desk itself can say of it by then; warnings are left out where there are none.
 */
export type SubmitAnswer = Outcome | { readonly status: 'waiting'; readonly seq: number; readonly warnings?: readonly Warning[] }

/** What became of several commands given as one: either all of them stand, or none does and `at` names the first that was refused. */
export type BatchOutcome =
  | { readonly status: 'accepted'; readonly outcomes: readonly Outcome[] }
  | { readonly status: 'refused'; readonly at: number; readonly commandId: string; readonly refusal: Refusal }

/** Whether the command's effect, in whatever form, is in the store at the outcome's version. */
export function isAccepted(outcome: Outcome): boolean {
  return outcome.status === 'accepted' || outcome.status === 'accepted-no-effect' || outcome.status === 'accepted-with-case'
}
