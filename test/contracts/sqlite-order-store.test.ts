import { openOrderStore } from '../../electron/store/sqlite/open-order-store.ts'
import { tempFolder } from '../support/authority.ts'
import { describeDeskWindow } from './desk-window-contract.ts'
import { describeDocumentNumbers } from './document-numbers-contract.ts'
import { describeOrderStore } from './order-store-contract.ts'
import { describeReports } from './report-contract.ts'

const onSqlite = async () => {
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
}

describeOrderStore('SQLite', onSqlite)
describeDocumentNumbers('SQLite', onSqlite)
describeDeskWindow('SQLite', onSqlite)
describeReports('SQLite', onSqlite)
