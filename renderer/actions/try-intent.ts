import type { AggregateRef, Command } from '../../shared/lifecycle/command.ts'
import { decide } from '../../shared/lifecycle/decide.ts'
import type { Decision, LifecycleState } from '../../shared/lifecycle/decision.ts'
import { freshIds } from '../../shared/lifecycle/fresh-ids.ts'
import { promisesOffline } from '../../shared/sync/may-act-offline.ts'
import { deskState } from '../state/desk-state.ts'
import type { ActionContext, Intent } from './action.ts'

const TRIAL_ID = 'trial'

/** What the rules would answer if this person issued the intent now. Nothing is stored or painted. */
export function tryIntent(intent: Intent, aggregate: AggregateRef, state: LifecycleState, context: ActionContext): Decision {
  const command = commandOf(intent, aggregate, context)
  const promises = context.awayDeskId === null ? undefined : promisesOffline(command)
  const rules = { ...context.rules, nextId: freshIds(TRIAL_ID), ...(promises === undefined ? {} : { promises }) }
  return decide(command, state, rules)
}

/** The intent as the command it would be. */
export function commandOf(intent: Intent, aggregate: AggregateRef, context: Pick<ActionContext, 'person' | 'now'>): Command {
  return {
    ...intent,
    id: TRIAL_ID,
    v: 1,
    aggregate,
    actor: context.person,
    deskId: deskState().greeting?.deskId ?? '',
    baseVersion: 0,
    issuedAt: context.now,
    occurredAt: context.now,
  } as Command
}
