import { afterEach, expect, test, vi } from 'vitest'
import { type ChangeReceiver, type ChangeSink, type ChangeSource, receiveChanges } from '../../../renderer/offline/receive-changes.ts'
import type { ChangeRow, Cursor } from '../../../shared/contract/changes.ts'
import type { PackedPage } from '../../../shared/contract/packed-changes.ts'

let receiver: ChangeReceiver | null = null
afterEach(() => {
  receiver?.stop()
  vi.useRealTimers()
})

const row = (version: number): ChangeRow => ({
  type: 'stock',
  id: `s${version}`,
  version,
  row: { itemId: `s${version}`, levels: [], demand: 0 },
})

/** A feed of so many versions, one row each, in pages of two. */
function feed(head: number) {
  const state = {
    head,
    isReachable: true,
    breaksAfter: Number.POSITIVE_INFINITY,
    pulls: [] as (Cursor | null)[],
    reached: [] as (() => void)[],
  }
  const source: ChangeSource = {
    isReachable: () => state.isReachable,
    onReachable: (listener) => {
      state.reached.push(listener)
      return () => {}
    },
    pull: async (cursor) => {
      state.pulls.push(cursor)
      if (state.pulls.length > state.breaksAfter) throw new Error('the line broke')
      const from = cursor?.version ?? 0
      const to = Math.min(from + 2, state.head)
      const rows = Array.from({ length: to - from }, (_, index) => row(from + index + 1))
      return { epoch: 'e', head: state.head, from, to, more: to < state.head, rows, listing: null, counts: {} } satisfies PackedPage
    },
    whole: async () => [],
    watch: () => new Promise(() => {}),
  }
  return { state, source }
}

/** A copy that shows nothing before the last page of a pull, as the real one does. */
function memory(cursor: Cursor | null = null) {
  const kept = {
    cursor,
    pullFrom: cursor,
    applied: [] as number[],
    advanced: [] as number[],
    revealed: [] as (readonly number[])[],
    failNext: false,
    canRebuild: true,
  }
  const sink: ChangeSink = {
    cursor: async () => kept.cursor,
    pullFrom: async () => kept.pullFrom,
    apply: async (page) => {
      if (kept.failNext) {
        kept.failNext = false
        throw new Error('disk full')
      }
      kept.pullFrom = { epoch: page.epoch, version: page.to }
      if (!page.more) kept.cursor = kept.pullFrom
      kept.applied.push(...page.rows.map((each) => each.version))
    },
    lookedAt: () => [],
    advanced: async (page) => {
      kept.advanced.push(page.to)
    },
    reveal: async ({ rows }) => {
      kept.revealed.push(rows.map((each) => each.version))
    },
    rested: () => {},
    failed: async () => {
      kept.cursor = null
      kept.pullFrom = null
      return kept.canRebuild
    },
  }
  return { kept, sink }
}

test('a window that was away takes over every page and shows them together at the end', async () => {
  const { source } = feed(7)
  const { kept, sink } = memory({ epoch: 'e', version: 2 })
  receiver = receiveChanges(source, sink)
  await receiver.pullNow()
  expect(kept.applied).toEqual([3, 4, 5, 6, 7])
  expect(kept.revealed[0]).toEqual([3, 4, 5, 6, 7])
})

test('the first filling of an empty copy tells how far it is, and shows its rows together at the end', async () => {
  const { source } = feed(5)
  const { kept, sink } = memory()
  receiver = receiveChanges(source, sink)
  await receiver.pullNow()
  expect(kept.advanced).toEqual([2, 4])
  expect(kept.revealed[0]).toEqual([1, 2, 3, 4, 5])
})

