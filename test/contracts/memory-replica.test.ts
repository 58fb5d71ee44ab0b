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
