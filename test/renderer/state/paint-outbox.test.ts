import { expect, test } from 'vitest'
import { isUnseen, withEntries } from '../../../renderer/state/paint-outbox.ts'
import type { OutboxEntry } from '../../../shared/contract/outbox-entry.ts'
import type { Command } from '../../../shared/lifecycle/command.ts'
import type { PendingCommand } from '../../../shared/sync/pending-command.ts'
import { commandBy } from '../../support/given-order.ts'

const note = (id: string): Command => commandBy(id, 'AddNote', { note: id })
const waits = (id: string, acceptedVersion: number | null = null): PendingCommand => ({ command: note(id), acceptedVersion })

function entry(seq: number, state: OutboxEntry['state'], more: Partial<OutboxEntry> = {}): OutboxEntry {
  const command = note(`c${seq}`)
  return { seq, command, known: 0, isFact: false, state, outcome: null, keptAt: '', seenAt: null, change: seq, ...more }
}

const accepted = (version: number) => ({ outcome: { status: 'accepted', version, warnings: [] } }) as const
const NOTHING = { pending: [], outbox: [], asking: [], revealed: { epoch: 'e', version: 7 } }
const paintedIds = ({ pending }: { pending: readonly PendingCommand[] }) =>
  pending.map(({ command, acceptedVersion }) => `${command.id} ${acceptedVersion ?? 'waits'}`)

test('what the desk keeps is painted in its order, whichever window clicked it', () => {
  const told = withEntries(
    { ...NOTHING, pending: [waits('c3'), waits('c1')] },
    [entry(1, 'pending'), entry(2, 'pending'), entry(3, 'pending')],
    false,
  )
  expect(paintedIds(told)).toEqual(['c1 waits', 'c2 waits', 'c3 waits'])
  expect(told.outbox.map(({ seq }) => seq)).toEqual([1, 2, 3])
})

test('a click whose entry has not come stays painted, behind what is kept', () => {
  const told = withEntries({ ...NOTHING, pending: [waits('c9')], asking: ['c9'] }, [entry(1, 'pending')], false)
  expect(paintedIds(told)).toEqual(['c1 waits', 'c9 waits'])
})

test('what was accepted stays painted until what is shown contains it', () => {
  const beyond = withEntries(NOTHING, [entry(1, 'accepted', accepted(8))], false)
  expect(paintedIds(beyond)).toEqual(['c1 8'])
  expect(paintedIds(withEntries(NOTHING, [entry(1, 'accepted', accepted(7))], false))).toEqual([])
})

test('what is sent again after a restore is not painted a second time over the rows of before', () => {
  const again = [entry(1, 'pending', { containedIn: 'e' }), entry(2, 'pending')]
  expect(paintedIds(withEntries(NOTHING, again, false))).toEqual(['c2 waits'])
  const over = (epoch: string) => paintedIds(withEntries({ ...NOTHING, revealed: { epoch, version: 1 } }, again, true))
  expect(over('e~37')).toEqual(['c2 waits'])
  expect(over('e2')).toEqual(['c1 waits', 'c2 waits'])
})

test('the desk may call settled what this window does not show yet: what is painted stays so', () => {
  const painted = { ...NOTHING, pending: [waits('c1')] }
  expect(paintedIds(withEntries(painted, [entry(1, 'settled', accepted(8))], false))).toEqual(['c1 8'])
  expect(paintedIds(withEntries(NOTHING, [entry(1, 'settled', accepted(8))], false))).toEqual([])
})

test.each(['refused', 'blocked', 'quarantined', 'withdrawn'] as const)('what is %s paints nothing any more', (state) => {
  const told = withEntries({ ...NOTHING, pending: [waits('c1')] }, [entry(1, state)], false)
  expect(told.pending).toEqual([])
})

test('what was not accepted is kept until somebody has seen it', () => {
  expect(isUnseen(entry(1, 'refused'))).toBe(true)
  expect(isUnseen(entry(1, 'refused', { seenAt: 'now' }))).toBe(false)
  expect(isUnseen(entry(1, 'withdrawn'))).toBe(false)
  const before = withEntries(NOTHING, [entry(1, 'refused'), entry(2, 'blocked')], false)
  expect(before.outbox.map(({ seq }) => seq)).toEqual([1, 2])
  const after = withEntries({ ...NOTHING, ...before }, [entry(1, 'refused', { seenAt: 'now' })], false)
  expect(after.outbox.map(({ seq }) => seq)).toEqual([2])
})

test('once everything the desk keeps is known, what is not among it goes: but not what is still being asked, nor what is about to show', () => {
  const state = { ...NOTHING, pending: [waits('lost'), waits('asked'), waits('done', 8), waits('shown', 7)], asking: ['asked'] }
  expect(paintedIds(withEntries(state, [entry(1, 'pending')], true))).toEqual(['c1 waits', 'asked waits', 'done 8'])
})

test('what the desk had told before and does not keep any more is forgotten when everything is told anew', () => {
  const before = withEntries(NOTHING, [entry(1, 'pending'), entry(2, 'refused')], false)
  const anew = withEntries({ ...NOTHING, ...before }, [entry(3, 'pending')], true)
  expect(paintedIds(anew)).toEqual(['c3 waits'])
  expect(anew.outbox.map(({ seq }) => seq)).toEqual([3])
})
