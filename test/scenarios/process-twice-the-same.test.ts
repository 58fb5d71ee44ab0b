// Two desks do the same with the same orders while the hub, a process of its own, is away. What has happened has happened: it is
// recorded, and a person decides about what happened twice.

import { expect, test } from 'vitest'
import { uuidSource } from '../../electron/runtime/uuid-source.ts'
import { verifyStore } from '../../electron/service/verify.ts'
import type { OutboxEntry } from '../../shared/contract/outbox-entry.ts'
import type { Outcome } from '../../shared/contract/outcome.ts'
import type { CommandName } from '../../shared/lifecycle/command.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import { TestAuthority } from '../support/authority.ts'
import { JoinedDesk } from '../support/joined-desk.ts'
import { foundShop, freePort, openedStore, startHub } from '../support/process-shop.ts'
import { itemAt, returnArgs } from '../support/scenario-desk.ts'
import { tempFolder } from '../support/temp-folder.ts'

test('the same parcel sent, the same goods taken back and the same money given back at two desks: one each stands, the other is a case', async () => {
  const port = await freePort()
  const place = tempFolder()
  const seats = await foundShop(place, `http://127.0.0.1:${port}`, ['Packing 1', 'Packing 2'])
  await withOrders(place)
  let hub = await startHub(place, port)
  const [first, second] = seats
  if (!first || !second) throw new Error('the shop has two desks')
  // Each had the right to send it: a manager takes the claim of a desk away that says nothing any more, while it works on.
  let one = await JoinedDesk.open(first)
  await one.gateway.settled()
  await claims(one)
  await hub.kill()
  await doesAllWithoutHub(one)
  await one.close()
  hub = await startHub(place, port)
  const other = await JoinedDesk.open(second)
  await other.gateway.settled()
  await shows(other, ({ shipments }) => itemAt(shipments, 0).claimedBy !== null)
  expect(await other.does('ReleaseClaim', 'ships', { shipmentId: await parcelOf(other) })).toMatchObject({ status: 'accepted' })
  await other.gateway.settled()
  await claims(other)
  await hub.kill()
  await doesAllWithoutHub(other)
  hub = await startHub(place, port)
  one = await JoinedDesk.open(first)
  const desks = [one, other]
  for (const desk of desks) await desk.gateway.settled()

  const entries = (await Promise.all(desks.map((desk) => desk.outbox.changedSince(0, 100)))).flat()
  for (const name of ['CompleteShipment', 'CreateReturn', 'RefundReturn'] as const)
    expect(statusesOf(entries, name), name).toEqual(['accepted', 'accepted-with-case'])
  for (const desk of desks) await desk.close()
  await hub.end()

  const store = await openedStore(place)
  const kinds: (string | undefined)[] = []
  for (const { outcome } of entries) {
    if (outcome?.status === 'accepted-with-case') kinds.push((await store.readState(outcome.caseId)).state.syncCase?.kind)
  }
  expect(kinds).toEqual(expect.arrayContaining(['DOUBLE_SHIPMENT', 'OVER_REFUND', 'OVER_RETURN']))
  const order = async (id: string) => (await store.readState(id)).state.order
  expect((await order('ships'))?.shipments.filter((shipment) => shipment.shippedAt !== null)).toHaveLength(1)
  expect((await order('returns'))?.returns).toHaveLength(1)
  expect((await order('refunds'))?.refunds.filter((refund) => refund.state === 'succeeded')).toHaveLength(1)
  const notes = async (id: string) =>
    (await store.readHistory(id)).flatMap(({ event }) => (event?.kind === 'NoteAdded' ? [event.note] : []))
  expect(await notes('ships')).toContain('The same goods left twice')
  expect(await notes('returns')).toContain('More came back than was sent')
  expect(await notes('refunds')).toContain('More was given back than was paid')
  // Two left twice, two came back twice: the shelf tells of the goods, not of the paper.
  const [shirts] = await store.readStock(['shirt'])
  expect(shirts?.levels.find((level) => level.warehouseId === 'main')?.physical).toBe(1_000_000 - 2 - 2 - 2 - 2 + 2 + 2)
  expect(await verifyStore(store)).toMatchObject({ ok: true, first: null })
  await store.close()
})

async function parcelOf(desk: JoinedDesk): Promise<string> {
  return itemAt((await desk.order('ships')).shipments, 0).id
}

async function claims(desk: JoinedDesk): Promise<void> {
  expect(await desk.does('ClaimShipment', 'ships', { shipmentId: await parcelOf(desk) })).toMatchObject({ status: 'accepted' })
  await shows(desk, ({ shipments }) => itemAt(shipments, 0).claimedBy !== null)
}

async function doesAllWithoutHub(desk: JoinedDesk): Promise<void> {
  desk.gateway.syncNow()
  await desk.line('offline unreachable')
  const waits = { status: 'waiting' }
  expect(await desk.does('CompleteShipment', 'ships', { shipmentId: await parcelOf(desk), dispatch: {} })).toMatchObject(waits)
  const sent = itemAt((await desk.order('returns')).shipments, 0)
  expect(await desk.does('CreateReturn', 'returns', returnArgs(sent, { quantity: 2 }))).toMatchObject(waits)
  const back = itemAt((await desk.order('refunds')).returns, 0)
  expect(await desk.does('RefundReturn', 'refunds', { returnId: back.id, method: 'cash' })).toMatchObject(waits)
}

/** Resolves when this desk shows the parcel's order so. */
function shows(desk: JoinedDesk, isSo: (order: Order) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = async () => {
      if (!isSo(await desk.order('ships'))) return
      stop()
      resolve()
    }
    const stop = desk.gateway.onCommit(() => void look().catch(reject))
    look().catch(reject)
  })
}

/** One packed, one sent, and one sent and taken back, all paid in cash. */
async function withOrders(place: string): Promise<void> {
  const store = await openedStore(place)
  const shop = new TestAuthority(store, { ids: uuidSource })
  for (const [index, id] of ['ships', 'returns', 'refunds'].entries())
    await shop.places(id, { number: `A-0001${index}`, paymentMethodId: 'cash' })
  await shop.does('ConfirmOrder', 'ships', {})
  await shop.does('ExpediteOrder', 'ships', {})
  await shop.does('SetGoodToGo', 'ships', { shipmentId: itemAt((await shop.order('ships')).shipments, 0).id })
  for (const id of ['returns', 'refunds']) await shop.completes(id)
  const sent = itemAt((await shop.order('refunds')).shipments, 0)
  await shop.does('CreateReturn', 'refunds', returnArgs(sent, { quantity: 2, stockAction: 'removeItemsFromStock' }))
  await store.close()
}

function statusesOf(entries: readonly OutboxEntry[], name: CommandName): readonly (Outcome['status'] | undefined)[] {
  return entries
    .filter(({ command }) => command.name === name)
    .map(({ outcome }) => outcome?.status)
    .sort()
}
