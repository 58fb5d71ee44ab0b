import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { moveWindow } from '../../../electron/service/desk-window.ts'
import { endedThings } from '../../../electron/store/sqlite/authority-steps/0015-ended-things.ts'
import { openOrderStore } from '../../../electron/store/sqlite/open-order-store.ts'
import { TestAuthority, tempFolder } from '../../support/authority.ts'

let folder: ReturnType<typeof tempFolder>
beforeEach(() => {
  folder = tempFolder()
})
afterEach(() => folder.remove())

const open = () => openOrderStore({ folder: folder.path, now: 'now', newEpoch: 'epoch' })
const after = (days: number) => new Date(Date.parse('2025-03-04T10:00:00.000Z') + days * 24 * 60 * 60 * 1000).toISOString()

test('baskets that ended before the desks let go of them leave with the next step, also where the window is past them', async () => {
  const store = open()
  const shop = new TestAuthority(store)
  await shop.opensShop()
  for (const id of ['ended', 'open']) await shop.selects(id, { number: '' })
  await shop.does('DeleteSelection', 'ended', {})
  await shop.places('ordered', { number: 'A-00001' })
  await shop.places('done', { number: 'A-00002' })
  await shop.completes('done')
  while ((await moveWindow({ store, clock: { now: () => after(91) } })).answer) {}
  const { version, epoch } = await store.head()
  await store.close()

  // As it was when only orders left.
  const db = new DatabaseSync(join(folder.path, 'authority.sqlite'))
  db.exec(`
    DROP INDEX selection_by_closing;
    DROP INDEX sync_case_by_closing;
    ALTER TABLE selection DROP COLUMN closed_ms;
    ALTER TABLE sync_case DROP COLUMN closed_ms;
  `)
  db.exec(endedThings.sql)
  db.close()

  const today = open()
  const desk = { epoch, version, scope: '0' }
  expect((await today.changesSince(desk, 500, 'd1')).rows).toEqual([])
  while ((await moveWindow({ store: today, clock: { now: () => after(92) } })).answer) {}
  const { rows } = await today.changesSince(desk, 500, 'd1')
  expect(rows.map(({ type, id, row }) => [type, id, row])).toEqual([['selection', 'ended', null]])
  const anew = (await today.changesSince(null, 500, 'd1')).rows.filter(({ type }) => type === 'selection')
  expect(anew.map(({ id }) => id).sort()).toEqual(['open', 'ordered'])
  await today.close()
})
