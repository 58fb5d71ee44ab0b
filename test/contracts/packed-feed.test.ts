import { openOrderStore } from '../../electron/store/sqlite/open-order-store.ts'
import { MemoryDisk, MemoryOrderStore } from '../simulation/memory-order-store.ts'
import { tempFolder } from '../support/authority.ts'
import { describePackedFeed } from './packed-feed-contract.ts'

describePackedFeed('SQLite', async () => {
  const folder = tempFolder()
  const store = openOrderStore({ folder: folder.path, now: '2025-03-03T09:00:00.000Z', newEpoch: 'epoch-1' })
  return {
    store,
    reopen: async () => store,
    async dispose() {
      await store.close()
      folder.remove()
    },
  }
})

// It has no packed feed of its own: what the service packs must say the same.
describePackedFeed('the simulated world’s memory', async () => {
  const disk = new MemoryDisk('epoch-1')
  return { store: new MemoryOrderStore(disk), reopen: async () => new MemoryOrderStore(disk), dispose: async () => undefined }
})
