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
