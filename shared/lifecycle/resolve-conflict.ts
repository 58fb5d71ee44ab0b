// A person decides a case (domain.md 9.3): its own reason for holding the order goes, then what was chosen is done by the
// ordinary rules, all in one decision. Where that is refused, nothing is decided.

import { CaseWork, type Decide } from './case-work.ts'
import type { CommandOf } from './command.ts'
import { CONFLICTS } from './conflict.ts'
import { EFFECTS } from './conflict-effects.ts'
import { accept, alsoElsewhere, noEffect, type RuleContext, type RuleDecision, refuse } from './decision.ts'
import type { SyncCase } from './sync-case.ts'

/** Decides the case one of its ways. Decided before, it stays as it was. */
export function resolveConflict(
  command: CommandOf<'ResolveConflict'>,
  syncCase: SyncCase,
  context: RuleContext,
  decide: Decide,
): RuleDecision {
  const { choice, comment } = command.args
  if (syncCase.resolution) return noEffect
  if (!CONFLICTS[syncCase.kind].choices.includes(choice)) return refuse('VALIDATION', { field: 'choice', value: choice })
  const work = new CaseWork(command, context, decide)
  for (const orderId of ordersOf(syncCase)) work.release(orderId, syncCase)
  EFFECTS[choice](work, syncCase, command.args)
  if (work.refusal) return refuse(work.refusal.code, work.refusal.facts)
  const decided = alsoElsewhere(accept({ kind: 'CaseResolved', choice, comment }), ...work.elsewhere())
  return decided.outcome === 'accepted' ? { ...decided, warnings: work.warnings } : decided
}

function ordersOf({ orderId, affectedOrderIds }: SyncCase): ReadonlySet<string> {
  return new Set(orderId === null ? affectedOrderIds : [orderId, ...affectedOrderIds])
}
