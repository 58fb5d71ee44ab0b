import { expect, test } from 'vitest'
import { placementOf } from '../../electron/service/placement.ts'
import { MemoryDisk, MemoryOrderStore } from '../simulation/memory-order-store.ts'
import { MemoryReplica, ReplicaDisk } from '../simulation/memory-replica.ts'
import { describeReplicaStore } from './replica-store-contract.ts'

describeReplicaStore('the simulated world’s memory', async () => {
  const disk = new ReplicaDisk()
  const another = async (epoch: string) => new MemoryOrderStore(new MemoryDisk(epoch))
  return {
    replica: new MemoryReplica(disk, placementOf),
    authority: await another('epoch-1'),
    another,
    reopen: async () => new MemoryReplica(disk, placementOf),
    dispose: async () => undefined,
  }
})

test('of a replica that was thrown away nothing is left, not even what was staged', async () => {
  const disk = new ReplicaDisk()
  const replica = new MemoryReplica(disk, placementOf)
  const page = { epoch: 'epoch-1', head: 9, more: true, rows: [] }
  await replica.stage({ ...page, from: 0, to: 4 })
  disk.wipe()
  expect(await replica.staged()).toBeNull()
  await replica.stage({ ...page, from: 0, to: 4 })
  await replica.reveal()
  await replica.stage({ ...page, from: 4, to: 5 })
  disk.wipe()
  expect(await replica.staged()).toBeNull()
  expect(await replica.cursor()).toBeNull()
})
