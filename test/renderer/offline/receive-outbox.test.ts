import { afterEach, expect, test, vi } from 'vitest'
import { type OutboxReceiver, type OutboxSource, receiveOutbox } from '../../../renderer/offline/receive-outbox.ts'
import type { OutboxEntry } from '../../../shared/contract/outbox-entry.ts'
import type { SyncStatus } from '../../../shared/contract/sync-status.ts'
import { aloneSince } from '../../../shared/sync/alone-since.ts'
import { commandBy } from '../../support/given-order.ts'

let receiver: OutboxReceiver | null = null
afterEach(() => receiver?.stop())

/** A desk process with an outbox, a line that can break, and what it was asked. */
class Desk {
  readonly entries = new Map<number, OutboxEntry>()
  readonly asked: number[] = []
  isUp = true
  #change = 0
  #pokes: PromiseWithResolvers<void> = Promise.withResolvers()
  #isUpAgain: PromiseWithResolvers<void> = Promise.withResolvers()
  readonly #waiting = new Set<() => void>()

  keeps(seq: number, state: OutboxEntry['state'] = 'pending'): void {
    this.#change += 1
    const command = commandBy(`c${seq}`, 'AddNote', { note: '' })
    this.entries.set(seq, { seq, command, known: 0, isFact: false, state, outcome: null, keptAt: '', seenAt: null, change: this.#change })
  }

  pokes(): void {
    this.#pokes.resolve()
    this.#pokes = Promise.withResolvers()
  }

  goes(): void {
    this.isUp = false
    this.#pokes.reject(new Error('the line broke'))
    this.#pokes = Promise.withResolvers()
  }

  comesBack(): void {
    this.isUp = true
    for (const tell of this.#waiting) tell()
    this.#isUpAgain.resolve()
  }

  get source(): OutboxSource {
    const desk = this
    return {
      isReachable: () => desk.isUp,
      onReachable(listener) {
        desk.#waiting.add(listener)
        return () => desk.#waiting.delete(listener)
      },
      async pull(after, limit) {
        desk.asked.push(after)
        const all = [...desk.entries.values()].filter(({ change }) => change > after).sort((a, b) => a.change - b.change)
        return all.slice(0, limit)
      },
      watch: async () => desk.#hints(),
      watchStatus: async () => desk.#statuses(),
    }
  }

  async *#hints() {
    for (;;) {
      await this.#pokes.promise
      yield null
    }
  }

  async *#statuses(): AsyncGenerator<SyncStatus> {
    yield aloneSince('2026-03-02T09:00:00.000Z')
    await this.#pokes.promise
  }
}

function received(desk: Desk) {
  const told: string[] = []
  const statuses: SyncStatus[] = []
  receiver = receiveOutbox(
    desk.source,
    {
      changed: async (entries, isWhole) => {
        told.push(`${isWhole ? 'all' : 'more'}: ${entries.map(({ seq, state }) => `${seq} ${state}`).join(', ')}`)
      },
      status: (status) => statuses.push(status),
    },
    1,
  )
  return { told, statuses }
}

test('a window first hears everything the desk keeps, then only what changed', async () => {
  const desk = new Desk()
  desk.keeps(1)
  desk.keeps(2)
  const { told, statuses } = received(desk)
  await vi.waitFor(() => expect(told).toEqual(['all: 1 pending, 2 pending']))
  expect(statuses).toHaveLength(1)
  desk.keeps(1, 'accepted')
  desk.keeps(3)
  desk.pokes()
  await vi.waitFor(() => expect(told.at(-1)).toBe('more: 1 accepted, 3 pending'))
  expect(desk.asked).toEqual([0, 2])
})

test('an outbox of more than a page comes whole, each entry once as it is by now', async () => {
  const desk = new Desk()
  for (let seq = 1; seq <= 501; seq += 1) desk.keeps(seq)
  const { told } = received(desk)
  await vi.waitFor(() => expect(told).toHaveLength(1))
  expect(told[0]?.split(', ')).toHaveLength(501)
  expect(desk.asked).toEqual([0, 500])
})

test('a hint about nothing new tells nothing', async () => {
  const desk = new Desk()
  desk.keeps(1)
  const { told } = received(desk)
  await vi.waitFor(() => expect(told).toHaveLength(1))
  desk.pokes()
  await vi.waitFor(() => expect(desk.asked).toHaveLength(2))
  expect(told).toHaveLength(1)
})

test('after the line broke everything is read anew: the desk may be another, and count its changes from the beginning', async () => {
  const desk = new Desk()
  desk.keeps(1)
  desk.keeps(2)
  const { told } = received(desk)
  await vi.waitFor(() => expect(told).toHaveLength(1))
  desk.goes()
  desk.entries.clear()
  desk.keeps(1, 'settled')
  desk.comesBack()
  await vi.waitFor(() => expect(told.at(-1)).toBe('all: 1 settled'))
})

test('asked to, it reads everything anew', async () => {
  const desk = new Desk()
  desk.keeps(1)
  const { told } = received(desk)
  await vi.waitFor(() => expect(told).toHaveLength(1))
  await receiver?.refill()
  expect(told).toEqual(['all: 1 pending', 'all: 1 pending'])
})

test('a window that is closed hears nothing more', async () => {
  const desk = new Desk()
  const { told } = received(desk)
  await vi.waitFor(() => expect(desk.asked).toHaveLength(1))
  const before = told.length
  receiver?.stop()
  desk.keeps(1)
  desk.pokes()
  await receiver?.refill()
  expect(told).toHaveLength(before)
})
