import type { OrderStore } from '../../electron/ports/order-store.ts'
import { placementOf } from '../../electron/service/placement.ts'
import { openOrderStore } from '../../electron/store/sqlite/open-order-store.ts'
import { ReplicaFiles } from '../../electron/store/sqlite/replica-files.ts'
import { SqliteReplica } from '../../electron/store/sqlite/sqlite-replica.ts'
import { tempFolder } from '../support/authority.ts'
import { describeReplicaStore } from './replica-store-contract.ts'

describeReplicaStore('SQLite', async () => {
  const folder = tempFolder()
  const others: { store: OrderStore; folder: ReturnType<typeof tempFolder> }[] = []
  const another = async (newEpoch: string) => {
    const own = tempFolder()
    const store = openOrderStore({ folder: own.path, now: '2025-03-05T09:00:00.000Z', newEpoch })
    others.push({ store, folder: own })
    return store
  }
  const open = () => new SqliteReplica({ files: new ReplicaFiles({ folder: folder.path }), placementOf, breathe: async () => undefined })
  let replica = open()
  return {
    replica,
    authority: await another('epoch-1'),
    another,
    async reopen() {
      await replica.close()
      replica = open()
      return replica
    },
    async dispose() {
      await replica.close()
      for (const other of others) {
        await other.store.close()
        other.folder.remove()
      }
      folder.remove()
    },
  }
})
