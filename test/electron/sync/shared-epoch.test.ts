import { beforeEach, expect, test } from 'vitest'
import { SharedEpoch } from '../../../electron/sync/shared-epoch.ts'
import { MemoryOutbox, OutboxDisk } from '../../simulation/memory-outbox.ts'
import { CommandMaker } from '../../support/authority.ts'

let outbox: MemoryOutbox
let epoch: SharedEpoch
let timesSentAgain: number
let told: () => Promise<void>
beforeEach(async () => {
  outbox = new MemoryOutbox(new OutboxDisk('k1', 'K1'))
  timesSentAgain = 0
  told = async () => undefined
  const onSentAgain = () => {
    timesSentAgain += 1
  }
  epoch = new SharedEpoch(outbox, 'epoch-1', onSentAgain, () => told())
  const maker = new CommandMaker()
  for (const id of ['c1', 'c2']) await outbox.append(maker.make('AddNote', 'o1', { note: 'hello' }, { id }), 0, 'now')
  await outbox.settle('epoch-1', [
    { seq: 1, outcome: { status: 'accepted', version: 1, warnings: [] } },
    { seq: 2, outcome: { status: 'accepted', version: 2, warnings: [] } },
  ])
})

const unsent = async () => (await outbox.unsent({ commands: 10, bytes: 10_000 })).map(({ seq }) => seq)

test('an authority that was set back gets again what it forgot, and the desk is told', async () => {
  await epoch.meet('epoch-1', 0)
  expect([await unsent(), timesSentAgain]).toEqual([[], 0])
  await epoch.meet('epoch-2', 1)
  expect([await unsent(), timesSentAgain, epoch.current]).toEqual([[2], 1, 'epoch-2'])
})

test('what the desk knows of before is told first: while that fails nothing is taken over, and then all of it', async () => {
  told = async () => {
    throw new Error('the line broke')
  }
  await expect(epoch.meet('epoch-2', 1)).rejects.toThrow('the line broke')
  await expect(epoch.forgot(1)).rejects.toThrow('the line broke')
  expect([await unsent(), timesSentAgain, epoch.current]).toEqual([[], 0, 'epoch-1'])
  let toldIn: string | null = null
  told = async () => {
    toldIn = epoch.current
  }
  await epoch.meet('epoch-2', 1)
  expect([toldIn, await unsent(), epoch.current]).toEqual(['epoch-1', [2], 'epoch-2'])
})

test('what was asked for before the authority was set back has no answer any more, said or not', async () => {
  const beforeSaid = epoch.asking()
  beforeSaid()
  await epoch.meet('epoch-2', 2)
  expect(beforeSaid).toThrow('from before it was set back')
  const beforeUnsaid = epoch.asking()
  await epoch.forgot(1)
  expect(beforeUnsaid).toThrow('from before it was set back')
  expect(await unsent()).toEqual([2])
  epoch.asking()()
})

test('while the outbox is told of a new epoch, nothing of the one before is taken over', async () => {
  const sendAgainAfter = outbox.sendAgainAfter.bind(outbox)
  const currentMeanwhile: (string | null)[] = []
  outbox.sendAgainAfter = (...args) => {
    currentMeanwhile.push(epoch.current)
    return sendAgainAfter(...args)
  }
  await epoch.meet('epoch-2', 1)
  expect(currentMeanwhile).toEqual(['epoch-2'])
})

test('an epoch that could not be kept is met again', async () => {
  const sendAgainAfter = outbox.sendAgainAfter.bind(outbox)
  outbox.sendAgainAfter = () => Promise.reject(new Error('there is no room on this disk'))
  await expect(epoch.meet('epoch-2', 1)).rejects.toThrow('no room')
  expect(epoch.current).toBe('epoch-1')
  outbox.sendAgainAfter = sendAgainAfter
  await epoch.meet('epoch-2', 1)
  expect(await unsent()).toEqual([2])
})

test('of two epochs that are met at once one stands, and who brought the other one asks again', async () => {
  const first = epoch.meet('epoch-2', 1)
  const other = epoch.meet('epoch-3', 1)
  await expect(other).rejects.toThrow('from before it was set back')
  await first
  expect(epoch.current).toBe('epoch-2')
  await epoch.meet('epoch-3', 1)
  expect(epoch.current).toBe('epoch-3')
})
