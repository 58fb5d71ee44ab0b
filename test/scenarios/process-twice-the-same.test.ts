// Two desks do the same with the same orders while the hub, a process of its own, is away. What has happened has happened: it is
// recorded, and a person decides about what happened twice.

import { expect, test } from 'vitest'
import { uuidSource } from '../../electron/runtime/uuid-source.ts'
import { verifyStore } from '../../electron/service/verify.ts'
import type { OutboxEntry } from '../../shared/contract/outbox-entry.ts'
import type { Outcome } from '../../shared/contract/outcome.ts'
import type { CommandName } from '../../shared/lifecycle/command.ts'
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
  const desks = await Promise.all(seats.map((seat) => JoinedDesk.open(seat)))
  for (const desk of desks) await desk.gateway.settled()
  await hub.kill()
  for (const desk of desks) {
    desk.gateway.syncNow()
    await desk.line('offline unreachable')
  }
  for (const desk of desks) {
    const waits = { status: 'waiting' }
    const parcel = itemAt((await desk.order('ships')).shipments, 0)
    expect(await desk.does('ClaimShipment', 'ships', { shipmentId: parcel.id })).toMatchObject(waits)
    expect(await desk.does('CompleteShipment', 'ships', { shipmentId: parcel.id, dispatch: {} })).toMatchObject(waits)
    const sent = itemAt((await desk.order('returns')).shipments, 0)
    expect(await desk.does('CreateReturn', 'returns', returnArgs(sent, { quantity: 2 }))).toMatchObject(waits)
    const back = itemAt((await desk.order('refunds')).returns, 0)
    expect(await desk.does('RefundReturn', 'refunds', { returnId: back.id, method: 'cash' })).toMatchObject(waits)
  }
  hub = await startHub(place, port)
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
}, 60_000)

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
