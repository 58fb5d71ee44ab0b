import type { CommandOf } from '../command.ts'
import { accept, type RuleDecision, refuse } from '../decision.ts'
import type { Order } from '../order.ts'

/** A completed order leaves the daily lists once nothing about it is open: no pending return, no conflict. */
export function archiveOrder(_command: CommandOf<'ArchiveOrder'>, order: Order): RuleDecision {
  const open = order.returns.find((each) => each.deletedAt === null && each.status === 'pending')
  if (open) return refuse('HAS_RETURNS', { number: order.number, return: open.number })
  const conflict = order.holds.find((hold) => hold.reasonCode === 'SYNC_CONFLICT')
  if (conflict) return refuse('ON_HOLD', { number: order.number, reasonCode: conflict.reasonCode, reason: conflict.reason })
  return accept({ kind: 'OrderArchived' })
}
