import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { verifyStore } from '../../../electron/service/verify.ts'
import { openOrderStore } from '../../../electron/store/sqlite/open-order-store.ts'
import { TestAuthority, tempFolder } from '../../support/authority.ts'
import { randomDeed } from '../../support/random-deeds.ts'

let folder: ReturnType<typeof tempFolder>
beforeEach(() => {
  folder = tempFolder()
})
afterEach(() => folder.remove())

const open = () => openOrderStore({ folder: folder.path, now: 'now', newEpoch: 'epoch' })

/** A shop with an order in each kind of place: completed, held, deleted, confirmed, a basket. */
async function livedIn(): Promise<void> {
  const store = open()
  const shop = new TestAuthority(store)
  await shop.opensShop()
  for (const index of [1, 2, 3, 4]) await shop.places(`o${index}`, { number: `A-0000${index}` })
  await shop.completes('o1')
  await shop.does('IssueInvoice', 'o1', { shipmentId: (await shop.order('o1')).shipments[0]?.id ?? '' })
  await shop.does('PutOnHold', 'o2', { reasonCode: 'OTHER', reason: 'look' })
  await shop.does('CancelOrder', 'o3', { comment: 'x', stockAction: 'releaseItemsBackToWarehouse' })
  await shop.does('DeleteOrder', 'o3', { typedNumber: 'A-00003' }, { role: 'admin' })
  await shop.does('ConfirmOrder', 'o4', {})
  await shop.selects('s5', { number: '', itemId: 'mug' })
  await store.close()
}

async function verifyFolder() {
  const store = open()
  try {
    return await verifyStore(store)
  } finally {
    await store.close()
  }
}

function plant(sql: string): void {
  const db = new DatabaseSync(join(folder.path, 'authority.sqlite'), { enableForeignKeyConstraints: false })
  db.exec(sql)
  db.close()
}

test('what was written by commands alone is as the events say', async () => {
  await livedIn()
  expect(await verifyFolder()).toMatchObject({ ok: true, differences: 0, first: null, orders: 3, selections: 4, tombstones: 1, items: 3 })
})

test('an empty store has nothing to differ in', async () => {
  expect(await verifyFolder()).toMatchObject({ ok: true, orders: 0, events: 0 })
})

