import { openOrderStore } from '../../electron/store/sqlite/open-order-store.ts'
import { tempFolder } from '../support/authority.ts'
import { describeOrderStore } from './order-store-contract.ts'

describeOrderStore('SQLite', async () => {
  const folder = tempFolder()
  const open = () => openOrderStore({ folder: folder.path, now: '2025-03-03T09:00:00.000Z', newEpoch: 'epoch-1' })
  let store = open()
  return {
    store,
    async reopen() {
      await store.close()
      store = open()
      return store
    },
    async dispose() {
      await store.close()
      folder.remove()
    },
  }
})
