import type { PushedCommand } from '../../shared/contract/sync-messages.ts'
import type { Command } from '../../shared/lifecycle/command.ts'
import { decidePushed } from '../../shared/lifecycle/decide-pushed.ts'
import { factOrIntent } from '../../shared/lifecycle/fact-or-intent.ts'
import type { CommandRecord, StoreTransaction } from '../ports/order-store.ts'
import { contextOf } from './decide-command.ts'
import { NO_SETTINGS } from './no-settings.ts'
import { outcomeOfRefused } from './outcome-of-refused.ts'
import { outcomeOfTaken } from './outcome-of-taken.ts'
import type { WorkingSet } from './working-set.ts'

/** What becomes of a command that comes out of an outbox, applied to the working set as far as it stands. */
export async function outcomeOfPushed(
  transaction: StoreTransaction,
  set: WorkingSet,
  { command, known, isFact = false }: Pick<PushedCommand, 'known' | 'isFact'> & { readonly command: Command },
  now: string,
): Promise<CommandRecord['outcome']> {
  const settings = (await transaction.loadSettings()) ?? NO_SETTINGS
  const state = await set.state(command.aggregate.id)
  const kind = isFact ? 'fact' : factOrIntent(command, state, settings)
  const notTaken = await transaction.lastUnaccepted(command.deskId, command.aggregate.id)
  // What has happened is told whatever was refused before it.
  if (kind === 'intent') {
    const bySeq = notTaken > known ? notTaken : await undecidedSeq(transaction, command)
    if (bySeq !== null) return { status: 'blocked', bySeq }
  }
  const context = await contextOf(transaction, set, command, now)
  const decision = decidePushed(command, state, context, kind)
  // A version from before a restore is of another history: only the very same one says that nobody was here.
  const isOrderUnchanged = notTaken === 0 && (await transaction.versionOf(command.aggregate.id)) === command.baseVersion
  return decision.outcome === 'refused'
    ? outcomeOfRefused(transaction, set, command, { refusal: decision.refusal, kind, context, isOrderUnchanged, now })
    : outcomeOfTaken(transaction, set, command, { decision, context, isOrderUnchanged, now })
}

/** The number of an own command on the same thing that was set aside and that nobody has decided about; null where there is none. */
async function undecidedSeq(transaction: StoreTransaction, { id, deskId, aggregate }: Command): Promise<number | null> {
  const open = await transaction.openCases([aggregate.id])
  const aside = open.find(
    ({ kind, command, setAside }) => kind === 'QUARANTINED' && setAside && command.deskId === deskId && command.id !== id,
  )
  return aside?.setAside?.seq ?? null
}
