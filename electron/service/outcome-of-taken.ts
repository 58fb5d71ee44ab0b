import { casesNoticed, openNoticed } from '../../shared/lifecycle/cases-noticed.ts'
import type { Command } from '../../shared/lifecycle/command.ts'
import type { Decision, RuleContext } from '../../shared/lifecycle/decision.ts'
import { evolve } from '../../shared/lifecycle/evolve.ts'
import type { CommandRecord, StoreTransaction } from '../ports/order-store.ts'
import { contextOfTaken } from './conflict-context.ts'
import { applyDecision, outcomeOf } from './decide-command.ts'
import type { WorkingSet } from './working-set.ts'

export interface TakenCommand {
  readonly decision: Exclude<Decision, { readonly outcome: 'refused' }>
  /** What it was decided on. */
  readonly context: RuleContext
  readonly isOrderUnchanged: boolean
  readonly now: string
}

/** What becomes of a pushed command the rules take: it stands, and where a person should look at it, a case is opened. */
export async function outcomeOfTaken(
  transaction: StoreTransaction,
  set: WorkingSet,
  command: Command,
  { decision, context, isOrderUnchanged, now }: TakenCommand,
): Promise<CommandRecord['outcome']> {
  const state = await set.state(command.aggregate.id)
  const sold = decision.outcome === 'accepted' && !state.order ? decision.events.reduce(evolve, state).order : null
  const mayBeNoticed = sold !== null || (decision.outcome === 'accepted-no-effect' && !isOrderUnchanged)
  const wider = mayBeNoticed ? await contextOfTaken(transaction, command, sold, context, now) : context
  const [first] = mayBeNoticed ? casesNoticed(command, decision, state, wider, isOrderUnchanged) : []
  if (!first) {
    if (decision.outcome === 'accepted') await applyDecision(set, command, decision)
    return outcomeOf(decision)
  }
  const { decision: kept, caseId } = openNoticed(command, decision, first, state, wider)
  await applyDecision(set, command, kept)
  return caseId === null
    ? { status: 'accepted', warnings: kept.warnings }
    : { status: 'accepted-with-case', caseId, warnings: kept.warnings }
}
