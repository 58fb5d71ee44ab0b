import { openPostgresOrderStore } from '../../electron/store/postgres/open-order-store.ts'
import { describeWithPostgres } from '../support/postgres-database.ts'
import { describeDeskWindow } from './desk-window-contract.ts'
import { describeDocumentNumbers } from './document-numbers-contract.ts'
import { describeOrderStore } from './order-store-contract.ts'
import { describeReports } from './report-contract.ts'

describeWithPostgres((newDatabase) => {
  const onPostgres = async () => {
    const database = await newDatabase()
    const open = () => openPostgresOrderStore({ url: database.url, now: '2025-03-03T09:00:00.000Z', newEpoch: 'epoch-1' })
    let store = await open()
    return {
      store,
      async reopen() {
        await store.close()
        store = await open()
        return store
      },
      async dispose() {
        await store.close()
        await database.drop()
      },
    }
  }

  describeOrderStore('PostgreSQL', onPostgres)
  describeDocumentNumbers('PostgreSQL', onPostgres)
  describeDeskWindow('PostgreSQL', onPostgres)
  describeReports('PostgreSQL', onPostgres)
})
