import type { BatchOutcome, Outcome } from '../../shared/contract/outcome.ts'
import type { Command } from '../../shared/lifecycle/command.ts'
import type { CommandRecord } from '../ports/order-store.ts'
import { changeSetOf, type DecidedCommand } from './change-set.ts'
import { commandHash } from './command-hash.ts'
import { decideCommand, knownOutcome } from './decide-command.ts'
import type { Authority } from './submit-command.ts'
import { nothingWritten, type Submitted, written } from './submitted.ts'
import { WorkingSet } from './working-set.ts'

/**
 * Several commands as one: each is decided on what the ones before left, and all are kept under one version, or nothing is,
 * not even the refusal, so that the same batch may be tried again. Commands known from before keep their answers.
 */
export function submitBatch({ store, clock }: Authority, commands: readonly Command[]): Promise<Submitted<BatchOutcome>> {
  return store.transact(async (transaction) => {
    const now = clock.now()
    const set = new WorkingSet(transaction)
    const decided = new Map<string, DecidedCommand>()
    const answers: (Outcome | CommandRecord)[] = []
    for (const [at, command] of commands.entries()) {
      const answer = repeated(decided, command) ?? (await stored(command)) ?? (await decideCommand(transaction, set, command, now))
      const outcome = 'outcome' in answer ? answer.outcome : answer
      if (outcome.status === 'refused') {
        return nothingWritten({ status: 'refused', at, commandId: command.id, refusal: outcome.refusal })
      }
      answers.push(answer)
      if ('outcome' in answer) decided.set(command.id, { command, record: answer })
    }
    if (decided.size === 0) return nothingWritten(accepted(answers, 0))
    const changes = changeSetOf([...decided.values()], set, now)
    const version = await transaction.save(changes)
    return written(accepted(answers, version), version, changes)

    async function stored(command: Command): Promise<Outcome | null> {
      const known = await transaction.findOutcome(command.id)
      return known && knownOutcome(command, known)
    }
  })
}

/** The record of a command that stands in this batch already. */
function repeated(decided: ReadonlyMap<string, DecidedCommand>, command: Command): Outcome | CommandRecord | null {
  const record = decided.get(command.id)?.record
  if (!record) return null
  if (record.hash === commandHash(command)) return record
  return { status: 'refused', version: 0, refusal: { code: 'ID_REUSED', facts: { id: command.id } } }
}

function accepted(answers: readonly (Outcome | CommandRecord)[], version: number): BatchOutcome {
  return {
    status: 'accepted',
    outcomes: answers.map((answer): Outcome => ('outcome' in answer ? { ...answer.outcome, version } : answer)),
  }
}
