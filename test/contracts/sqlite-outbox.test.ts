import { openOutbox } from '../../electron/store/sqlite/open-outbox.ts'
import { tempFolder } from '../support/authority.ts'
import { describeOutboxStore } from './outbox-store-contract.ts'

describeOutboxStore('SQLite', async () => {
  const folder = tempFolder()
  const open = () => openOutbox({ folder: folder.path, now: '2025-03-05T09:00:00.000Z', newDeskId: 'k1', series: 'K1' }).outbox
  let outbox = open()
  return {
    outbox,
    async reopen() {
      await outbox.close()
      outbox = open()
      return outbox
    },
    async dispose() {
      await outbox.close()
      folder.remove()
    },
  }
})
