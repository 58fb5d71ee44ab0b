import type { PushedCommand } from '../../shared/contract/sync-messages.ts'
import type { Command, CommandOf } from '../../shared/lifecycle/command.ts'
import { type LifecycleState, NOTHING_YET } from '../../shared/lifecycle/decision.ts'
import { asideCaseIdOf, syncCaseOf } from '../../shared/lifecycle/open-case.ts'
import type { SyncCase } from '../../shared/lifecycle/sync-case.ts'
import type { CommandRecord, StoreTransaction } from '../ports/order-store.ts'
import { StoreFailure } from '../ports/store-failure.ts'
import { decideCommand, recordOf } from './decide-command.ts'
import { outcomeOfPushed } from './outcome-of-pushed.ts'
import { WorkingSet } from './working-set.ts'

/** Lays a command that was set aside before a manager, whole. Nothing else is touched: any of it may be what the program fails over. */
export async function openAside(
  set: WorkingSet,
  { seq, isFact = false, command }: PushedCommand & { readonly command: Command },
  fault: string,
  now: string,
): Promise<void> {
  const content = { kind: 'QUARANTINED', refusal: null, recorded: [{ as: 'nothing' }], affectedOrderIds: [] } as const
  const syncCase: SyncCase = {
    ...syncCaseOf(command, await stateIfSound(set, command.aggregate.id), content, now),
    id: asideCaseIdOf(command),
    setAside: { fault, seq, isFact },
  }
  await set.apply(command.id, syncCase.id, [{ kind: 'CaseOpened', syncCase, at: now, by: command.actor.name }])
}

/** The command a decision is to run again; null where it decides anything else. */
export async function asideToRun(set: WorkingSet, command: Command): Promise<SyncCase | null> {
  if (command.name !== 'ResolveConflict' || command.args.choice !== 'rerun') return null
  const { syncCase = null } = await set.state(command.aggregate.id)
  return syncCase?.setAside && syncCase.resolution === null ? syncCase : null
}

/**
 * Decides a case by running its command as it would have been run: what has happened is recorded as far as it can stand, a wish that
 * is refused leaves the case open. The program failing over it again changes nothing.
 */
export async function runAside(
  transaction: StoreTransaction,
  set: WorkingSet,
  resolve: CommandOf<'ResolveConflict'>,
  { command, setAside }: SyncCase,
  now: string,
): Promise<CommandRecord> {
  // First whether this person may decide, and on what there is: nothing of it is kept.
  const trial = await decideCommand(transaction, new WorkingSet(transaction), resolve, now)
  if (trial.outcome.status !== 'accepted') return trial
  const pushed = { command, known: Number.MAX_SAFE_INTEGER, isFact: setAside?.isFact ?? false }
  const outcome = await outcomeOfPushed(transaction, set, pushed, now)
  // A wish that came to a case of its own is decided there.
  if (outcome.status === 'refused' && outcome.caseId === undefined)
    return recordOf(resolve, { status: 'refused', refusal: outcome.refusal }, now)
  return decideCommand(transaction, set, resolve, now)
}

async function stateIfSound(set: WorkingSet, id: string): Promise<LifecycleState> {
  try {
    return await set.state(id)
  } catch (error) {
    if (error instanceof StoreFailure) throw error
    return NOTHING_YET
  }
}
