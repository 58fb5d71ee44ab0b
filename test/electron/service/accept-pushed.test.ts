import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DeskRecord, OrderStore } from '../../../electron/ports/order-store.ts'
import { openOrderStore } from '../../../electron/store/sqlite/open-order-store.ts'
import type { PushedCommand } from '../../../shared/contract/sync-messages.ts'
import type { Command, CommandArgs, CommandName } from '../../../shared/lifecycle/command.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { startTestHub, type TestHub } from '../../support/test-hub.ts'

let store: OrderStore
let world: TestHub
let desk: DeskRecord

beforeEach(async () => {
  store = openOrderStore({ folder: tempFolder(), now: '2025-03-03T09:00:00.000Z', newEpoch: 'epoch' })
  world = await startTestHub(store)
  await world.shop.opensShop()
  await world.shop.places('o1', { number: 'A-00001', paymentMethodId: 'invoice' })
  desk = (await world.pairs('Packing 1')).desk
})
afterEach(() => world.close())

function made<Name extends CommandName>(name: Name, id: string, args: CommandArgs[Name], baseVersion = 0): Command {
  return { ...world.shop.commands.make(name, id, args), baseVersion }
}

function note(text: string): Command {
  return made('AddNote', 'o1', { note: text })
}

async function pushes(...commands: readonly PushedCommand[]) {
  return world.hub.push(await world.desk(desk.id), { epoch: 'epoch', commands })
}

async function notesOfO1(): Promise<readonly string[]> {
  return (await store.readHistory('o1')).flatMap(({ event }) => (event?.kind === 'NoteAdded' ? [event.note] : []))
}

test('commands of a desk are taken in its own order, and the outcomes carry their versions', async () => {
  const answer = await pushes({ seq: 1, known: 0, command: note('one') }, { seq: 2, known: 0, command: note('two') })
  expect(answer).toMatchObject({ epoch: 'epoch', lastSeq: 2, results: [{ seq: 1, outcome: { status: 'accepted' } }, { seq: 2 }] })
  expect(await notesOfO1()).toEqual(['one', 'two'])
  expect((await world.desk(desk.id)).lastSeq).toBe(2)
})

test('the same push again changes nothing and gets the same answers', async () => {
  const push = [
    { seq: 1, known: 0, command: note('once') },
    { seq: 2, known: 0, command: made('ConfirmOrder', 'nowhere', {}) },
  ]
  const first = await pushes(...push)
  const again = await pushes(...push)
  expect(again.results).toEqual(first.results)
  expect(again.results[1]).toMatchObject({ outcome: { status: 'refused', refusal: { code: 'NOT_FOUND' } } })
  expect(await notesOfO1()).toEqual(['once'])
})

test('a missing number stops the push there, and nothing behind it is looked at', async () => {
  const answer = await pushes({ seq: 1, known: 0, command: note('one') }, { seq: 3, known: 0, command: note('three') })
  expect(answer).toMatchObject({ lastSeq: 1, stop: { why: 'gap', expected: 2 } })
  expect(await notesOfO1()).toEqual(['one'])
})

test('a withdrawn command takes its place in the line and does nothing', async () => {
  const answer = await pushes({ seq: 1, known: 0, command: null }, { seq: 2, known: 0, command: note('after') })
  expect(answer).toMatchObject({ lastSeq: 2, results: [{ seq: 1, outcome: null }, { outcome: { status: 'accepted' } }] })
  expect(await notesOfO1()).toEqual(['after'])
})

test('a fact is recorded though its desk saw the same version number, as it may after a restore', async () => {
  await world.shop.completes('o1')
  const [shipment] = (await world.shop.order('o1')).shipments
  const { version } = await store.readState('o1')
  const scanned = made('ScanItem', 'o1', { shipmentId: shipment?.id ?? '', code: 'SKU-shirt' }, version)
  const answer = await pushes({ seq: 1, known: 0, command: scanned })
  expect(answer.results[0]?.outcome?.status).toMatch(/^accepted/)
})

