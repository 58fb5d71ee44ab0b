// What every engine behind the OutboxStore port must do. An engine adds one short caller beside this file.

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OutboxStore } from '../../electron/ports/outbox-store.ts'
import type { Outcome } from '../../shared/contract/outcome.ts'
import type { Command } from '../../shared/lifecycle/command.ts'
import { CommandMaker } from '../support/authority.ts'

export interface OutboxUnderTest {
  readonly outbox: OutboxStore
  /** Closes the outbox and opens what it left behind. */
  reopen(): Promise<OutboxStore>
  dispose(): Promise<void>
}

const EVERYTHING = { commands: 1000, bytes: 10_000_000 }

export function describeOutboxStore(engine: string, open: () => Promise<OutboxUnderTest>): void {
  describe(`an outbox on ${engine}`, () => {
    let underTest: OutboxUnderTest
    let outbox: OutboxStore
    let maker: CommandMaker

    beforeEach(async () => {
      underTest = await open()
      outbox = underTest.outbox
      maker = new CommandMaker()
    })

    afterEach(() => underTest.dispose())

    const note = (id: string, orderId = 'o1', text = 'hello'): Command => maker.make('AddNote', orderId, { note: text }, { id })
    const keep = (id: string, orderId?: string, text?: string) =>
      outbox.append(note(id, orderId, text), 0, `2025-03-05T09:00:0${id.slice(-1)}.000Z`)
    const states = async () => (await outbox.changedSince(0, 1000)).map(({ command, state }) => `${command.id} ${state}`).sort()
    const unsentIds = async () => (await outbox.unsent(EVERYTHING)).map(({ seq }) => seq)

    describe('keeping', () => {
      test('gives each command the next number and holds it after opening again, as it was given', async () => {
        const first = note('c1')
        const entry = await outbox.append(first, 0, '2025-03-05T09:00:01.000Z', true)
        expect(entry).toEqual({
          seq: 1,
          command: first,
          known: 0,
          isFact: true,
          state: 'pending',
          outcome: null,
          keptAt: '2025-03-05T09:00:01.000Z',
          seenAt: null,
          change: entry.change,
        })
        await outbox.append(note('c2'), 1, '2025-03-05T09:00:02.000Z')
        outbox = await underTest.reopen()
        expect(await outbox.find('c1')).toEqual(entry)
        expect((await outbox.unsent(EVERYTHING)).map(({ seq, known, command }) => [seq, known, command.id])).toEqual([
          [1, 0, 'c1'],
          [2, 1, 'c2'],
        ])
        expect((await keep('c3')).seq).toBe(3)
      })

      test('answers a command it has with the entry that is there', async () => {
        const first = await keep('c1')
        await keep('c2')
        expect(await outbox.append(note('c1', 'o9', 'other'), 7, 'later')).toEqual(first)
        expect((await outbox.summary()).lastSeq).toBe(2)
      })

      test('writes the name of a new order down with its command: the same name every time, and no name twice', async () => {
        const create = (id: string, orderId: string) => maker.make('CreateOrder', orderId, { number: '', reference: '' }, { id })
        const [one, two] = [await outbox.nameFor('c1'), await outbox.nameFor('c2')]
        expect(one.number).not.toBe(two.number)
        expect(one.reference).not.toBe(two.reference)
        const second = await outbox.append(create('c2', 'o2'), 0, 'now')
        const first = await outbox.append(create('c1', 'o1'), 0, 'now')
        const third = await outbox.append(create('c3', 'o3'), 0, 'now')
        expect(first.command.args).toMatchObject(one)
        expect(second.command.args).toMatchObject(two)
        const names = [first, second, third].map(({ command }) => (command.args as { number: string }).number)
        expect(new Set(names).size).toBe(3)
        outbox = await underTest.reopen()
        expect(await outbox.nameFor('c1')).toEqual(one)
        const fourth = await outbox.nameFor('c4')
        expect(names).not.toContain(fourth.number)
      })

      test('sums up what waits', async () => {
        expect(await outbox.summary()).toMatchObject({ lastSeq: 0, pending: 0, oldestAt: null, unseen: 0 })
        await keep('c1')
        await keep('c2')
        expect(await outbox.summary()).toMatchObject({ lastSeq: 2, pending: 2, oldestAt: '2025-03-05T09:00:01.000Z', unseen: 0 })
        await outbox.settle('e1', [{ seq: 1, outcome: accepted(5) }])
        expect(await outbox.summary()).toMatchObject({ lastSeq: 2, pending: 1, oldestAt: '2025-03-05T09:00:02.000Z' })
      })
    })

    describe('sending', () => {
      test('hands out the oldest first, no more than asked for, and always at least one', async () => {
        for (const id of ['c1', 'c2', 'c3']) await keep(id)
        expect((await outbox.unsent({ commands: 2, bytes: 1_000_000 })).map(({ seq }) => seq)).toEqual([1, 2])
        expect((await outbox.unsent({ commands: 9, bytes: 1 })).map(({ seq }) => seq)).toEqual([1])
      })

      test('a command stays to be sent until there is an answer, however often the process ends', async () => {
        await keep('c1')
        await outbox.markSent(1)
        outbox = await underTest.reopen()
        expect(await unsentIds()).toEqual([1])
        await outbox.settle('e1', [{ seq: 1, outcome: accepted(5) }])
        expect(await unsentIds()).toEqual([])
      })
    })

    describe('answers', () => {
      test('bring each command to its state, and stay when they come again', async () => {
        for (const id of ['c1', 'c2', 'c3', 'c4', 'c5']) await keep(id)
        await outbox.settle('e1', [
          { seq: 1, outcome: accepted(5) },
          { seq: 2, outcome: refused(6) },
          { seq: 3, outcome: { status: 'blocked', version: 7, bySeq: 2 } },
          { seq: 4, outcome: { status: 'quarantined', version: 8, fault: 'f' } },
          { seq: 5, outcome: { status: 'accepted-with-case', version: 9, caseId: 'c5.case', warnings: [] } },
        ])
        expect(await states()).toEqual(['c1 accepted', 'c2 refused', 'c3 blocked', 'c4 quarantined', 'c5 accepted'])
        const before = await outbox.changedSince(0, 100)
        await outbox.settle('e1', [{ seq: 1, outcome: refused(50) }])
        expect(await outbox.changedSince(0, 100)).toEqual(before)
        expect((await outbox.find('c2'))?.outcome).toEqual(refused(6))
        expect(await outbox.summary()).toMatchObject({ pending: 0, unseen: 3 })
      })

      test('of another epoch take the place of those that are there: a shop that was set back may have decided anew', async () => {
        for (const id of ['c1', 'c2', 'c3', 'c4']) await keep(id)
        await outbox.settle('e1', [
          { seq: 1, outcome: accepted(5) },
          { seq: 2, outcome: refused(6) },
          { seq: 3, outcome: accepted(7) },
          { seq: 4, outcome: refused(8) },
        ])
        await outbox.contained('e1', 8)
        await outbox.markSeen(['c2', 'c4'], 'now')
        const { change } = await outbox.summary()
        await outbox.settle('e2', [
          { seq: 1, outcome: refused(3) },
          { seq: 2, outcome: accepted(4) },
          { seq: 3, outcome: accepted(7) },
          { seq: 4, outcome: refused(8) },
        ])
        expect(await states()).toEqual(['c1 refused', 'c2 accepted', 'c3 settled', 'c4 refused'])
        // The same answer again is no news, and what a person saw of it stays seen.
        expect((await outbox.changedSince(change, 100)).map(({ seq }) => seq)).toEqual([1, 2])
        expect((await outbox.unsettled()).map(({ seq, seenAt }) => [seq, seenAt])).toEqual([
          [1, null],
          [2, null],
        ])
        await outbox.contained('e2', 4)
        expect(await states()).toEqual(['c1 refused', 'c2 settled', 'c3 settled', 'c4 refused'])
        expect(await outbox.sendAgainAfter('e2', 0)).toBe(0)
      })

      test('about numbers nobody has are passed over', async () => {
        await outbox.settle('e1', [{ seq: 77, outcome: accepted(5) }])
        expect(await states()).toEqual([])
      })

      test('an accepted command is shown until the confirmed rows contain it, in the epoch it was accepted in', async () => {
        await keep('c1')
        await outbox.settle('e1', [{ seq: 1, outcome: accepted(5) }])
        await outbox.contained('e1', 4)
        await outbox.contained('e2', 900)
        expect((await outbox.unsettled()).map(({ state }) => state)).toEqual(['accepted'])
        await outbox.contained('e1', 5)
        expect(await outbox.unsettled()).toEqual([])
        expect(await states()).toEqual(['c1 settled'])
      })

      test('an outcome nobody keeps any more is an old one: the next confirmed rows contain it', async () => {
        await keep('c1')
        await outbox.settle('e1', [{ seq: 1, outcome: null }])
        await outbox.contained('e1', 1)
        expect(await states()).toEqual(['c1 settled'])
      })

      test('what was not accepted is shown until somebody has seen it', async () => {
        await keep('c1')
        await outbox.settle('e1', [{ seq: 1, outcome: refused(5) }])
        expect((await outbox.unsettled()).map(({ state }) => state)).toEqual(['refused'])
        await outbox.markSeen(['c1', 'unknown'], '2025-03-05T10:00:00.000Z')
        expect(await outbox.unsettled()).toEqual([])
        expect((await outbox.find('c1'))?.seenAt).toBe('2025-03-05T10:00:00.000Z')
        expect((await outbox.summary()).unseen).toBe(0)
      })

      test('only what was not accepted can be marked as seen', async () => {
        await keep('c1')
        await outbox.markSeen(['c1'], 'now')
        expect((await outbox.find('c1'))?.seenAt).toBeNull()
      })

      test('the next command is made knowing the newest answer that was no', async () => {
        for (const id of ['c1', 'c2', 'c3']) await keep(id)
        expect(await outbox.known()).toBe(0)
        await outbox.settle('e1', [
          { seq: 1, outcome: accepted(4) },
          { seq: 2, outcome: refused(5) },
          { seq: 3, outcome: accepted(6) },
        ])
        expect(await outbox.known()).toBe(2)
      })
    })

    test('that its file is an older copy is said once and for ever', async () => {
      expect(await outbox.isBehind()).toBe(false)
      await outbox.markBehind()
      await keep('c1')
      outbox = await underTest.reopen()
      expect(await outbox.isBehind()).toBe(true)
    })

    describe('changes', () => {
      test('are handed out once each, the oldest change first, as the entry is now', async () => {
        for (const id of ['c1', 'c2', 'c3']) await keep(id)
        const [first, second] = await outbox.changedSince(0, 2)
        expect([first?.command.id, second?.command.id]).toEqual(['c1', 'c2'])
        await outbox.settle('e1', [{ seq: 1, outcome: accepted(4) }])
        const later = await outbox.changedSince(second?.change ?? 0, 10)
        expect(later.map(({ command, state }) => [command.id, state])).toEqual([
          ['c3', 'pending'],
          ['c1', 'accepted'],
        ])
        expect((await outbox.summary()).change).toBe(later.at(-1)?.change)
        outbox = await underTest.reopen()
        expect(await outbox.changedSince(later.at(-1)?.change ?? 0, 10)).toEqual([])
      })
    })

    describe('withdrawing', () => {
      test('takes back what was not sent; its number is still sent, so that none is missing', async () => {
        for (const id of ['c1', 'c2']) await keep(id)
        expect(await outbox.withdraw('c1', 'now')).toBe(true)
        expect(await states()).toEqual(['c1 withdrawn', 'c2 pending'])
        expect((await outbox.unsent(EVERYTHING)).map(({ seq, state }) => [seq, state])).toEqual([
          [1, 'withdrawn'],
          [2, 'pending'],
        ])
        expect((await outbox.unsettled()).map(({ seq }) => seq)).toEqual([2])
        expect((await outbox.summary()).pending).toBe(1)
        await outbox.settle('e1', [{ seq: 1, outcome: null }])
        expect(await unsentIds()).toEqual([2])
        expect((await states())[0]).toBe('c1 withdrawn')
      })

      test('is too late once the command may have been sent, also for another process', async () => {
        await keep('c1')
        await outbox.markSent(1)
        expect(await outbox.withdraw('c1', 'now')).toBe(false)
        outbox = await underTest.reopen()
        expect(await outbox.withdraw('c1', 'now')).toBe(false)
        expect(await outbox.withdraw('unknown', 'now')).toBe(false)
        expect(await states()).toEqual(['c1 pending'])
      })
    })

    describe('an authority that was set back', () => {
      test('gets again what it has no outcome for, the settled ones too', async () => {
        for (const id of ['c1', 'c2', 'c3', 'c4']) await keep(id)
        await outbox.settle(
          'e1',
          [1, 2, 3].map((seq) => ({ seq, outcome: accepted(seq) })),
        )
        await outbox.contained('e1', 2)
        expect(await outbox.sendAgainAfter('e2', 1)).toBe(2)
        expect(await unsentIds()).toEqual([2, 3, 4])
        expect(await states()).toEqual(['c1 settled', 'c2 pending', 'c3 pending', 'c4 pending'])
        expect(await outbox.find('c2')).toMatchObject({ outcome: null, known: 0 })
        await outbox.settle('e2', [{ seq: 2, outcome: accepted(2) }])
        expect(await outbox.sendAgainAfter('e2', 1)).toBe(0)
        expect(await unsentIds()).toEqual([3, 4])
      })

      test('gets what is sent anew as made by a desk that knew of no answer: those it knew of are void', async () => {
        await keep('c1')
        await outbox.settle('e1', [{ seq: 1, outcome: refused(1) }])
        for (const id of ['c2', 'c3']) await outbox.append(note(id), await outbox.known(), `2025-03-05T09:00:0${id.slice(-1)}.000Z`)
        await outbox.settle('e1', [{ seq: 2, outcome: accepted(2) }])
        expect((await outbox.unsent(EVERYTHING)).map(({ seq, known }) => [seq, known])).toEqual([[3, 1]])
        await outbox.sendAgainAfter('e2', 0)
        expect((await outbox.unsent(EVERYTHING)).map(({ seq, known }) => [seq, known])).toEqual([
          [1, 0],
          [2, 0],
          [3, 0],
        ])
      })

      test('finds in the rows of before what was settled there, until those of its own contain it', async () => {
        for (const id of ['c1', 'c2']) await keep(id)
        await outbox.settle(
          'e1',
          [1, 2].map((seq) => ({ seq, outcome: accepted(seq) })),
        )
        await outbox.contained('e1', 1)
        const containedIn = async () => (await outbox.unsettled()).map((entry) => [entry.seq, entry.state, entry.containedIn])
        await outbox.sendAgainAfter('e2', 0)
        outbox = await underTest.reopen()
        expect(await containedIn()).toEqual([
          [1, 'pending', 'e1'],
          [2, 'pending', undefined],
        ])
        await outbox.settle('e2', [{ seq: 1, outcome: accepted(9) }])
        await outbox.sendAgainAfter('e3', 0)
        await outbox.settle('e3', [{ seq: 1, outcome: accepted(3) }])
        expect((await containedIn())[0]).toEqual([1, 'accepted', 'e1'])
        await outbox.contained('e3', 3)
        expect((await outbox.find('c1'))?.containedIn).toBeUndefined()
        // Set back without a word: nobody can tell the rows of before from those that come.
        await outbox.sendAgainAfter(null, 0)
        expect((await containedIn())[0]).toEqual([1, 'pending', undefined])
      })

      test('that forgot even answers of its own epoch gets those again as well', async () => {
        for (const id of ['c1', 'c2']) await keep(id)
        await outbox.settle(
          'e1',
          [1, 2].map((seq) => ({ seq, outcome: accepted(seq) })),
        )
        expect(await outbox.sendAgainAfter('e1', 0)).toBe(0)
        expect(await outbox.sendAgainAfter(null, 1)).toBe(1)
        expect(await unsentIds()).toEqual([2])
      })

      test('gives an answer it still has anew: in its new epoch', async () => {
        await keep('c1')
        await outbox.settle('e1', [{ seq: 1, outcome: accepted(5) }])
        await outbox.sendAgainAfter('e2', 1)
        await outbox.settle('e2', [{ seq: 1, outcome: accepted(3) }])
        await outbox.contained('e2', 3)
        expect(await states()).toEqual(['c1 settled'])
      })

      test('does not get a second chance at what a person saw refused: only the number is sent', async () => {
        for (const id of ['c1', 'c2']) await keep(id)
        await outbox.settle(
          'e1',
          [1, 2].map((seq) => ({ seq, outcome: refused(seq) })),
        )
        await outbox.markSeen(['c1'], 'now')
        await outbox.sendAgainAfter('e2', 0)
        expect(await states()).toEqual(['c1 withdrawn', 'c2 pending'])
        expect(await outbox.known()).toBe(0)
      })
    })

    describe('forgetting', () => {
      test('wipes what was said about a purged order, and waits with what is still to be answered', async () => {
        await keep('c1', 'o1', 'a secret')
        await keep('c2', 'o2')
        await keep('c3', 'o1')
        await outbox.settle(
          'e1',
          [1, 2].map((seq) => ({ seq, outcome: accepted(seq) })),
        )
        await outbox.contained('e1', 2)
        await outbox.forget(['o1'])
        expect(await outbox.find('c1')).toBeNull()
        expect(await states()).toEqual(['c2 settled', 'c3 pending'])
        await outbox.settle('e1', [{ seq: 3, outcome: refused(4) }])
        expect(await states()).toEqual(['c2 settled', 'c3 refused'])
        await outbox.markSeen(['c3'], 'now')
        expect(await states()).toEqual(['c2 settled'])
        outbox = await underTest.reopen()
        expect((await keep('c4')).seq).toBe(4)
      })

      test('wipes settled work past the horizon; should the authority be set back, only its number is sent', async () => {
        for (const id of ['c1', 'c2', 'c3']) await keep(id)
        await outbox.settle(
          'e1',
          [1, 2, 3].map((seq) => ({ seq, outcome: accepted(seq) })),
        )
        await outbox.contained('e1', 2)
        expect(await outbox.wipeSettledBefore('2025-03-05T09:00:02.000Z')).toBe(1)
        expect(await outbox.find('c1')).toBeNull()
        expect(await outbox.find('c2')).not.toBeNull()
        await outbox.sendAgainAfter('e2', 0)
        expect((await outbox.unsent(EVERYTHING)).map(({ seq, state }) => [seq, state])).toEqual([
          [1, 'withdrawn'],
          [2, 'pending'],
          [3, 'pending'],
        ])
      })

      test('clearing is refused while anything is unsent or not yet confirmed, and never uses a number twice', async () => {
        await keep('c1')
        expect(await outbox.clear()).toBe(false)
        await outbox.settle('e1', [{ seq: 1, outcome: accepted(1) }])
        expect(await outbox.clear()).toBe(false)
        expect(await states()).toEqual(['c1 accepted'])
        await outbox.contained('e1', 1)
        expect(await outbox.clear()).toBe(true)
        expect(await states()).toEqual([])
        outbox = await underTest.reopen()
        expect((await keep('c2')).seq).toBe(2)
      })
    })
  })
}

function accepted(version: number): Outcome {
  return { status: 'accepted', version, warnings: [] }
}

function refused(version: number): Outcome {
  return { status: 'refused', version, refusal: { code: 'WRONG_STATUS', facts: {} } }
}
