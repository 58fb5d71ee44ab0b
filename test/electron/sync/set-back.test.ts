// What a desk holds against an authority that was set back to an older copy, where messages of before are still on their way.

import { afterEach, beforeEach, expect, test } from 'vitest'
import { LinkFailure } from '../../../electron/ports/authority-link.ts'
import { verifyStore } from '../../../electron/service/verify.ts'
import { SyncedShop, type TestDesk } from '../../support/synced-shop.ts'

let shop: SyncedShop
let desk: TestDesk
beforeEach(async () => {
  shop = await SyncedShop.opened()
  await shop.at.places('o1', { number: 'W-00001' })
  desk = await shop.desk('k1')
})
afterEach(() => shop.close())

const stateOf = async (command: { readonly id: string }) => (await desk.outbox.find(command.id))?.state

/** The answer to the next push is on its way until it is let go. */
function holdsNextAnswer(): () => void {
  const push = desk.link.push.bind(desk.link)
  let letGo = () => {}
  const isLetGo = new Promise<void>((resolve) => {
    letGo = resolve
  })
  desk.link.push = async (message) => {
    desk.link.push = push
    const answer = await push(message)
    await isLetGo
    return answer
  }
  return letGo
}

const lost = (count: number) => Array.from({ length: count }, () => 'loses the request' as const)

test('an answer from before the shop was set back counts for nothing once the desk knows: its command is sent again', async () => {
  const copy = await shop.copied()
  const letGo = holdsNextAnswer()
  const confirm = desk.make('ConfirmOrder', 'o1', {})
  desk.link.next('pull', ...lost(1_000))
  expect(await shop.pace.until(desk.gateway.submit(confirm))).toMatchObject({ status: 'waiting' })
  await shop.goesOnIn(copy, 'epoch-2')
  desk.link.heal()
  desk.gateway.syncNow()
  await shop.pace.pass(1_000)
  expect((await desk.gateway.head()).epoch).toBe('epoch-2')
  letGo()
  await shop.pace.pass(100)
  await desk.settles()
  expect((await shop.at.order('o1')).status).toBe(2)
  expect((await desk.outbox.find(confirm.id))?.outcome).toEqual(await shop.store.readOutcome(confirm.id))
})

test('numbers of invoices a desk has seen stay given in a shop that was set back, and the next ones go on behind them', async () => {
  for (const [index, id] of ['o2', 'o3', 'o4'].entries()) {
    await shop.at.places(id, { number: `W-0001${index}` })
    await shop.at.completes(id)
  }
  const invoice = async (id: string) => {
    const shipmentId = (await shop.at.order(id)).shipments[0]?.id ?? ''
    await shop.at.does('IssueInvoice', id, { shipmentId }, { id: `invoice ${id} ${(await shop.store.head()).epoch}` })
    return (await shop.at.order(id)).documents?.at(-1)?.number
  }
  const first = await invoice('o2')
  const copy = await shop.copied()
  const given = [await invoice('o3'), await invoice('o4')]
  await desk.settles()
  await shop.pace.pass(60_000)

  await shop.goesOnIn(copy, 'epoch-2')
  await shop.pace.pass(60_000)
  await desk.settles()
  expect((await shop.store.readDocumentNumbers()).map(({ number }) => number)).toEqual([first, ...given])
  expect(await invoice('o4')).toBe('INV-2025-00004')
  expect(await verifyStore(shop.store)).toMatchObject({ ok: true, documentNumbers: 4 })
})

test('a shop set back in an older program, which refuses to be told of numbers, holds no desk up', async () => {
  await shop.at.places('o2', { number: 'W-00002' })
  await shop.at.completes('o2')
  const shipmentId = (await shop.at.order('o2')).shipments[0]?.id ?? ''
  await shop.at.does('IssueInvoice', 'o2', { shipmentId })
  await desk.settles()
  await shop.pace.pass(60_000)
  const copy = await shop.copied()
  await desk.does('AddNote', 'o1', { note: 'after the copy' })
  await desk.settles()

  const hello = desk.link.hello.bind(desk.link)
  let refused = 0
  desk.link.hello = async (question) => {
    if (question.documentNumbers === undefined) return hello(question)
    refused += 1
    throw new LinkFailure('outdated', '“The input” cannot be taken: Unrecognized key: "documentNumbers".')
  }
  const lines = new Set<string>()
  desk.gateway.onStatus(({ line }) => lines.add(line.is))
  await shop.goesOnIn(copy, 'epoch-2')
  await shop.pace.pass(60_000)
  await desk.settles()
  expect(refused).toBeGreaterThan(0)
  expect(lines).not.toContain('held')
  expect((await desk.gateway.head()).epoch).toBe('epoch-2')
  expect((await shop.store.readHistory('o1')).flatMap(({ event }) => (event?.kind === 'NoteAdded' ? [event.note] : []))).toEqual([
    'after the copy',
  ])
})