test('goods handed over stand, whatever they are refused for: after a restore the order they were sold with may not be back yet', async () => {
  // Given a basket that is no counter's, with an order at the desk that this authority has forgotten
  await world.shop.selects('s1', { number: 'A-00002', origin: 'showroom', paymentMethodId: 'cash' })
  const { version } = await store.readState('s1')
  const shirts = async () => (await store.readStock(['shirt']))[0]?.levels.find(({ warehouseId }) => warehouseId === 'main')?.physical
  const before = (await shirts()) ?? 0
  // When the desk tells of its sale, made for the very version of the basket that is here
  const sale = made('CounterSale', 's1', { number: 'K-00001', reference: 'HANDEDOUT', warehouseId: 'main' }, version)
  const answer = await pushes({ seq: 1, known: 0, isFact: true, command: sale })
  // Then its money and its goods are kept, and somebody looks
  expect(answer.results[0]?.outcome).toMatchObject({ status: 'accepted-with-case' })
  const feed = await store.changesSince(null, 5_000)
  expect(feed.rows.filter((row) => row.type === 'case')).toMatchObject([
    { row: { kind: 'PAID_WHILE_CANCELLED', refusal: { code: 'VALIDATION', facts: { field: 'origin' } }, resolution: null } },
  ])
  expect(await shirts()).toBe(before - 2)
})

test('a command id that was used for something else is refused and changes nothing', async () => {
  const first = note('one')
  await pushes({ seq: 1, known: 0, command: first })
  const answer = await pushes({ seq: 2, known: 0, command: { ...note('other'), id: first.id } })
  expect(answer.results[0]).toMatchObject({ outcome: { status: 'refused', refusal: { code: 'ID_REUSED' } } })
  expect(await notesOfO1()).toEqual(['one'])
})

test('a place in the line that stands for another command is not answered with that one’s outcome', async () => {
  const first = note('one')
  await pushes({ seq: 1, known: 0, command: first })
  const answer = await pushes({ seq: 1, known: 0, command: note('another') })
  expect(answer.results[0]).toMatchObject({ seq: 1, outcome: { status: 'refused', refusal: { code: 'ID_REUSED' } } })
  expect((await pushes({ seq: 1, known: 0, command: first })).results[0]?.outcome).toMatchObject({ status: 'accepted' })
  expect(await notesOfO1()).toEqual(['one'])
})

test('what has happened is told whatever was refused before it', async () => {
  const answer = await pushes(
    { seq: 1, known: 0, command: made('ReactivateOrder', 'o1', {}) },
    { seq: 2, known: 0, command: made('ConfirmOrder', 'o1', {}) },
    { seq: 3, known: 0, command: made('MarkAsPaid', 'o1', { methodId: 'cash' }) },
  )
  expect(answer.results.map(({ outcome }) => outcome?.status)).toEqual(['refused', 'blocked', 'accepted'])
})

test('after a refusal the desk has not shown yet, later wishes on the same order wait, and those on others go on', async () => {
  await world.shop.places('o2', { number: 'A-00002', paymentMethodId: 'invoice' })
  const answer = await pushes(
    { seq: 1, known: 0, command: made('ReactivateOrder', 'o1', {}) },
    { seq: 2, known: 0, command: made('ConfirmOrder', 'o1', {}) },
    { seq: 3, known: 0, command: made('ConfirmOrder', 'o2', {}) },
    { seq: 4, known: 2, command: made('ConfirmOrder', 'o1', {}) },
  )
  expect(answer.results.map(({ outcome }) => outcome?.status)).toEqual(['refused', 'blocked', 'accepted', 'accepted'])
  expect(answer.results[1]).toMatchObject({ outcome: { bySeq: 1 } })
})

test('only the desk itself gets its outcomes with the feed', async () => {
  const other = (await world.pairs('Counter 1')).desk
  const command = note('mine')
  await pushes({ seq: 1, known: 0, command })
  const mine = await world.hub.pull(await world.desk(desk.id), null, 500)
  const theirs = await world.hub.pull(other, null, 500)
  const results = mine.rows.filter((row) => row.type === 'result')
  expect(results).toMatchObject([{ id: command.id, row: { seq: 1, outcome: { status: 'accepted' } } }])
  expect(theirs.rows.filter((row) => row.type === 'result')).toEqual([])
  expect(theirs.rows.filter((row) => row.type !== 'result')).toEqual(mine.rows.filter((row) => row.type !== 'result'))
})

