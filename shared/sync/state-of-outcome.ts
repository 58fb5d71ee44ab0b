import { canonicalJson } from '../base/canonical-json.ts'
import type { OutboxState } from '../contract/outbox-entry.ts'
import type { Outcome } from '../contract/outcome.ts'

/** The state an answer brings an entry to. */
export function stateOfOutcome(outcome: Outcome): OutboxState {
  switch (outcome.status) {
    case 'accepted':
    case 'accepted-no-effect':
    case 'accepted-with-case':
      return 'accepted'
    default:
      return outcome.status
  }
}

/**
 * The same where the answer may be gone: an outcome nobody keeps any more is an old one, and the confirmed rows contain what it did,
 * or are about to. A withdrawn entry stays withdrawn by it.
 */
export function stateAnswered(before: OutboxState, outcome: Outcome | null): OutboxState {
  if (outcome) return stateOfOutcome(outcome)
  return before === 'withdrawn' ? 'withdrawn' : 'accepted'
}

/** Whether a new epoch says of a command what the one before said: then the confirmed rows of both contain it alike. */
export function saysTheSame(before: Outcome | null, now: Outcome | null): boolean {
  return before !== null && now !== null && canonicalJson(before) === canonicalJson(now)
}