test('what the shop decided anew after it was set back takes the place of what it had answered, and is laid before the clerk', async () => {
  const copy = await shop.copied()
  const confirm = desk.make('ConfirmOrder', 'o1', {})
  await shop.pace.until(desk.gateway.submit(confirm))
  await desk.settles()
  expect(await stateOf(confirm)).toBe('settled')
  const sent = desk.link.pushed.at(-1)
  if (!sent) throw new Error('nothing was sent')
  desk.link.cut()

  // Nobody says that it was set back, the order is gone by now, and a message comes a second time.
  await shop.goesOnIn(copy, 'epoch-1')
  await shop.at.does('CancelOrder', 'o1', { comment: 'no longer wanted', stockAction: 'releaseItemsBackToWarehouse' }, { id: 'by-another' })
  expect((await shop.hub.push(await shop.deskRecord('k1'), sent)).results[0]?.outcome).toMatchObject({ status: 'refused' })
  await shop.goesOnIn(await shop.copied(), 'epoch-2')
  desk.link.mend()
  await shop.pace.pass(60_000)
  await desk.settles()

  expect((await desk.outbox.find(confirm.id))?.outcome).toEqual(await shop.store.readOutcome(confirm.id))
  expect(await stateOf(confirm)).toBe('refused')
  expect(desk.gateway.status().unseen).toBe(1)
})

test('what is to be sent again is shown as waiting at once, before the rows are here', async () => {
  const copy = await shop.copied()
  const basket = { storeId: 'store', marketId: 'market', currency: 'SEK', origin: 'showroom' as const, lines: [], changes: {} }
  const begin = desk.make('CreateSelection', 's9', basket)
  const take = shop.hub.push.bind(shop.hub)
  shop.hub.push = async (record, push) => {
    const [first] = push.commands
    if (first?.command?.id !== begin.id) return take(record, push)
    const stop = await shop.service.quarantinePushed(record.id, first, 'a bug')
    return { epoch: push.epoch, lastSeq: first.seq, results: 'stop' in stop ? [] : [stop] }
  }
  await shop.pace.until(desk.gateway.submit(begin))
  expect(await stateOf(begin)).toBe('quarantined')
  expect((await desk.gateway.shownState('s9')).selection).toBeNull()

  desk.link.next('pull', ...lost(1_000))
  desk.link.next('push', ...lost(1_000))
  await shop.goesOnIn(copy, 'epoch-2')
  const heard: string[] = []
  desk.gateway.onOutbox(() => heard.push('news'))
  await shop.pace.pass(60_000)
  expect(await stateOf(begin)).toBe('pending')
  expect(heard.length).toBeGreaterThan(0)
  expect((await desk.gateway.shownState('s9')).selection?.state).toBe('open')
  desk.link.heal()
  await desk.settles()
  expect((await desk.gateway.shownState('s9')).selection?.state).toBe('open')
})

test('what is sent again after a restore is shown once, over the rows of before and over those that lack it', async () => {
  await shop.at.places('o5', { number: 'W-00005', quantity: 5 })
  await shop.at.does('ConfirmOrder', 'o5', {})
  await shop.at.does('AllocateOrder', 'o5', {})
  const copy = await shop.copied()
  const shipments = async () => (await desk.gateway.shownState('o5')).order?.shipments.length
  await shop.pace.pass(1_000)
  await desk.does('ExpediteOrder', 'o5', { lines: [{ orderLineId: 'o5-L1', quantity: 1 }] })
  await desk.settles()
  expect(await shipments()).toBe(1)

  desk.link.next('pull', ...lost(1_000))
  desk.link.next('push', ...lost(1_000))
  await shop.goesOnIn(copy, 'epoch-2')
  await shop.pace.pass(60_000)
  expect(desk.gateway.status().waiting).toBe(1)
  expect(await shipments()).toBe(1)

  // The rows of the restored shop are here, and it could still not be sent.
  desk.link.heal()
  desk.link.next('push', ...lost(1_000))
  await shop.pace.pass(60_000)
  expect((await desk.gateway.head()).epoch).toMatch(/^epoch-2/)
  expect(desk.gateway.status().waiting).toBe(1)
  expect((await desk.gateway.readState('o5')).state.order?.shipments).toEqual([])
  expect(await shipments()).toBe(1)
  desk.link.heal()
  await desk.settles()
  expect(await shipments()).toBe(1)
})
