import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SqliteConnection } from '../../../electron/store/sqlite/connection.ts'
import { openOrderStore, openOrderStoreForReading } from '../../../electron/store/sqlite/open-order-store.ts'
import { applyPragmas } from '../../../electron/store/sqlite/pragmas.ts'
import { countedIds, TestAuthority, tempFolder } from '../../support/authority.ts'
import { TEST_ADDRESS } from '../../support/test-shop.ts'

let folder: ReturnType<typeof tempFolder>
beforeEach(() => {
  folder = tempFolder()
})
afterEach(() => folder.remove())

const open = (idleMs?: number) =>
  openOrderStore({ folder: folder.path, now: 'now', newEpoch: 'epoch', ...(idleMs === undefined ? {} : { idleMs }) })
const logBytes = () => statSync(join(folder.path, 'authority.sqlite-wal'), { throwIfNoEntry: false })?.size ?? 0

/** Everything in the folder, as one text: what somebody with an editor could find. */
function everythingOnDisk(): string {
  return readdirSync(folder.path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n')
}

const SOMEBODY = { ...TEST_ADDRESS, firstName: 'Quirina', lastName: 'Zobelfax', email: 'quirina.zobelfax@example.org' }
const NAMED = { address: SOMEBODY, shippingAddress: SOMEBODY }

test('when nothing is written for a while the log is brought into the file and emptied', async () => {
  const store = open(1)
  await new TestAuthority(store).opensShop()
  await vi.waitFor(() => expect(logBytes()).toBe(0))
  expect((await store.readSettings())?.markets).not.toEqual([])
  await store.close()
})

test('a store that is written and closed leaves one file and no log', async () => {
  const store = open()
  await new TestAuthority(store).opensShop()
  expect(logBytes()).toBeGreaterThan(0)
  await store.close()
  expect(logBytes()).toBe(0)
})

test('a reader that still looks at the log is not waited for, and nothing it sees goes away', async () => {
  const store = open(1)
  const shop = new TestAuthority(store)
  await shop.opensShop()
  await shop.places('o1', { number: 'A-00001' })
  const reading = openOrderStoreForReading(folder.path)
  await reading.atOneMoment(async (view) => {
    expect((await view.readCounts()).pending).toBe(1)
    const started = performance.now()
    await shop.places('o2', { number: 'A-00002' })
    await store.close()
    expect(performance.now() - started).toBeLessThan(4000)
    expect((await view.readCounts()).pending).toBe(1)
  })
  await reading.close()
  const again = open()
  expect((await again.readCounts()).pending).toBe(2)
  await again.close()
})

test('what was known of a deleted order has left the disk once the desk is closed: names, addresses, words to search by', async () => {
  const earlier = open()
  const shop = new TestAuthority(earlier)
  await shop.opensShop()
  for (let index = 1; index <= 20; index += 1) await shop.places(`o${index}`, { number: `A-000${10 + index}` })
  await shop.places('gone', { number: 'A-00777', changes: NAMED })
  await shop.does('ConfirmOrder', 'gone', {})
  await earlier.close()
  // As after a long day: its words share one part of the index with those of all others.
  const index = new SqliteConnection(join(folder.path, 'authority.sqlite'))
  applyPragmas(index)
  index.exec("INSERT INTO search_index (search_index) VALUES ('optimize')")
  index.close()

  const store = open()
  const later = new TestAuthority(store, { ids: countedIds('later') })
  await later.does('CancelOrder', 'gone', { comment: 'asked to be forgotten', stockAction: 'releaseItemsBackToWarehouse' })
  expect(everythingOnDisk()).toContain('quirina.zobelfax@example.org')
  await later.does('DeleteOrder', 'gone', { typedNumber: 'A-00777' }, { role: 'admin' })
  await store.close()
  const left = everythingOnDisk().toLowerCase()
  for (const word of ['quirina', 'zobelfax', 'asked to be forgotten']) expect(left.includes(word), word).toBe(false)
  // The number stays: it may never be given again.
  expect(left).toContain('a-00777')
  expect(existsSync(join(folder.path, 'desk.lock.json'))).toBe(false)
})