test('a push for another epoch is not looked at', async () => {
  const answer = await world.hub.push(desk, { epoch: 'before the restore', commands: [{ seq: 1, known: 0, command: note('one') }] })
  expect(answer).toMatchObject({ epoch: 'epoch', results: [], stop: { why: 'epoch' } })
  expect(await notesOfO1()).toEqual([])
})

test('two pushes of one desk at once: one is told to come back, and nothing is done twice', async () => {
  const push = { epoch: 'epoch', commands: [{ seq: 1, known: 0, command: note('once') }] }
  const answers = await Promise.all([world.hub.push(desk, push), world.hub.push(desk, push)])
  expect(answers.filter((answer) => answer.stop?.why === 'busy')).toHaveLength(1)
  expect(await notesOfO1()).toEqual(['once'])
})

test('a wish that meets a changed order is refused, and goods that left are recorded with a case', async () => {
  // Given a parcel ready to go at the desk
  await world.shop.does('ConfirmOrder', 'o1', {})
  await world.shop.does('ExpediteOrder', 'o1', {})
  const { state, version } = await store.readState('o1')
  const shipmentId = state.order?.shipments[0]?.id ?? ''
  await world.shop.does('SetGoodToGo', 'o1', { shipmentId })
  const base = (await store.readState('o1')).version
  // When a manager holds the order while the desk is cut off and hands the parcel over
  await world.shop.does('PutOnHold', 'o1', { reasonCode: 'FRAUD_SUSPECTED', reason: 'two cards' })
  const answer = await pushes(
    { seq: 1, known: 0, command: made('CompleteShipment', 'o1', { shipmentId, dispatch: {} } as CommandArgs['CompleteShipment'], base) },
    { seq: 2, known: 0, command: made('ArchiveOrder', 'o1', {}, version) },
  )
  // Then the parcel is recorded, and somebody decides
  expect(answer.results[0]?.outcome).toMatchObject({ status: 'accepted-with-case' })
  const after = (await store.readState('o1')).state.order
  expect(after?.shipments[0]?.shippedAt).not.toBeNull()
  expect(answer.results[1]?.outcome).toMatchObject({ status: 'refused' })
  const feed = await store.changesSince(null, 5_000)
  expect(feed.rows.filter((row) => row.type === 'case')).toMatchObject([
    { row: { kind: 'SHIPPED_WHILE_HELD', orderId: 'o1', resolution: null } },
  ])
})

test('a parcel its desk knew to be paid has left, although it counts as unpaid here by now', async () => {
  // Given a parcel paid in cash and ready to go
  await world.shop.places('o2', { number: 'A-00002', reference: 'PAIDINCAS', paymentMethodId: 'psp' })
  await world.shop.does('ConfirmOrder', 'o2', {})
  await world.shop.does('ExpediteOrder', 'o2', {})
  const shipmentId = (await store.readState('o2')).state.order?.shipments[0]?.id ?? ''
  await world.shop.does('SetGoodToGo', 'o2', { shipmentId })
  await world.shop.does('MarkAsPaid', 'o2', { shipmentId, methodId: 'cash' })
  const base = (await store.readState('o2')).version
  // When a manager takes the payment back and holds the order while the desk hands the parcel over
  await world.shop.does('MarkAsUnpaid', 'o2', { shipmentId })
  await world.shop.does('PutOnHold', 'o2', { reasonCode: 'PAYMENT', reason: 'not in the till' })
  const command = made('CompleteShipment', 'o2', { shipmentId, dispatch: {} } as CommandArgs['CompleteShipment'], base)
  const answer = await pushes({ seq: 1, known: 0, isFact: true, command })
  // Then it has left, and somebody decides
  expect(answer.results[0]?.outcome).toMatchObject({ status: 'accepted-with-case' })
  expect((await store.readState('o2')).state.order?.shipments[0]?.shippedAt).not.toBeNull()
})
