import type { Command } from '../../shared/lifecycle/command.ts'
import { conflictOf } from '../../shared/lifecycle/conflict-of.ts'
import type { RuleContext } from '../../shared/lifecycle/decision.ts'
import { freshIds } from '../../shared/lifecycle/fresh-ids.ts'
import { couldHaveChangedMeanwhile } from '../../shared/lifecycle/meanwhile.ts'
import { recordConflict } from '../../shared/lifecycle/record-conflict.ts'
import type { Refusal } from '../../shared/lifecycle/refusal.ts'
import type { CommandRecord, StoreTransaction } from '../ports/order-store.ts'
import { contextOfRefused } from './conflict-context.ts'
import { applyDecision } from './decide-command.ts'
import type { WorkingSet } from './working-set.ts'

export interface RefusedCommand {
  readonly refusal: Refusal
  readonly kind: 'fact' | 'intent'
  /** What it was decided on. */
  readonly context: RuleContext
  /** Whether the order is the one its desk saw, with all that desk did to it before. */
  readonly isOrderUnchanged: boolean
  readonly now: string
}

/**
 * What becomes of a pushed command the rules refuse: a plain no, or, where the shop changed meanwhile, a case (decisions 4). A fact
 * is never told no: it has happened.
 */
export async function outcomeOfRefused(
  transaction: StoreTransaction,
  set: WorkingSet,
  command: Command,
  { refusal, kind, context, isOrderUnchanged, now }: RefusedCommand,
): Promise<CommandRecord['outcome']> {
  // A fact comes out of an outbox, where a desk's own rules took it: whatever it is refused for, it met something its desk did not
  // see. Versions do not tell, for after a restore they count anew, and a desk may know more than whoever asked it saw.
  const state = await set.state(command.aggregate.id)
  const couldHaveChanged = kind === 'fact' || couldHaveChangedMeanwhile(refusal, isOrderUnchanged)
  const conflict = couldHaveChanged ? conflictOf(command, refusal, state, context.settings, kind) : null
  if (!conflict) return { status: 'refused', refusal }
  const nextId = freshIds(command.id)
  const wider = await contextOfRefused(transaction, set, command, { ...context, nextId }, now)
  const { decision, caseId } = recordConflict(command, refusal, conflict, state, wider)
  await applyDecision(set, command, decision)
  if (kind === 'intent') return { status: 'refused', refusal, ...(caseId === null ? {} : { caseId }) }
  return caseId === null
    ? { status: 'accepted', warnings: decision.warnings }
    : { status: 'accepted-with-case', caseId, warnings: decision.warnings }
}
