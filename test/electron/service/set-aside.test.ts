import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DeskRecord, OrderStore } from '../../../electron/ports/order-store.ts'
import { openOrderStore } from '../../../electron/store/sqlite/open-order-store.ts'
import type { PushedCommand } from '../../../shared/contract/sync-messages.ts'
import type { Command, CommandArgs, CommandName } from '../../../shared/lifecycle/command.ts'
import type { ConflictChoice } from '../../../shared/lifecycle/conflict.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { startTestHub, type TestHub } from '../../support/test-hub.ts'

let store: OrderStore
let world: TestHub
let desk: DeskRecord
let seq = 0

beforeEach(async () => {
  store = openOrderStore({ folder: tempFolder(), now: '2025-03-03T09:00:00.000Z', newEpoch: 'epoch' })
  world = await startTestHub(store)
  await world.shop.opensShop()
  await world.shop.places('o1', { number: 'A-00001', paymentMethodId: 'invoice' })
  desk = (await world.pairs('Packing 1')).desk
  seq = 0
})
afterEach(() => world.close())

function made<Name extends CommandName>(name: Name, id: string, args: CommandArgs[Name]): Command {
  return { ...world.shop.commands.make(name, id, args), deskId: desk.id }
}

const note = (text: string) => made('AddNote', 'o1', { note: text })

/** Pushed knowing of everything that was refused before. */
async function pushes(command: Command) {
  seq += 1
  const pushed = { seq, known: seq - 1, command }
  return (await world.hub.push(await world.desk(desk.id), { epoch: 'epoch', commands: [pushed] })).results[0]?.outcome
}

/** What the service comes to when it fails over a command the third time. */
async function isSetAside(command: Command, isFact = false): Promise<string> {
  seq += 1
  const pushed: PushedCommand = { seq, known: 0, command, isFact }
  expect(await world.service.quarantinePushed(desk.id, pushed, 'Kq3xZ')).toMatchObject({ outcome: { status: 'quarantined' } })
  return `${command.id}.aside`
}

function decides(caseId: string, choice: ConflictChoice) {
  return world.service.submit(world.shop.commands.make('ResolveConflict', caseId, { choice, comment: 'mended' }))
}

async function notesOfO1(): Promise<readonly string[]> {
  return (await store.readHistory('o1')).flatMap(({ event }) => (event?.kind === 'NoteAdded' ? [event.note] : []))
}

async function caseOf(id: string) {
  return (await store.readState(id)).state.syncCase
}

test('a command set aside lies before a manager whole, with the fault, and its order is not touched', async () => {
  const before = await store.readState('o1')
  const poison = note('poison')
  const id = await isSetAside(poison)
  expect(await caseOf(id)).toMatchObject({
    kind: 'QUARANTINED',
    orderId: 'o1',
    orderNumber: 'A-00001',
    command: poison,
    setAside: { fault: 'Kq3xZ', seq: 1, isFact: false },
    resolution: null,
  })
  expect(await store.readState('o1')).toEqual(before)
})

test('later wishes of its desk on the same order wait until somebody decided, whatever the desk knows', async () => {
  const id = await isSetAside(note('poison'))
  expect(await pushes(note('later'))).toMatchObject({ status: 'blocked', bySeq: 1 })
  await world.shop.places('o2', { number: 'A-00002', paymentMethodId: 'invoice' })
  expect(await pushes(made('AddNote', 'o2', { note: 'elsewhere' }))).toMatchObject({ status: 'accepted' })
  await world.shop.does('AddNote', 'o1', { note: 'of another desk' })
  await decides(id, 'discard')
  expect(await pushes(note('after'))).toMatchObject({ status: 'accepted' })
  expect(await notesOfO1()).toEqual(['of another desk', 'What was done elsewhere is dropped: mended', 'after'])
})

test('run again it is done as it was meant, under its own name, and the case says who decided', async () => {
  const id = await isSetAside(note('meant'))
  expect(await decides(id, 'rerun')).toMatchObject({ status: 'accepted' })
  expect(await notesOfO1()).toEqual(['meant'])
  expect((await store.readHistory('o1')).at(-1)).toMatchObject({ commandName: 'AddNote', deskId: desk.id })
  expect((await caseOf(id))?.resolution).toMatchObject({ choice: 'rerun', comment: 'mended', by: 'manager' })
  expect(await decides(id, 'rerun')).toMatchObject({ status: 'accepted-no-effect' })
  expect(await notesOfO1()).toEqual(['meant'])
})

test('a wish that is refused when it is run again leaves the case open, to be discarded', async () => {
  const id = await isSetAside(made('ArchiveOrder', 'o1', {}))
  expect(await decides(id, 'rerun')).toMatchObject({ status: 'refused', refusal: { code: 'WRONG_STATUS' } })
  expect((await caseOf(id))?.resolution).toBeNull()
  expect(await decides(id, 'discard')).toMatchObject({ status: 'accepted' })
  expect((await caseOf(id))?.resolution).toMatchObject({ choice: 'discard' })
})

test('what has happened is never refused, also when it is run again: it comes to a case of its own', async () => {
  await world.shop.does('ConfirmOrder', 'o1', {})
  await world.shop.does('CancelOrder', 'o1', { comment: 'changed their mind', stockAction: 'releaseItemsBackToWarehouse' })
  const paid = made('MarkAsPaid', 'o1', { methodId: 'cash' })
  const id = await isSetAside(paid, true)
  expect(await decides(id, 'rerun')).toMatchObject({ status: 'accepted' })
  expect((await caseOf(`${paid.id}.case`))?.kind).toBe('PAID_WHILE_CANCELLED')
  expect((await caseOf(id))?.resolution?.choice).toBe('rerun')
  expect(await pushes(made('AddNote', 'o1', { note: 'goes on' }))).toMatchObject({ status: 'accepted' })
})

test('whoever may not decide a case does not have it run', async () => {
  const id = await isSetAside(note('meant'))
  const command = world.shop.commands.make('ResolveConflict', id, { choice: 'rerun', comment: '' }, { role: 'warehouse' })
  expect(await world.service.submit(command)).toMatchObject({ status: 'refused', refusal: { code: 'FORBIDDEN' } })
  expect(await notesOfO1()).toEqual([])
})

test('everything is still what its events say after that', async () => {
  await decides(await isSetAside(note('meant')), 'rerun')
  expect((await world.service.verify()).ok).toBe(true)
})