test.each([
  [
    'a snapshot',
    `UPDATE orders SET snapshot = replace(snapshot, '"comment":""', '"comment":"planted"') WHERE id = 'o4'`,
    { subject: 'A-00004', part: 'order', path: 'comment', stored: '"planted"', derived: '""' },
  ],
  [
    'a basket',
    `UPDATE selection SET snapshot = replace(snapshot, '"quantity":2', '"quantity":3') WHERE id = 's5'`,
    { subject: 's5', part: 'selection', path: 'lines.0.quantity', stored: '3', derived: '2' },
  ],
  ['a missing snapshot', `DELETE FROM orders WHERE id = 'o4'`, { part: 'order', stored: 'null' }],
  [
    'a snapshot nobody wrote',
    `INSERT INTO selection (id, version, snapshot) VALUES ('ghost', 1, '{}')`,
    { part: 'row count', path: 'selections', stored: '5', derived: '4' },
  ],
  ['a version', `UPDATE orders SET version = version - 1 WHERE id = 'o4'`, { subject: 'A-00004', part: 'version' }],
  [
    'a stock level',
    `UPDATE stock_level SET physical = physical + 1 WHERE item_id = 'mug'`,
    { subject: 'mug in main', part: 'stock level', path: 'physical', stored: '1001', derived: '1000' },
  ],
  [
    'a promise without an order',
    `UPDATE stock_level SET allocated = allocated + 1 WHERE item_id = 'mug'`,
    { subject: 'mug in main', part: 'stock level', path: 'allocated' },
  ],
  [
    'a right nobody was granted',
    `UPDATE stock_level SET allotted = 1, allotments = '[{"deskId":"till","quantity":1}]' WHERE item_id = 'mug'`,
    { subject: 'mug in main', part: 'allotments' },
  ],
  [
    'a line of the ledger',
    `UPDATE stock_movement SET delta_physical = -3 WHERE reason = 'ship'`,
    { subject: 'A-00001', part: 'stock ledger', path: '1.movement.deltaPhysical', stored: '-3', derived: '-2' },
  ],
  ['a missing line of the ledger', `DELETE FROM stock_movement WHERE reason = 'ship'`, { subject: 'A-00001', part: 'stock ledger' }],
  [
    'a demand',
    `UPDATE item_stock SET demand = demand + 1 WHERE item_id = 'shirt'`,
    { subject: 'shirt', part: 'demand', stored: '3', derived: '2' },
  ],
  [
    'a counter',
    `UPDATE queue_count SET count = count + 1 WHERE queue = 'held'`,
    { subject: 'held', part: 'queue count', stored: '2', derived: '1' },
  ],
  [
    'a queue it does not belong in',
    `UPDATE order_queue SET queue = 'pending' WHERE queue = 'held'`,
    { subject: 'A-00002', part: 'queue', path: 'queues.0', stored: '"pending"', derived: '"held"' },
  ],
  [
    'a queue row',
    `UPDATE queue_row SET body = replace(body, '"total":24900', '"total":1') WHERE id = 'o2'`,
    { subject: 'A-00002', part: 'queue', path: 'row.total' },
  ],
  [
    'what it is found by',
    `UPDATE search_doc SET terms = replace(terms, 'lind', 'lund') WHERE id = 'o2'`,
    { subject: 'A-00002', part: 'queue' },
  ],
  [
    'an item',
    `UPDATE item SET body = replace(body, '"unitPrice":4999', '"unitPrice":5') WHERE id = 'mug'`,
    { subject: 'SKU-mug', part: 'item', path: 'unitPrice' },
  ],
  [
    'the settings',
    `UPDATE shop_settings SET body = replace(body, 'Test shop', 'Other shop')`,
    { subject: 'settings', part: 'settings', path: 'shopName' },
  ],
  [
    'an event',
    `UPDATE event SET body = replace(body, '"reason":"look"', '"reason":"planted"') WHERE kind = 'OrderPutOnHold'`,
    { subject: 'A-00002', part: 'order', path: 'holds.0.reason', stored: '"look"', derived: '"planted"' },
  ],
  [
    'a purged order that kept a payload',
    `UPDATE event SET body = '{}' WHERE aggregate_id = 'o3' AND kind = 'OrderCreated'`,
    { subject: 'A-00003', part: 'events' },
  ],
  [
    'a number of an invoice that is missing before another',
    `UPDATE document_number SET counter = 2`,
    { subject: 'INV-2025-00001', part: 'document number', stored: '2', derived: '1' },
  ],
  ['an invoice under no number', `DELETE FROM document_number`, { subject: 'INV-2025-00001', part: 'document number' }],
  [
    'a number that stands on another invoice',
    `UPDATE document_number SET document_id = 'another'`,
    { subject: 'INV-2025-00001', part: 'document number', stored: '"another"' },
  ],
  ['a tombstone that went', `DELETE FROM tombstone`, { part: 'tombstone' }],
])('a difference planted in %s is found and named', async (_, sql, expected) => {
  await livedIn()
  plant(sql)
  const verification = await verifyFolder()
  expect(verification.ok).toBe(false)
  expect(verification.first).toMatchObject(expected)
})

const walks = fc.array(fc.noBias(fc.nat()), { minLength: 80, maxLength: 160, size: 'max' })

test('after any commands, refused or not, queues and counts, stock and demand are what a recount gives', async () => {
  await fc.assert(
    fc.asyncProperty(walks, fc.integer({ min: 1, max: 12 }), async (choices, physical) => {
      const place = tempFolder()
      const store = openOrderStore({ folder: place.path, now: 'now', newEpoch: 'epoch' })
      try {
        const shop = new TestAuthority(store)
        await shop.opensShop(physical)
        for (const choice of choices) await randomDeed(shop, choice)
        expect(await verifyStore(store)).toMatchObject({ first: null, ok: true })
      } finally {
        await store.close()
        place.remove()
      }
    }),
    { numRuns: 25 },
  )
})
