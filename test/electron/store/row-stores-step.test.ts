import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { rowStores } from '../../../electron/store/sqlite/authority-steps/0016-row-stores.ts'
import { openOrderStore } from '../../../electron/store/sqlite/open-order-store.ts'
import { TestAuthority, tempFolder } from '../../support/authority.ts'

let folder: ReturnType<typeof tempFolder>
beforeEach(() => {
  folder = tempFolder()
})
afterEach(() => folder.remove())

test('the rows of orders of an earlier desk say which store sold, and those of baskets stay as they are', async () => {
  const store = openOrderStore({ folder: folder.path, now: 'now', newEpoch: 'epoch' })
  const shop = new TestAuthority(store)
  await shop.opensShop()
  await shop.selects('basket', { number: '' })
  for (const [index, id] of ['plain', 'said'].entries()) await shop.places(id, { number: `A-0000${index}` })
  await store.close()

  const db = new DatabaseSync(join(folder.path, 'authority.sqlite'))
  const rows = () => db.prepare('SELECT id, body FROM queue_row ORDER BY id').all()
  const written = rows()
  expect(written.map(({ body }) => JSON.parse(String(body)).storeId)).toEqual([undefined, 'store', 'store'])
  db.exec("UPDATE queue_row SET body = json_remove(body, '$.storeId') WHERE id <> 'said'")
  expect(rows()).not.toEqual(written)
  db.exec(rowStores.sql)
  expect(rows()).toEqual(written)
  db.close()
})
