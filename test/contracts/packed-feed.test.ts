import { openOrderStore } from '../../electron/store/sqlite/open-order-store.ts'
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
