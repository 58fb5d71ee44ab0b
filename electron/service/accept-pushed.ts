import type { PushedCommand, PushResult, PushStop } from '../../shared/contract/sync-messages.ts'
import type { Command } from '../../shared/lifecycle/command.ts'
import type { DeskRecord, StoreTransaction } from '../ports/order-store.ts'
import { changeSetOf } from './change-set.ts'
import { idReused, knownOutcome, recordOf } from './decide-command.ts'
import { outcomeOfPushed } from './outcome-of-pushed.ts'
import { openAside } from './set-aside.ts'
import type { Authority } from './submit-command.ts'
import { nothingWritten, type Submitted, written } from './submitted.ts'
import { WorkingSet } from './working-set.ts'

export type PushedAnswer = PushResult | { readonly stop: PushStop }

/**
 * One command of a desk's outbox, one transaction: taken only as the next of its desk, in the desk's own order. Seen before, it
 * gets its stored answer. An intent that did not know of an own command refused before it on the same thing is blocked. What has
 * happened in the shop is never refused for having come late: it is recorded as far as it can stand, and a case is opened.
 */
export function acceptPushed({ store, clock }: Authority, deskId: string, pushed: PushedCommand): Promise<Submitted<PushedAnswer>> {
  return store.transact(async (transaction) => {
    const desk = await transaction.loadDesk(deskId)
    if (!desk) throw new Error(`desk ${deskId} was let in without being known`)
    const { seq, command } = pushed
    if (seq <= desk.lastSeq) return nothingWritten({ seq, outcome: await answerOf(transaction, deskId, pushed) })
    if (seq > desk.lastSeq + 1) return nothingWritten({ stop: { why: 'gap', expected: desk.lastSeq + 1 } })

    const now = clock.now()
    const set = new WorkingSet(transaction)
    const known = command && (await transaction.findOutcome(command.id))
    if (!command || known) {
      // Withdrawn, or brought by another road (replayed after a restore): only the place in the line is taken.
      const changes = { ...changeSetOf([], set, now), desks: [standing(desk, seq)] }
      const outcome = known && command ? knownOutcome(command, known) : null
      return written({ seq, outcome }, await transaction.save(changes), changes)
    }
    const vouched: Command = { ...command, deskId }
    const record = recordOf(vouched, await outcomeOfPushed(transaction, set, { ...pushed, command: vouched }, now), now, seq)
    const changes = { ...changeSetOf([{ command: vouched, record }], set, now), desks: [standing(desk, seq)] }
    const version = await transaction.save(changes)
    return written({ seq, outcome: { ...record.outcome, version } }, version, changes)
  })
}

/** Sets a command aside that deciding failed over again and again, so that the ones behind it go on. */
export function quarantinePushed(
  { store, clock }: Authority,
  deskId: string,
  pushed: PushedCommand,
  fault: string,
): Promise<Submitted<PushedAnswer>> {
  return store.transact(async (transaction) => {
    const desk = await transaction.loadDesk(deskId)
    const { seq, command } = pushed
    if (!desk || !command || seq !== desk.lastSeq + 1) return nothingWritten({ seq, outcome: await answerOf(transaction, deskId, pushed) })
    const now = clock.now()
    const vouched: Command = { ...command, deskId }
    const record = recordOf(vouched, { status: 'quarantined', fault }, now, seq)
    const set = new WorkingSet(transaction)
    await openAside(set, { ...pushed, command: vouched }, fault, now)
    const changes = { ...changeSetOf([{ command: vouched, record }], set, now), desks: [standing(desk, seq)] }
    const version = await transaction.save(changes)
    return written({ seq, outcome: { ...record.outcome, version } }, version, changes)
  })
}

function standing(desk: DeskRecord, seq: number): DeskRecord {
  return { ...desk, lastSeq: seq }
}

async function answerOf(transaction: StoreTransaction, deskId: string, { seq, command }: PushedCommand) {
  const bySeq = await transaction.findPushed(deskId, seq)
  if (!command) return bySeq
  const known = await transaction.findOutcome(command.id)
  if (known) return knownOutcome(command, known)
  // Its place in the line was taken by another command: a desk that began to count anew.
  return bySeq && idReused(command, bySeq.version)
}
