import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OrderStore } from '../../../electron/ports/order-store.ts'
import { submitBatch } from '../../../electron/service/submit-batch.ts'
import { verifyStore } from '../../../electron/service/verify.ts'
import { openOrderStore } from '../../../electron/store/sqlite/open-order-store.ts'
import type { Command } from '../../../shared/lifecycle/command.ts'
import { CommandMaker, countedIds, referenceOf, TestAuthority, tempFolder } from '../../support/authority.ts'
import { TEST_ITEMS, TEST_SHOP } from '../../support/test-shop.ts'

let folder: ReturnType<typeof tempFolder>
let store: OrderStore
let shop: TestAuthority
beforeEach(async () => {
  folder = tempFolder()
  store = openOrderStore({ folder: folder.path, now: 'now', newEpoch: 'epoch' })
  shop = new TestAuthority(store)
})
afterEach(async () => {
  await store.close()
  folder.remove()
})

const submit = (commands: readonly Command[]) => submitBatch({ store, clock: shop.clock }, commands)

/** Everything a shop and one order of `quantity` shirts need, from nothing, where `received` shirts come in. */
async function opening(quantity: number, received: number): Promise<readonly Command[]> {
  const commands: Command[] = []
  const recorder = new TestAuthority(store, {
    ids: countedIds('batch'),
    async send(command) {
      commands.push(command)
      return { status: 'accepted', version: 0, warnings: [] }
    },
  })
  await recorder.opensShop(received)
  await recorder.places('o1', { number: 'I-00001', quantity })
  await recorder.does('ConfirmOrder', 'o1', {})
  await recorder.does('ExpediteOrder', 'o1', {})
  return commands
}

test('several commands stand together under one version, each deciding on what the ones before left', async () => {
  const commands = await opening(5, 5)
  const { answer, version } = await submit(commands)
  expect(answer.status).toBe('accepted')
  expect(version).toBe(1)
  expect(answer.status === 'accepted' && answer.outcomes.every((outcome) => outcome.version === 1)).toBe(true)
  expect(await shop.order('o1')).toMatchObject({ status: 3, shipments: [{ warehouseId: 'main' }] })
  expect((await store.readStock(['shirt']))[0]).toMatchObject({ demand: 0, levels: [{ physical: 5, allocated: 5 }] })
  expect(await verifyStore(store)).toMatchObject({ ok: true })
})

test('one refusal and nothing of the batch is kept, the refusal neither', async () => {
  const maker = new CommandMaker(countedIds('bad'))
  const commands = [...(await opening(5, 5)), maker.make('ArchiveOrder', 'o1', {})]
  const { answer, version } = await submit(commands)
  expect(answer).toMatchObject({ status: 'refused', at: commands.length - 1, commandId: 'bad-000001', refusal: { code: 'WRONG_STATUS' } })
  expect(version).toBeNull()
  expect((await store.head()).version).toBe(0)
  expect(await store.readOutcome('bad-000001')).toBeNull()
  expect(await store.readSettings()).toBeNull()
  // The same commands without the bad one are still free to come.
  expect((await submit(commands.slice(0, -1))).answer.status).toBe('accepted')
})

test('a batch given again changes nothing and says the same', async () => {
  const commands = await opening(2, 5)
  const first = await submit(commands)
  const again = await submit(commands)
  expect(again.answer).toEqual(first.answer)
  expect(again.version).toBeNull()
  expect((await store.head()).version).toBe(1)
})

test('a batch of which a part is known keeps the known answers and adds the rest', async () => {
  const commands = await opening(2, 5)
  await submit(commands.slice(0, 3))
  const { answer } = await submit(commands)
  expect(answer.status === 'accepted' && answer.outcomes.map((outcome) => outcome.version)).toEqual([1, 1, 1, 2, 2, 2, 2])
})

test('the same command twice in one batch has one effect; another under its id refuses all', async () => {
  const commands = await opening(2, 5)
  const receive = commands[2]
  if (!receive) throw new Error('the batch has no receipt')
  expect((await submit([...commands, receive])).answer.status).toBe('accepted')
  expect((await store.readStock(['shirt']))[0]?.levels).toMatchObject([{ physical: 5 }])
  const maker = new CommandMaker()
  const note = maker.make('AddNote', 'o1', { note: 'one' }, { id: 'same' })
  const other = maker.make('AddNote', 'o1', { note: 'two' }, { id: 'same' })
  expect((await submit([note, other])).answer).toMatchObject({ status: 'refused', at: 1, refusal: { code: 'ID_REUSED' } })
  expect(await store.readOutcome('same')).toBeNull()
})

test('of two orders of one batch with the same number the later one gets a suffix', async () => {
  const commands = [...(await opening(1, 5))]
  const recorder = new TestAuthority(store, {
    ids: countedIds('second'),
    async send(command) {
      commands.push(command)
      return { status: 'accepted', version: 0, warnings: [] }
    },
  })
  await recorder.places('o2', { number: 'I-00001', reference: referenceOf('2') })
  expect((await submit(commands)).answer).toMatchObject({ status: 'accepted' })
  expect(await store.readOrder('I-00001')).toMatchObject({ order: { id: 'o1' } })
  expect(await store.readOrder('I-00001#2')).toMatchObject({ order: { id: 'o2' } })
})

test('settings and items saved in a batch count for the commands after them', async () => {
  const maker = new CommandMaker()
  const dearer = TEST_ITEMS.map((item) => ({ ...item, unitPrice: item.unitPrice + 1 }))
  await submit([
    maker.make('SaveSettings', 'settings', { settings: TEST_SHOP }, { role: 'admin' }),
    maker.make('SaveItems', 'catalogue', { items: TEST_ITEMS }),
    maker.make('SaveItems', 'catalogue', { items: dearer }),
  ])
  expect(await store.readItems(['shirt'])).toEqual([dearer[0]])
  expect(await verifyStore(store)).toMatchObject({ ok: true, items: 3 })
})
