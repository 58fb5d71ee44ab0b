import type { CommandOf } from '../command.ts'
import { accept, type RuleDecision, refuse } from '../decision.ts'
import type { Order } from '../order.ts'

/** Stops an open order for a stated reason; a reason that stands already gets a note instead of a second flag. */
export function putOnHold(command: CommandOf<'PutOnHold'>, order: Order): RuleDecision {
  const { reasonCode, reason } = command.args
  if (reason.trim() === '') return refuse('VALIDATION', { field: 'reason' })
  if (order.holds.some((hold) => hold.reasonCode === reasonCode)) return accept({ kind: 'NoteAdded', note: reason })
  return accept({ kind: 'OrderPutOnHold', hold: { reasonCode, reason, at: command.occurredAt, by: command.actor.name } })
}
