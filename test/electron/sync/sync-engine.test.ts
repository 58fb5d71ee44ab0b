import { cpSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { LinkFailure } from '../../../electron/ports/authority-link.ts'
import { StoreFailure } from '../../../electron/ports/store-failure.ts'
import type { Command } from '../../../shared/lifecycle/command.ts'
import { tempFolder } from '../../support/authority.ts'
import { SyncedShop, type TestDesk } from '../../support/synced-shop.ts'

let shop: SyncedShop
let desk: TestDesk
beforeEach(async () => {
  shop = await SyncedShop.opened()
  await shop.at.places('o1', { number: 'W-00001' })
  desk = await shop.desk('k1')
})
afterEach(() => shop.close())

const eventsOf = async (id: string, kind: string) => (await shop.store.readHistory(id)).filter((event) => event.kind === kind)
const note = (text: string) => desk.make('AddNote', 'o1', { note: text })
const statesOf = async (each: TestDesk) => (await each.gateway.outboxSince(0, 1000)).map(({ command, state }) => `${command.id} ${state}`)

/** Rows and outcomes are the same on the desk and at the authority. */
async function expectAgreement(each: TestDesk): Promise<void> {
  const rows = async (reads: { changesSince: SyncedShop['store']['changesSince'] }) => (await reads.changesSince(null, 100_000)).rows
  expect(await rows(each.replica)).toEqual(await rows(shop.store))
  for (const { command, outcome } of await each.gateway.outboxSince(0, 1000)) {
    if (outcome) expect(await shop.store.readOutcome(command.id), command.id).toEqual(outcome)
  }
}

test('a lost reply is healed by the feed alone: the effect is there once, and nothing is asked of the clerk', async () => {
  desk.link.next('push', ...Array.from({ length: 50 }, () => 'loses the reply' as const))
  // Two answers that do not come are no line any more: the clerk is told that it waits.
  const once = note('once')
  expect(await shop.pace.until(desk.gateway.submit(once))).toMatchObject({ status: 'waiting' })
  await desk.settles()
  expect((await desk.outbox.find(once.id))?.outcome).toMatchObject({ status: 'accepted' })
  expect(desk.gateway.status()).toMatchObject({ waiting: 0, unseen: 0 })
  expect(await eventsOf('o1', 'NoteAdded')).toHaveLength(1)
  await expectAgreement(desk)
})

test('a message that arrives twice has one effect', async () => {
  desk.link.next('push', 'arrives twice', 'arrives twice')
  await shop.pace.until(Promise.all(['a', 'b'].map((text) => desk.gateway.submit(note(text)))))
  await desk.settles()
  expect(await eventsOf('o1', 'NoteAdded')).toHaveLength(2)
  await expectAgreement(desk)
})

test('on a line that comes and goes, what a clerk did never vanishes from what is shown', async () => {
  const shown: boolean[] = []
  let isKept = false
  const look = async () => {
    if (isKept) shown.push((await desk.gateway.shownState('o1')).order?.status === 2)
  }
  desk.gateway.onOutbox(() => void look())
  desk.gateway.onCommit(() => void look())
  desk.gateway.onStatus(() => void look())
  desk.link.next('push', 'loses the request', 'loses the reply', 'arrives twice')
  desk.link.next('pull', 'loses the reply', 'loses the request', 'arrives twice', 'loses the reply')
  const clicked = desk.gateway.submit(desk.make('ConfirmOrder', 'o1', {}))
  await shop.pace.rest()
  isKept = true
  for (let turn = 0; turn < 6; turn += 1) {
    desk.link.cut()
    await shop.pace.pass(700)
    desk.link.mend()
    await shop.pace.pass(900)
  }
  await shop.pace.until(clicked)
  await desk.settles()
  await look()
  expect(shown.length).toBeGreaterThan(5)
  expect(shown).not.toContain(false)
})

test('while the desk is not let in nothing is dropped: the queue is held, says why, and is sent once that is cured', async () => {
  letsNobodyIn('unpaired')
  await shop.pace.until(desk.gateway.submit(note('kept')))
  await shop.pace.pass(3_000_000)
  expect(desk.gateway.status()).toMatchObject({ line: { is: 'held', why: 'unpaired' }, waiting: 1 })
  expect(await statesOf(desk)).toEqual([expect.stringContaining('pending')])
  desk.link.heal()
  await desk.settles()
  expect(desk.gateway.status()).toMatchObject({ line: { is: 'online' }, waiting: 0 })
  expect(await eventsOf('o1', 'NoteAdded')).toHaveLength(1)
})

test('a desk too old or too new for its authority holds what it has', async () => {
  letsNobodyIn('outdated')
  await shop.pace.until(desk.gateway.submit(note('kept')))
  expect(desk.gateway.status()).toMatchObject({ line: { is: 'held', why: 'outdated' }, waiting: 1 })
  desk.link.heal()
  await desk.settles()
  expect(await eventsOf('o1', 'NoteAdded')).toHaveLength(1)
})

test('what could not be sent is tried again by itself, without anybody doing anything more, however long it takes', async () => {
  desk.link.cut()
  await shop.pace.until(desk.gateway.submit(note('patient')))
  await shop.pace.pass(9 * 60 * 60_000)
  expect(desk.gateway.status()).toMatchObject({ line: { is: 'offline', why: 'unreachable' }, waiting: 1 })
  const tries = desk.link.tried.length
  // A minute at most between two tries of each kind, not a storm of them.
  expect(tries).toBeGreaterThan(500)
  expect(tries).toBeLessThan(10_000)
  desk.link.mend()
  const back = shop.pace.now
  await desk.settles()
  expect(shop.pace.now - back).toBeLessThan(61_000)
  expect(await eventsOf('o1', 'NoteAdded')).toHaveLength(1)
})

test('a command the authority fails over is set aside after three tries, and the ones behind it go on', async () => {
  const poison = { ...note('poison'), name: 'Nonsense' } as unknown as Command
  await desk.outbox.append(poison, 0, shop.pace.clock.now())
  await shop.at.places('o2', { number: 'W-00002' })
  const other = desk.make('AddNote', 'o2', { note: 'good' })
  desk.gateway.syncNow()
  await shop.pace.pass(100)
  await shop.pace.until(desk.gateway.submit(other))
  await desk.settles()
  expect((await desk.outbox.find(poison.id))?.state).toBe('quarantined')
  expect((await desk.outbox.find(other.id))?.state).toBe('settled')
  expect(desk.gateway.status().unseen).toBe(1)
})

test('while a command is set aside later wishes wait for a decision, and what only the authority decides is done at once', async () => {
  const poison = { ...note('poison'), name: 'Nonsense' } as unknown as Command
  await desk.outbox.append(poison, 0, shop.pace.clock.now())
  await shop.at.does('PutOnHold', 'o1', { reasonCode: 'OTHER', reason: 'look' })
  desk.gateway.syncNow()
  await shop.pace.pass(10_000)
  await desk.settles()
  expect((await desk.outbox.find(poison.id))?.state).toBe('quarantined')
  expect(await desk.does('AddNote', 'o1', { note: 'a wish' })).toMatchObject({ status: 'blocked' })
  expect(await desk.does('ResumeOrder', 'o1', {})).toMatchObject({ status: 'accepted' })
  expect((await shop.at.order('o1')).holds.map(({ reasonCode }) => reasonCode)).not.toContain('OTHER')
})

test('a line that is open at one end only is given up after a while, and neither direction waits for the other', async () => {
  desk.link.next('pull', 'hangs')
  await shop.pace.pass(20_000)
  const before = shop.pace.now
  const answer = await desk.does('AddNote', 'o1', { note: 'goes through' })
  expect(answer).toMatchObject({ status: 'accepted' })
  expect(shop.pace.now - before).toBeLessThan(1_000)
  await desk.settles()

  desk.link.next('push', 'hangs')
  expect(await desk.does('AddNote', 'o1', { note: 'hangs' })).toMatchObject({ status: 'waiting' })
  await shop.at.does('AddNote', 'o1', { note: 'by another' })
  await shop.pace.pass(100)
  expect((await desk.gateway.head()).version).toBe((await shop.store.head()).version)
  await desk.settles()
  expect(await eventsOf('o1', 'NoteAdded')).toHaveLength(3)
})

test('the time the authority asks for is waited out', async () => {
  desk.link.next('push', new LinkFailure('busy', 'later', 30_000))
  const before = shop.pace.now
  const clicked = desk.gateway.submit(note('later'))
  await shop.pace.pass(29_000)
  expect(await eventsOf('o1', 'NoteAdded')).toHaveLength(0)
  await shop.pace.until(clicked)
  await desk.settles()
  expect(shop.pace.now - before).toBeLessThan(32_000)
  expect(await eventsOf('o1', 'NoteAdded')).toHaveLength(1)
})

test('one lost message is not a lost line; two in a row are', async () => {
  const lines: string[] = []
  desk.gateway.onStatus(({ line }) => lines.push(line.is))
  desk.link.next('pull', 'loses the request')
  await shop.pace.pass(30_000)
  expect(lines).not.toContain('offline')
  desk.link.next('pull', 'loses the request', 'loses the request')
  await shop.pace.pass(30_000)
  expect(lines).toContain('offline')
  expect(desk.gateway.status().line).toEqual({ is: 'online' })
})

test('what others do is here as soon as the authority says so, and without a hint within eighteen seconds', async () => {
  await shop.at.does('AddNote', 'o1', { note: 'told' })
  await shop.pace.pass(100)
  expect((await desk.gateway.head()).version).toBe((await shop.store.head()).version)
  desk.link.next('watch', ...Array.from({ length: 100 }, () => 'hangs' as const))
  desk.link.cut()
  await shop.pace.pass(3_000)
  desk.link.mend()
  await shop.pace.pass(30_000)
  await shop.at.does('AddNote', 'o1', { note: 'not told' })
  await shop.pace.pass(18_000)
  expect((await desk.gateway.head()).version).toBe((await shop.store.head()).version)
})

test('a desk that ends in the middle of anything goes on where it was, with what it had promised', async () => {
  desk.link.next('push', 'loses the reply')
  await shop.pace.until(desk.gateway.submit(note('first')))
  desk.link.cut()
  await shop.pace.until(desk.gateway.submit(note('second')))
  await desk.close()
  await desk.open()
  expect((await desk.gateway.unsettled()).map(({ command }) => command.name)).toContain('AddNote')
  desk.link.mend()
  await desk.settles()
  expect(await eventsOf('o1', 'NoteAdded')).toHaveLength(2)
  await expectAgreement(desk)
})

test('closing does not wait for an authority that is silent, and what is unsent stays', async () => {
  desk.link.next('push', 'hangs')
  desk.link.next('pull', 'hangs')
  const clicked = desk.gateway.submit(note('unsent'))
  await shop.pace.rest()
  const before = shop.pace.now
  await desk.close()
  expect(shop.pace.now - before).toBeLessThan(100)
  expect(await clicked).toMatchObject({ status: 'waiting' })
  await desk.open()
  await desk.settles()
  expect(await eventsOf('o1', 'NoteAdded')).toHaveLength(1)
})

test('the text of what was settled a month ago is wiped when the desk starts, and its number stays used', async () => {
  const old = note('old')
  await shop.pace.until(desk.gateway.submit(old))
  await desk.settles()
  await desk.close()
  await shop.pace.pass(31 * 24 * 60 * 60_000)
  await desk.open()
  expect(await desk.outbox.find(old.id)).toBeNull()
  await desk.does('AddNote', 'o1', { note: 'new' })
  expect((await desk.outbox.summary()).lastSeq).toBe(2)
})

test('two desks that work apart on the same order come to the same end', async () => {
  const second = await shop.desk('k2')
  for (const each of [desk, second]) each.link.cut()
  await shop.pace.pass(5_000)
  for (const each of [desk, second]) {
    await each.does('ConfirmOrder', 'o1', {})
    await each.does('AddNote', 'o1', { note: `from ${each.id}` })
    await each.does('CreateSelection', `basket-${each.id}`, BASKET)
  }
  for (const each of [desk, second]) each.link.mend()
  for (const each of [desk, second]) await each.settles()
  await shop.pace.pass(20_000)
  expect((await shop.at.order('o1')).status).toBe(2)
  expect(await eventsOf('o1', 'NoteAdded')).toHaveLength(2)
  for (const each of [desk, second]) await expectAgreement(each)
})

test('a thousand things done without a line arrive in the order they were done', async () => {
  desk.link.cut()
  await shop.pace.pass(5_000)
  const texts = Array.from({ length: 1_000 }, (_, index) => `note ${index}`)
  await shop.pace.until(Promise.all(texts.map((text) => desk.gateway.submit(note(text)))))
  expect(desk.gateway.status().waiting).toBe(1_000)
  desk.link.mend()
  await desk.settles()
  const arrived = (await shop.store.readHistory('o1', { limit: 5_000 })).flatMap(({ event }) =>
    event?.kind === 'NoteAdded' ? [event.note] : [],
  )
  expect(arrived).toEqual(texts)
  expect(desk.link.pushed.every(({ commands }) => commands.length <= 50)).toBe(true)
})

test('after the authority was restored from an older copy, what it forgot is done again, and nothing twice', async () => {
  await desk.does('AddNote', 'o1', { note: 'before the copy' })
  await desk.settles()
  const copy = await shop.copied()
  await desk.does('ConfirmOrder', 'o1', {})
  await desk.does('AddNote', 'o1', { note: 'after the copy' })
  await desk.settles()
  expect(await desk.gateway.unsettled()).toEqual([])
  desk.link.cut()
  await desk.does('AddNote', 'o1', { note: 'without a line' })

  await shop.goesOnIn(copy, 'epoch-2')
  expect((await shop.at.order('o1')).status).toBe(1)
  const resets: string[] = []
  const window = await desk.gateway.head()
  desk.gateway.onCommit(({ epoch }) => resets.push(epoch))
  desk.link.mend()
  await shop.pace.pass(60_000)
  await desk.settles()

  expect((await shop.at.order('o1')).status).toBe(2)
  expect(await eventsOf('o1', 'NoteAdded')).toHaveLength(3)
  expect(resets).toContain('epoch-2')
  expect(await desk.gateway.pullChanges(window)).toMatchObject({ reset: 'epoch', epoch: 'epoch-2' })
  await expectAgreement(desk)
})

test('after a restore even a desk with nothing left to send brings back what was forgotten', async () => {
  const copy = await shop.copied()
  await desk.does('ConfirmOrder', 'o1', {})
  await desk.settles()
  await shop.goesOnIn(copy, 'epoch-2')
  await shop.pace.pass(60_000)
  await desk.settles()
  expect((await shop.at.order('o1')).status).toBe(2)
  await expectAgreement(desk)
})

test('an authority set back without saying so gets again what it says it is missing', async () => {
  const copy = await shop.copied()
  await desk.does('ConfirmOrder', 'o1', {})
  await desk.does('AddNote', 'o1', { note: 'one' })
  await desk.settles()
  await shop.goesOnIn(copy, 'epoch-1')
  await shop.pace.pass(60_000)
  await desk.does('AddNote', 'o1', { note: 'two' })
  await desk.settles()
  await shop.pace.pass(60_000)
  expect((await shop.at.order('o1')).status).toBe(2)
  expect(await eventsOf('o1', 'NoteAdded')).toHaveLength(2)
  await expectAgreement(desk)
})

test('an authority that misses a number gets what it forgot, though no page comes through to say so', async () => {
  await desk.does('AddNote', 'o1', { note: 'before the copy' })
  await desk.settles()
  const copy = await shop.copied()
  await desk.does('ConfirmOrder', 'o1', {})
  await desk.settles()
  desk.link.next('pull', ...Array.from({ length: 1_000 }, () => 'loses the request' as const))
  // So that a desk that asks the same again and again comes to an end.
  const push = desk.link.push.bind(desk.link)
  let pushes = 0
  desk.link.push = async (message) => {
    pushes += 1
    if (pushes > 20) throw new LinkFailure('unreachable', 'asked too often')
    return push(message)
  }
  await shop.goesOnIn(copy, 'epoch-1')
  await shop.pace.until(desk.gateway.submit(note('after the copy')))
  await shop.pace.pass(60_000)
  expect((await shop.at.order('o1')).status).toBe(2)
  expect(await eventsOf('o1', 'NoteAdded')).toHaveLength(2)
  desk.link.heal()
  await desk.settles()
  await expectAgreement(desk)
})

test('a page written before the authority was set back is not shown once the desk knows of it', async () => {
  const copy = await shop.copied()
  const pull = desk.link.pull.bind(desk.link)
  let arrives = () => {}
  desk.link.pull = async (cursor, maxRows) => {
    desk.link.pull = pull
    const page = await pull(cursor, maxRows)
    await new Promise<void>((resolve) => {
      arrives = resolve
    })
    return page
  }
  await shop.at.does('ConfirmOrder', 'o1', {})
  await shop.pace.pass(1_000)
  await shop.goesOnIn(copy, 'epoch-2')
  await desk.does('AddNote', 'o1', { note: 'tells the desk of the new epoch' })
  const shown: string[] = []
  desk.gateway.onCommit(({ epoch }) => shown.push(epoch))
  arrives()
  await shop.pace.pass(60_000)
  await desk.settles()
  expect(new Set(shown)).toEqual(new Set(['epoch-2']))
  expect((await desk.gateway.shownState('o1')).order?.status).toBe(1)
  await expectAgreement(desk)
})

test('answers there was no room for come again: their page is not shown before they are kept', async () => {
  desk.link.next('push', ...Array.from({ length: 1_000 }, () => 'loses the reply' as const))
  const { outbox } = desk
  const settle = outbox.settle.bind(outbox)
  outbox.settle = async (_epoch, results) => {
    if (results.length > 0) {
      outbox.settle = settle
      throw new StoreFailure('disk-full', 'There is no room on this disk.')
    }
  }
  const command = note('once')
  await shop.pace.until(desk.gateway.submit(command))
  await desk.settles()
  expect((await outbox.find(command.id))?.state).toBe('settled')
  await expectAgreement(desk)
})

test('what a desk did to an order that was purged is wiped from its outbox as well', async () => {
  const [about, other] = [note('a secret'), desk.make('CreateSelection', 'basket', BASKET)]
  for (const command of [about, other]) await shop.pace.until(desk.gateway.submit(command))
  await desk.settles()
  await shop.at.does('CancelOrder', 'o1', { comment: '', stockAction: 'releaseItemsBackToWarehouse' })
  await shop.at.does('DeleteOrder', 'o1', { typedNumber: 'W-00001' }, { role: 'admin' })
  await shop.pace.pass(1_000)
  expect(await desk.outbox.find(about.id)).toBeNull()
  expect(await desk.outbox.find(other.id)).not.toBeNull()
})

test('a desk whose file is an older copy sends nothing under numbers that were used', async () => {
  await desk.close()
  const old = tempFolder()
  cpSync(desk.folder.path, old.path, { recursive: true })
  await desk.open()
  await desk.does('AddNote', 'o1', { note: 'one' })
  await desk.settles()
  await desk.close()
  cpSync(old.path, desk.folder.path, { recursive: true, force: true })
  old.remove()
  await desk.open()
  await shop.pace.until(desk.gateway.submit(note('two')))
  await shop.pace.pass(60_000)
  expect(desk.gateway.status()).toMatchObject({ line: { is: 'held', why: 'behind' }, waiting: 1 })
  expect(await eventsOf('o1', 'NoteAdded')).toHaveLength(1)
})

test('a desk that keeps and sends more while it says hello is no older copy of itself', async () => {
  await desk.close()
  const hello = desk.link.hello.bind(desk.link)
  desk.link.hello = async (question) => {
    desk.link.hello = hello
    await shop.pace.rest()
    const { seq, command } = await desk.outbox.append(note('meanwhile'), 0, shop.pace.clock.now())
    const { epoch } = await shop.store.head()
    await shop.hub.push(await shop.deskRecord(desk.id), { epoch, commands: [{ seq, known: 0, command }] })
    return hello(question)
  }
  await desk.open()
  await desk.settles()
  expect(desk.gateway.status()).toMatchObject({ line: { is: 'online' }, waiting: 0 })
})

test('a wrong clock is told and stops nothing', async () => {
  const now = shop.pace.clock.now
  const ahead = { now: () => new Date(Date.parse(now()) + 3_600_000).toISOString() }
  await desk.close()
  await desk.open({}, ahead)
  await desk.settles()
  expect(desk.gateway.status().skewMs).toBe(3_600_000)
  expect(await desk.does('AddNote', 'o1', { note: 'an hour ahead' })).toMatchObject({ status: 'accepted' })
})

test('what takes several pages is shown in one piece', async () => {
  desk.link.cut()
  await shop.pace.pass(5_000)
  for (let index = 2; index <= 300; index += 1) await shop.at.places(`o${index}`, { number: `W-${index}` })
  const shown: number[] = []
  desk.gateway.onCommit(({ version }) => shown.push(version))
  const pulls = () => desk.link.tried.filter((message) => message === 'pull').length
  const before = pulls()
  desk.link.mend()
  await shop.pace.pass(70_000)
  expect(pulls() - before).toBeGreaterThan(1)
  expect(shown).toEqual([(await shop.store.head()).version])
  await expectAgreement(desk)
})

test('everything is fetched from the beginning in pages, and shown when it is complete', async () => {
  for (let index = 2; index <= 40; index += 1) await shop.at.places(`o${index}`, { number: `W-000${index}` })
  const fresh = await shop.desk('k3')
  await expectAgreement(fresh)
})

/** From now on every message is answered no. */
function letsNobodyIn(kind: 'unpaired' | 'outdated'): void {
  for (const message of ['hello', 'push', 'pull', 'watch'] as const) {
    desk.link.next(message, ...Array.from({ length: 1_000 }, () => new LinkFailure(kind, 'not let in')))
  }
}

const BASKET = { storeId: 'store', marketId: 'market', currency: 'SEK', origin: 'showroom' as const, lines: [], changes: {} }
