import { createHash, randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OrderStore } from '../../../electron/ports/order-store.ts'
import { verifyStore } from '../../../electron/service/verify.ts'
import { openOrderStore } from '../../../electron/store/sqlite/open-order-store.ts'
import { commandSchema } from '../../../shared/contract/command-schema.ts'
import type { NewLine } from '../../../shared/lifecycle/command.ts'
import { referenceOf, TestAuthority, tempFolder } from '../../support/authority.ts'
import { TEST_ADDRESS } from '../../support/test-shop.ts'

let folder: ReturnType<typeof tempFolder>
let store: OrderStore
let shop: TestAuthority
beforeEach(async () => {
  folder = tempFolder()
  store = openOrderStore({ folder: folder.path, now: 'now', newEpoch: 'epoch' })
  shop = new TestAuthority(store)
  await shop.opensShop(20)
  await shop.selects('sheet', { number: '', quantity: 2 })
})
afterEach(async () => {
  const { ok } = await verifyStore(store)
  await store.close()
  folder.remove()
  expect(ok).toBe(true)
})

// Whoever makes the link keeps the token; the desk only ever sees its hash.
const token = randomBytes(32).toString('base64url')
const via = createHash('sha256').update(token).digest('hex')
const BY_LINK = { role: 'integration', via } as const
const LINK = { tokenHash: via, scope: 'edit', lockContents: false, lockPrices: true, expiresAt: '2025-04-01T00:00:00.000Z' } as const

const mugs = (quantity: number): NewLine => ({
  id: 'sheet-L2',
  itemId: 'mug',
  quantity,
  unitPrice: 1,
  taxPercent: 0,
  snapshot: { productName: '', brandName: '', variant: '', size: '', sku: '', ean: '' },
})
const placing = (number: string) => ({
  number,
  reference: referenceOf(number),
  authorization: { status: 'success' as const, reference: 'psp-1' },
})

test('a link is used once and then dead; the price stays whatever country was picked', async () => {
  await shop.does('CreateMagicLink', 'sheet', LINK)
  await shop.does('SetSelectionLine', 'sheet', { line: mugs(3) }, BY_LINK)
  const abroad = { ...TEST_ADDRESS, country: 'NO', city: 'Oslo' }
  await shop.does('EditSelection', 'sheet', { changes: { address: abroad, shippingAddress: abroad } }, BY_LINK)
  await shop.does('CreateOrder', 'sheet', placing('A-00001'), BY_LINK)
  expect(await shop.order('sheet')).toMatchObject({
    marketId: 'market',
    shippingAddress: { country: 'NO' },
    totals: { itemsTotal: 2 * 10_000 + 3 * 4_999 },
  })

  const before = await store.readState('sheet')
  const again = await shop.tries('CreateOrder', 'sheet', placing('A-00002'), BY_LINK)
  expect(again).toMatchObject({ status: 'refused', refusal: { code: 'LINK_USED', facts: { number: 'A-00001' } } })
  expect(await shop.tries('SetSelectionLine', 'sheet', { line: mugs(9) }, BY_LINK)).toMatchObject({ refusal: { code: 'LINK_USED' } })
  expect((await store.readState('sheet')).state).toEqual(before.state)
  expect(await store.readOrder('A-00002')).toBeNull()
})

test('with locked contents nothing that lies there changes, and it can still be ordered', async () => {
  await shop.does('CreateMagicLink', 'sheet', { ...LINK, lockContents: true })
  const lines = (await store.readState('sheet')).state.selection?.lines
  expect(await shop.tries('SetSelectionLine', 'sheet', { line: mugs(1) }, BY_LINK)).toMatchObject({ refusal: { code: 'LOCKED' } })
  await shop.does('CreateOrder', 'sheet', placing('A-00001'), BY_LINK)
  expect((await store.readState('sheet')).state.selection).toMatchObject({ lines, state: 'checkedOut', links: [{ usedOrderId: 'sheet' }] })
})

test('two who follow one link at the same moment place one order', async () => {
  await shop.does('CreateMagicLink', 'sheet', LINK)
  const outcomes = await Promise.all([
    shop.tries('CreateOrder', 'sheet', placing('A-00001'), BY_LINK),
    shop.tries('CreateOrder', 'sheet', placing('A-00002'), BY_LINK),
  ])
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['accepted', 'refused'])
  expect((await store.readCounts()).pending).toBe(1)
})

test('the answer to a checkout that got lost is the same order when it is asked for again', async () => {
  await shop.does('CreateMagicLink', 'sheet', LINK)
  const command = shop.commands.make('CreateOrder', 'sheet', placing('A-00001'), BY_LINK)
  const first = await shop.submit(command)
  expect(first.status).toBe('accepted')
  expect(await shop.submit(command)).toEqual(first)
})

test('neither the token nor a way to it is anywhere in the store', async () => {
  await shop.does('CreateMagicLink', 'sheet', LINK)
  await shop.does('EditSelection', 'sheet', { changes: { comment: 'ring twice' } }, BY_LINK)
  const kept = JSON.stringify([await store.changesSince(null, 1_000), await store.readHistory('sheet')])
  expect(kept).toContain(via)
  expect(kept).not.toContain(token)
})

test('on the wire somebody by a link is told by a hash and nothing else', () => {
  const id = '01900000-0000-7000-8000-000000000001'
  const command = shop.commands.make('EditSelection', 'sheet', { changes: { comment: 'x' } }, { ...BY_LINK, id })
  expect(commandSchema.safeParse(command).success).toBe(true)
  for (const wrong of ['', 'x', token, via.toUpperCase(), `${via}0`]) {
    expect(commandSchema.safeParse({ ...command, actor: { ...command.actor, via: wrong } }).success, wrong).toBe(false)
  }
})