test('while a page is taken over the next one is on its way, and never two', async () => {
  const { source, state } = feed(6)
  const { kept, sink } = memory()
  const pullsWhenApplied: number[] = []
  receiver = receiveChanges(source, {
    ...sink,
    apply: async (page, whole) => {
      pullsWhenApplied.push(state.pulls.length)
      await sink.apply(page, whole)
    },
  })
  await receiver.pullNow()
  expect(kept.applied).toEqual([1, 2, 3, 4, 5, 6])
  expect(pullsWhenApplied.slice(0, 3)).toEqual([2, 3, 3])
})

test('what somebody looks at comes whole with the page that shows it; when it cannot come, the page waits', async () => {
  const { source } = feed(1)
  const { kept, sink } = memory()
  const order = { type: 'order', id: 'o1', version: 1, row: null, deleted: 'purge' } as const
  let isLineUp = false
  const wholes: (readonly ChangeRow[])[] = []
  receiver = receiveChanges(
    {
      ...source,
      whole: async () => {
        if (!isLineUp) throw new Error('the line broke')
        return [order]
      },
    },
    {
      ...sink,
      lookedAt: () => ['o1'],
      apply: async (page, whole) => {
        wholes.push(whole)
        await sink.apply(page, whole)
      },
    },
  )
  await receiver.pullNow()
  expect({ applied: kept.applied, revealed: kept.revealed }).toEqual({ applied: [], revealed: [] })
  isLineUp = true
  await receiver.pullNow()
  expect(wholes[0]).toEqual([order])
  expect(kept.revealed[0]).toEqual([1, 1])
})

test('when the line breaks between pages, the rest comes with the next pull and nothing twice', async () => {
  const { source, state } = feed(6)
  state.breaksAfter = 1
  const { kept, sink } = memory({ epoch: 'e', version: 0 })
  receiver = receiveChanges(source, sink)
  await receiver.pullNow()
  expect(kept.applied).toEqual([1, 2])
  state.breaksAfter = Number.POSITIVE_INFINITY
  await receiver.pullNow()
  expect(kept.applied).toEqual([1, 2, 3, 4, 5, 6])
})

test('asking twice at once pulls once more, not twice at the same time', async () => {
  const { source, state } = feed(2)
  const { sink } = memory()
  receiver = receiveChanges(source, sink)
  await Promise.all([receiver.pullNow(), receiver.pullNow(), receiver.pullNow()])
  expect(state.pulls.length).toBeLessThanOrEqual(2)
})

test('nothing is asked of a desk process that is stopped, and everything at once when it is back', async () => {
  const { source, state } = feed(3)
  state.isReachable = false
  const { kept, sink } = memory()
  receiver = receiveChanges(source, sink)
  await receiver.pullNow()
  expect(state.pulls).toEqual([])
  state.isReachable = true
  for (const listener of state.reached) listener()
  await receiver.pullNow()
  expect(kept.applied).toEqual([1, 2, 3])
})

test('a copy that cannot be written is begun again from the first change', async () => {
  const { source } = feed(4)
  const { kept, sink } = memory({ epoch: 'e', version: 2 })
  kept.failNext = true
  receiver = receiveChanges(source, sink)
  await receiver.pullNow()
  expect(kept.applied).toEqual([1, 2, 3, 4])
})

test('a copy that cannot be begun again ends the pulling instead of going round for ever', async () => {
  const { source, state } = feed(4)
  const { kept, sink } = memory({ epoch: 'e', version: 2 })
  kept.failNext = true
  kept.canRebuild = false
  receiver = receiveChanges(source, sink)
  await receiver.pullNow()
  expect(state.pulls).toHaveLength(1)
  expect(kept.applied).toEqual([])
})

test('without a word from the desk process a pull follows after the quiet time all the same', async () => {
  vi.useFakeTimers()
  const { source, state } = feed(1)
  const { sink } = memory()
  receiver = receiveChanges(source, sink, 15_000)
  await vi.advanceTimersByTimeAsync(10)
  const before = state.pulls.length
  await vi.advanceTimersByTimeAsync(15_000)
  expect(state.pulls.length).toBe(before + 1)
})
