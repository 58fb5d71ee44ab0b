import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { NumberSource } from '../../../electron/ports/number-source.ts'
import type { OrderStore } from '../../../electron/ports/order-store.ts'
import { verifyStore } from '../../../electron/service/verify.ts'
import { openOrderStore } from '../../../electron/store/sqlite/open-order-store.ts'
import { SqliteNumberSource } from '../../../electron/store/sqlite/sqlite-number-source.ts'
import { warningSentence } from '../../../shared/views/warning-sentence.ts'
import { TestAuthority, tempFolder } from '../../support/authority.ts'

let folder: ReturnType<typeof tempFolder>
let store: OrderStore
let shop: TestAuthority
const desks: NumberSource[] = []
beforeEach(async () => {
  folder = tempFolder()
  store = openOrderStore({ folder: join(folder.path, 'shop'), now: 'now', newEpoch: 'epoch' })
  shop = new TestAuthority(store)
  await shop.opensShop(100)
})
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.close()
  const { ok } = await verifyStore(store)
  await store.close()
  folder.remove()
  expect(ok).toBe(true)
})

function desk(name: string): NumberSource {
  const opened = new SqliteNumberSource({ folder: join(folder.path, name), newDeskId: name, series: 'A' })
  desks.push(opened)
  return opened
}

/** The desk names an order of its own and submits it. */
async function sells(at: NumberSource, id: string) {
  await shop.selects(id, { number: '' })
  const command = shop.commands.make('CreateOrder', id, { number: '', reference: '', authorization: { status: 'success', reference: id } })
  const names = await at.numberFor(command.id)
  return shop.submit({ ...command, args: { ...command.args, ...names } } as typeof command)
}

test('of two desks that count alike both sell; the second order shows by its suffix that the number was taken', async () => {
  expect(await sells(desk('one'), 'o1')).toMatchObject({ status: 'accepted', warnings: [] })
  const outcome = await sells(desk('two'), 'o2')
  expect(outcome).toMatchObject({ status: 'accepted', warnings: [{ code: 'NUMBER_CLASH', facts: { number: 'A-00001', is: 'A-00001#2' } }] })
  const [warning] = outcome.status === 'accepted' ? outcome.warnings : []
  expect(warning && warningSentence(warning)).toBe('Another order has the number A-00001: this one is A-00001#2.')
  expect(await store.readOrder('A-00001')).toMatchObject({ order: { id: 'o1' } })
  expect(await store.readOrder('A-00001#2')).toMatchObject({ order: { id: 'o2' } })
  const history = await store.readHistory('o2')
  expect(history.find(({ kind }) => kind === 'OrderCreated')?.event).toMatchObject({ order: { number: 'A-00001#2' } })
})

test('a desk restored from a copy gives its last numbers again, and no sale of it is lost', async () => {
  const original = desk('one')
  await sells(original, 'o1')
  cpSync(join(folder.path, 'one'), join(folder.path, 'copy'), { recursive: true })
  await sells(original, 'o2')
  const restored = desk('copy')
  expect(restored.deskId).toBe(original.deskId)
  expect(await sells(restored, 'o3')).toMatchObject({ status: 'accepted', warnings: [{ facts: { is: 'A-00002#2' } }] })
  expect(await sells(restored, 'o4')).toMatchObject({ status: 'accepted', warnings: [] })
  const numbers = await Promise.all(['o1', 'o2', 'o3', 'o4'].map(async (id) => (await shop.order(id)).number))
  expect(numbers).toEqual(['A-00001', 'A-00002', 'A-00002#2', 'A-00003'])
})

test('a reference given twice takes a suffix as well, and a caller cannot ask for one', async () => {
  const names = { reference: 'ABCDEFGHI', authorization: { status: 'success' as const, reference: 'psp' } }
  await shop.selects('o1', { number: '' })
  await shop.does('CreateOrder', 'o1', { ...names, number: 'A-00001' })
  await shop.selects('o2', { number: '' })
  expect(await shop.tries('CreateOrder', 'o2', { ...names, number: 'A-00002', reference: 'ABCDEFGHI#2' })).toMatchObject({
    refusal: { code: 'VALIDATION', facts: { field: 'reference' } },
  })
  expect(await shop.does('CreateOrder', 'o2', { ...names, number: 'A-00002' })).toMatchObject({
    warnings: [{ code: 'REFERENCE_CLASH', facts: { reference: 'ABCDEFGHI', is: 'ABCDEFGHI#2' } }],
  })
  expect(await shop.order('o2')).toMatchObject({ number: 'A-00002', reference: 'ABCDEFGHI#2' })
})

test('the lost answer to a sale under another name is the same answer again', async () => {
  await shop.places('o1', { number: 'A-00001' })
  await shop.selects('o2', { number: '' })
  const args = { number: 'A-00001', reference: 'ZZZZZZZZZ', authorization: { status: 'success' as const, reference: 'psp' } }
  const command = shop.commands.make('CreateOrder', 'o2', args)
  const first = await shop.submit(command)
  expect(await shop.submit(command)).toEqual(first)
  expect(await store.readOrder('A-00001#3')).toBeNull()
})
