import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { verifyStore } from '../../../electron/service/verify.ts'
import { toPick } from '../../../electron/store/sqlite/authority-steps/0013-to-pick.ts'
import { openOrderStore } from '../../../electron/store/sqlite/open-order-store.ts'
import { TestAuthority, tempFolder } from '../../support/authority.ts'

let folder: ReturnType<typeof tempFolder>
beforeEach(() => {
  folder = tempFolder()
})
afterEach(() => folder.remove())

const open = () => openOrderStore({ folder: folder.path, now: 'now', newEpoch: 'epoch' })

test('orders of a desk from before To pick stand where they would stand today', async () => {
  const store = open()
  const shop = new TestAuthority(store)
  await shop.opensShop()
  for (const index of [1, 2, 3]) {
    await shop.places(`o${index}`, { number: `A-0000${index}` })
    await shop.does('ConfirmOrder', `o${index}`, {})
    await shop.does('ExpediteOrder', `o${index}`, {})
  }
  const [parcel] = (await shop.order('o2')).shipments
  await shop.does('ScanItem', 'o2', { shipmentId: parcel?.id ?? '', code: 'SKU-shirt' })
  const counted = await store.readCounts()
  expect(counted).toMatchObject({ toPick: 2, toPack: 1 })
  await store.close()

  asBefore()
  const db = new DatabaseSync(join(folder.path, 'authority.sqlite'))
  db.exec(toPick.sql)
  db.close()

  const today = open()
  expect(await today.readCounts()).toEqual(counted)
  expect(await verifyStore(today)).toMatchObject({ ok: true })
  await today.close()
})

/** One queue for both, as the desk kept them before the step. */
function asBefore(): void {
  const db = new DatabaseSync(join(folder.path, 'authority.sqlite'))
  db.exec(`
    UPDATE order_queue SET queue = 'toPack' WHERE queue = 'toPick';
    UPDATE queue_count SET count = 3 WHERE queue = 'toPack';
    DELETE FROM queue_count WHERE queue = 'toPick';
  `)
  db.close()
}
