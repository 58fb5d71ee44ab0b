import type { Cursor } from '../../shared/contract/changes.ts'
import type { OutboxEntry } from '../../shared/contract/outbox-entry.ts'
import type { PendingCommand } from '../../shared/sync/pending-command.ts'
import { isOfEpoch } from '../../shared/sync/window-epoch.ts'
import type { DeskState } from './desk-state.ts'

type Painted = Pick<DeskState, 'pending' | 'outbox' | 'asking' | 'revealed'>

/** Where a refusal, a block or a quarantine is told until somebody has seen it. */
export function isUnseen({ state, seenAt }: OutboxEntry): boolean {
  return seenAt === null && (state === 'refused' || state === 'blocked' || state === 'quarantined')
}

/**
 * What the window keeps and paints once the desk has told of these entries.
 *
 * Until its entry arrives a click of this window is painted by itself; from then on the entry says how it stands. What was
 * accepted stays painted until what is shown contains its version, however often the desk calls it settled before.
 */
export function withEntries(state: Painted, entries: readonly OutboxEntry[], isWhole: boolean): Pick<DeskState, 'pending' | 'outbox'> {
  const known = new Map(isWhole ? [] : state.outbox.map((entry) => [entry.seq, entry]))
  for (const entry of entries) known.set(entry.seq, entry)
  const told = [...known.values()].toSorted((a, b) => a.seq - b.seq)
  const byCommand = new Map(told.map((entry) => [entry.command.id, entry]))
  const painted = new Set(state.pending.map((each) => each.command.id))
  const own = state.pending.flatMap((each) => {
    const entry = byCommand.get(each.command.id)
    return entry ? paintOf(entry, state.revealed, true) : isWhole ? withoutEntry(each, state) : [each]
  })
  const others = told.filter(({ command }) => !painted.has(command.id)).flatMap((entry) => paintOf(entry, state.revealed, false))
  return {
    pending: inOrder([...own, ...others], byCommand),
    outbox: told.filter((entry) => entry.state === 'pending' || entry.state === 'accepted' || isUnseen(entry)),
  }
}

function paintOf(entry: OutboxEntry, revealed: Cursor | null, isPainted: boolean): readonly PendingCommand[] {
  const { command, state, outcome, containedIn } = entry
  // The rows of before a restore contain what is sent again after it.
  if (revealed && containedIn !== undefined && isOfEpoch(revealed.epoch, containedIn)) return []
  if (state === 'pending') return [{ command, acceptedVersion: null }]
  if (state !== 'accepted' && !(state === 'settled' && isPainted)) return []
  const version = outcome?.version ?? 0
  return (revealed?.version ?? 0) >= version ? [] : [{ command, acceptedVersion: version }]
}

/** Everything the desk keeps is known: what is not among it was asked of the authority itself, or was never kept. */
function withoutEntry(each: PendingCommand, { asking, revealed }: Painted): readonly PendingCommand[] {
  if (asking.includes(each.command.id)) return [each]
  return each.acceptedVersion !== null && each.acceptedVersion > (revealed?.version ?? 0) ? [each] : []
}

/** In the order the desk keeps them; what it does not keep yet came last. */
function inOrder(pending: readonly PendingCommand[], entries: ReadonlyMap<string, OutboxEntry>): readonly PendingCommand[] {
  const seq = (each: PendingCommand) => entries.get(each.command.id)?.seq ?? Number.MAX_SAFE_INTEGER
  return pending.toSorted((a, b) => seq(a) - seq(b))
}
