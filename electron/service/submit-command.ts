import type { Outcome } from '../../shared/contract/outcome.ts'
import type { Command } from '../../shared/lifecycle/command.ts'
import type { Clock } from '../ports/clock.ts'
import type { OrderStore } from '../ports/order-store.ts'
import { changeSetOf } from './change-set.ts'
import { decideCommand, knownOutcome } from './decide-command.ts'
import { asideToRun, runAside } from './set-aside.ts'
import { nothingWritten, type Submitted, written } from './submitted.ts'
import { WorkingSet } from './working-set.ts'

export interface Authority {
  readonly store: OrderStore
  readonly clock: Clock
}

/**
 * One command, one transaction: seen before, it gets its stored answer; new, it is decided on the store's own state and
 * everything it leads to is kept together with the answer. The answer is kept even when it is no: a lost reply must get
 * the same one again.
 */
export function submitCommand({ store, clock }: Authority, command: Command): Promise<Submitted<Outcome>> {
  return store.transact(async (transaction) => {
    const known = await transaction.findOutcome(command.id)
    if (known) return nothingWritten(knownOutcome(command, known))
    const now = clock.now()
    const set = new WorkingSet(transaction)
    const aside = await asideToRun(set, command)
    const record =
      aside && command.name === 'ResolveConflict'
        ? await runAside(transaction, set, command, aside, now)
        : await decideCommand(transaction, set, command, now)
    const changes = changeSetOf([{ command, record }], set, now)
    const version = await transaction.save(changes)
    return written({ ...record.outcome, version }, version, changes)
  })
}
