// Speed is measured by `npm run bench`; here it is counted that nothing is missing, twice or out of order.

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LifecycleService } from '../../electron/service/lifecycle-service.ts'
import type { QueueRow } from '../../shared/views/queue-row.ts'
import type { QueueId } from '../../shared/views/queues.ts'
import { accepted, commandOf, fillOrders, fillShop, openService, orderId } from '../bench/workshop.ts'
import { tempFolder } from '../support/authority.ts'

const ORDERS = 20_000
const SENT = 20

const folder = tempFolder()
let service: LifecycleService
beforeAll(async () => {
  service = await openService(folder.path)
  await fillShop(service)
  await fillOrders(service, 0, ORDERS)
  for (let place = 0; place < SENT; place += 1) await send(orderId(place * 997), `RR${String(place).padStart(9, '0')}SE`)
}, 120_000)
afterAll(async () => {
  await service.close()
  folder.remove()
})

async function send(id: string, trackingNumber: string): Promise<void> {
  const say = async (name: 'ConfirmOrder' | 'ExpediteOrder') => accepted(service, commandOf(name, 'order', id, {}))
  await say('ConfirmOrder')
  await say('ExpediteOrder')
  const { state } = await service.readState(id)
  const shipmentId = state.order?.shipments[0]?.id ?? ''
  await accepted(service, commandOf('SetGoodToGo', 'order', id, { shipmentId }))
  await accepted(service, commandOf('CompleteShipment', 'order', id, { shipmentId, dispatch: { trackingNumber } }))
  await service.settled()
}

/** A queue from end to end, page by page; `between` is what others do while somebody scrolls. */
async function scroll(queue: QueueId, order: 'newest' | 'oldest', between?: (page: number) => Promise<void>): Promise<readonly QueueRow[]> {
  const rows: QueueRow[] = []
  let after: string | undefined
  for (let page = 0; ; page += 1) {
    const { rows: more, next } = await service.listQueue({ queue, limit: 333, order, ...(after ? { after } : {}) })
    rows.push(...more)
    if (next === null) return rows
    after = next
    await between?.(page)
  }
}

const idsOf = (rows: readonly QueueRow[]) => rows.map(({ id }) => id)

test('22. The list of 20,000 orders is whole and in order, whichever end it is read from, and as long as its count says', async () => {
  const oldest = await scroll('pending', 'oldest')
  expect(oldest).toHaveLength(ORDERS - SENT)
  expect((await service.counts()).pending).toBe(ORDERS - SENT)
  expect(idsOf(oldest)).toEqual(idsOf(oldest).toSorted())
  expect(new Set(idsOf(oldest)).size).toBe(oldest.length)
  expect(idsOf(await scroll('pending', 'newest'))).toEqual(idsOf(oldest).toReversed())
  expect(await scroll('completed', 'oldest')).toHaveLength(SENT)
})

test('22. Who scrolls while others confirm orders and new ones come sees every order that stays, once', async () => {
  const before = idsOf(await scroll('pending', 'newest'))
  const gone = new Set<string>()
  const seen = idsOf(
    await scroll('pending', 'newest', async (page) => {
      if (page % 6 !== 0) return
      const confirmed = [before[page * 333 + 7] ?? '', before.at(-1 - page) ?? '']
      for (const id of confirmed) {
        gone.add(id)
        await accepted(service, commandOf('ConfirmOrder', 'order', id, {}))
      }
      await fillOrders(service, ORDERS + page, ORDERS + page + 1)
    }),
  )
  expect(gone.size).toBeGreaterThan(10)
  expect(new Set(seen).size).toBe(seen.length)
  const stays = before.filter((id) => !gone.has(id))
  expect(seen.filter((id) => !gone.has(id))).toEqual(stays)
})

test('22. An order is found by its tracking number, phone, number, customer or e-mail: that one and no other', async () => {
  const place = 997 * 7
  const id = orderId(place)
  const phone = `0 70 ${String(place).padStart(7, '0')}`
  for (const text of [
    'RR000000007SE',
    'rr000000007se',
    `+4670${String(place).padStart(7, '0')}`,
    phone.replaceAll(' ', ''),
    `B-000${place + 1}`,
  ]) {
    expect(idsOf(await service.search(text)), text).toEqual([id])
  }
  const alike = idsOf(await service.search(`customer${place % 4_999}@shop.example`))
  expect(alike.toSorted()).toEqual(
    [place % 4_999, place, place + 4_999, place + 2 * 4_999]
      .filter((each) => each < ORDERS)
      .map(orderId)
      .filter(distinct)
      .toSorted(),
  )
  expect(await service.search('RR999999999SE')).toEqual([])
})

test('22. Every order with an item is found by its SKU, the newest first', async () => {
  const found = idsOf(await service.search('SKU-poster', { limit: ORDERS }))
  const due = Array.from({ length: ORDERS }, (_, place) => place).filter((place) => place % 3 === 2)
  expect(found.filter((id) => id < orderId(ORDERS))).toEqual(due.map(orderId).toReversed())
  expect(idsOf(await service.search('SKU-poster', { limit: 50 }))).toEqual(found.slice(0, 50))
})

function distinct(id: string, place: number, all: readonly string[]): boolean {
  return all.indexOf(id) === place
}
