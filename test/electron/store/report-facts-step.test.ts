import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { reportFacts } from '../../../electron/store/sqlite/authority-steps/0014-report-facts.ts'
import { openOrderStore } from '../../../electron/store/sqlite/open-order-store.ts'
import { TestAuthority, tempFolder } from '../../support/authority.ts'
import { tradeOfEveryKind } from '../../support/reported-trade.ts'

let folder: ReturnType<typeof tempFolder>
beforeEach(() => {
  folder = tempFolder()
})
afterEach(() => folder.remove())

test('orders of a desk from before reports are counted as they would be today', async () => {
  const store = openOrderStore({ folder: folder.path, now: 'now', newEpoch: 'epoch' })
  await tradeOfEveryKind(new TestAuthority(store))
  await store.close()

  const db = new DatabaseSync(join(folder.path, 'authority.sqlite'))
  const facts = () => db.prepare('SELECT * FROM report_fact ORDER BY order_id, name').all()
  const written = facts()
  db.exec('DROP TABLE report_fact')
  db.exec(reportFacts.sql)
  expect(facts()).toEqual(written)
  db.close()

  expect(written.map((fact) => `${fact.order_id} ${String(fact.name).split(' ')[0]} ${fact.done_ms === null ? 'open' : 'done'}`)).toEqual([
    'back confirmed done',
    'back ordered open',
    'back returned open',
    'late confirmed done',
    'late ordered open',
    'partly confirmed open',
    'partly ordered open',
    'pending ordered open',
  ])
})
