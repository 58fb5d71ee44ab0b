import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { SimulatedProvider } from '../../../electron/payments/simulated-provider.ts'
import type { OrderStore } from '../../../electron/ports/order-store.ts'
import { LifecycleService } from '../../../electron/service/lifecycle-service.ts'
import { itemsArrived } from '../../../electron/service/stock-arrivals.ts'
import { submitCommand } from '../../../electron/service/submit-command.ts'
import { verifyStore } from '../../../electron/service/verify.ts'
import { openOrderStore } from '../../../electron/store/sqlite/open-order-store.ts'
import type { StockMovement } from '../../../shared/lifecycle/stock.ts'
import { countedIds, TestAuthority, tempFolder, tickingClock } from '../../support/authority.ts'
import { TEST_ITEMS, TEST_SHOP, TEST_STORE } from '../../support/test-shop.ts'

const DIRECT = {
  ...TEST_SHOP,
  stores: [{ ...TEST_STORE, directToShipment: true }],
  // A market of its own, served by the other warehouse alone.
  markets: [...TEST_SHOP.markets, { id: 'up-north', storeId: 'store', name: 'Up north', countries: [], allocationRuleId: 'north-only' }],
  allocationRules: [...TEST_SHOP.allocationRules, { id: 'north-only', name: 'North only', warehouseIds: ['north'] }],
}

let folder: ReturnType<typeof tempFolder>
let store: OrderStore
let service: LifecycleService
let shop: TestAuthority
const logged: string[] = []

beforeEach(async () => {
  folder = tempFolder()
  store = openOrderStore({ folder: folder.path, now: 'now', newEpoch: 'epoch' })
  logged.length = 0
  await open('first')
  await shop.does('SaveSettings', 'settings', { settings: DIRECT }, { role: 'admin' })
  await shop.does('SaveItems', 'catalogue', { items: TEST_ITEMS })
})
afterEach(async () => {
  await service.settled()
  const { ok } = await verifyStore(store)
  await service.close()
  folder.remove()
  expect({ ok, logged }).toEqual({ ok: true, logged: [] })
})

async function open(prefix: string): Promise<void> {
  const log = (sentence: string) => logged.push(sentence)
  service = await LifecycleService.start({
    store,
    payments: new SimulatedProvider(),
    clock: tickingClock('2025-03-05T09:00:00.000Z'),
    ids: countedIds(prefix),
    logger: { info: log, warn: log, error: log },
    deskId: 'desk',
  })
  shop = new TestAuthority(store, { send: (command) => service.submit(command), ids: countedIds(`${prefix}-command`) })
}

const received = (quantity: number, warehouseId = 'main', itemId = 'shirt') =>
  shop.does('ReceiveStock', warehouseId, { warehouseId, lines: [{ itemId, quantity }], note: 'delivery' })

const sent = async (id: string) => {
  await service.settled()
  const { shipments } = await shop.order(id)
  return shipments.map((each) => each.lines.reduce((sum, line) => sum + line.quantity, 0))
}

const servedBy = async (id: string) => {
  const history = await store.readHistory(id)
  return history.filter((entry) => entry.commandName === 'ShipArrivedStock').map((entry) => entry.kind)
}

describe('an order that ships by itself and found nothing on the shelf', () => {
  test('is Confirmed, and is packed when a delivery comes', async () => {
    await shop.places('o1', { number: 'A-00001' })
    expect(await shop.order('o1')).toMatchObject({ status: 2, deferredWork: ['ship'], allocations: [], shipments: [] })
    await received(5)
    expect(await sent('o1')).toEqual([2])
    expect(await shop.order('o1')).toMatchObject({ status: 3, deferredWork: [], shipments: [{ isGoodToGo: true, warehouseId: 'main' }] })
    expect(await servedBy('o1')).toEqual(['StockAllocated', 'ShipmentCreated', 'ShipmentMadeGoodToGo'])
    expect((await store.readHistory('o1')).at(-1)).toMatchObject({ by: 'Order desk', deskId: 'desk' })
  })

  test('is packed when a count finds more than the books knew', async () => {
    await shop.places('o1', { number: 'A-00001' })
    await shop.does('CountStock', 'main', { warehouseId: 'main', lines: [{ itemId: 'shirt', quantity: 2 }], note: '' })
    expect(await sent('o1')).toEqual([2])
  })

  test('is packed when goods are sent over from a warehouse its market does not ask', async () => {
    await received(2, 'main')
    await shop.does('CreateSelection', 'o1', {
      ...SELECTION,
      marketId: 'up-north',
      lines: [LINE],
    })
    await shop.does('CreateOrder', 'o1', PLACED)
    expect(await sent('o1')).toEqual([])
    const lines = [{ itemId: 'shirt', quantity: 2 }]
    await shop.does('TransferStock', 'main', { fromWarehouseId: 'main', toWarehouseId: 'north', lines, note: '' })
    expect(await sent('o1')).toEqual([2])
    expect(await shop.order('o1')).toMatchObject({ shipments: [{ warehouseId: 'north' }] })
  })

  test('is packed when another order is cancelled, not when a clerk takes units from one by hand', async () => {
    await received(2)
    await shop.places('o1', { number: 'A-00001' })
    await shop.places('o2', { number: 'A-00002' })
    expect(await sent('o2')).toEqual([])
    const { shipments, lines } = await shop.order('o1')
    await shop.does('DeleteShipment', 'o1', { shipmentId: shipments[0]?.id ?? '' })
    const all = [{ orderLineId: lines[0]?.id ?? '', quantity: 2 }]
    await shop.does('UnallocateOrder', 'o1', { lines: all, stockAction: 'releaseItemsBackToWarehouse' })
    expect(await sent('o2')).toEqual([])
    await shop.does('AllocateOrder', 'o1', {})
    await shop.does('CancelOrder', 'o1', { comment: '', stockAction: 'releaseItemsBackToWarehouse' })
    expect(await sent('o2')).toEqual([2])
  })

  test('gets a part now and the rest later, each time a parcel', async () => {
    await shop.places('o1', { number: 'A-00001', quantity: 5 })
    await received(2)
    expect(await sent('o1')).toEqual([2])
    expect(await shop.order('o1')).toMatchObject({ status: 3, deferredWork: ['ship'] })
    await received(1)
    expect(await sent('o1')).toEqual([2, 1])
    await received(9)
    expect(await sent('o1')).toEqual([2, 1, 2])
    expect(await shop.order('o1')).toMatchObject({ deferredWork: [] })
  })

  test('is paid out of what the customer paid at the till', async () => {
    await shop.places('o1', { number: 'A-00001', paymentMethodId: 'cash' })
    await received(2)
    await service.settled()
    expect(await shop.order('o1')).toMatchObject({ shipments: [{ isGoodToGo: true, isPaid: true, paidValue: 24_900 }] })
  })
})

describe('who is served first', () => {
  test('the order placed first, whatever its number says, and the next one gets what is left', async () => {
    await shop.places('old', { number: 'A-00009', quantity: 3 })
    await shop.places('middle', { number: 'A-00005', quantity: 3 })
    await shop.places('young', { number: 'A-00001', quantity: 3 })
    await received(4)
    expect([await sent('old'), await sent('middle'), await sent('young')]).toEqual([[3], [1], []])
    await received(2)
    expect([await sent('old'), await sent('middle'), await sent('young')]).toEqual([[3], [1, 2], []])
  })

  test('a younger order gets what the older one cannot use', async () => {
    await shop.places('old', { number: 'A-00001', itemId: 'mug' })
    await shop.places('young', { number: 'A-00002' })
    await received(2)
    expect([await sent('old'), await sent('young')]).toEqual([[], [2]])
    expect(await servedBy('old')).toEqual([])
  })

  test('many deliveries at once give every unit to one order', async () => {
    for (const number of [1, 2, 3, 4, 5]) await shop.places(`o${number}`, { number: `A-0000${number}` })
    await Promise.all([received(3), received(1, 'north'), received(2), received(1)])
    const parcels = (await Promise.all([1, 2, 3, 4, 5].map((number) => sent(`o${number}`)))).map((units) =>
      units.reduce((sum, each) => sum + each, 0),
    )
    expect(parcels).toEqual([2, 2, 2, 1, 0])
    const [shirts] = await store.readStock(['shirt'])
    expect(shirts?.levels).toMatchObject([
      { physical: 6, allocated: 6 },
      { physical: 1, allocated: 1 },
    ])
  })
})

describe('who waits', () => {
  test('a held order is passed over, and packed when it is resumed', async () => {
    await shop.places('o1', { number: 'A-00001' })
    await shop.places('o2', { number: 'A-00002' })
    await shop.does('PutOnHold', 'o1', { reasonCode: 'OTHER', reason: 'a look' })
    await received(4)
    expect([await sent('o1'), await sent('o2')]).toEqual([[], [2]])
    await shop.does('ResumeOrder', 'o1', {})
    expect(await sent('o1')).toEqual([2])
  })

  test('an order that waits for its money is packed when that comes', async () => {
    await shop.places('o1', { number: 'A-00001', paymentMethodId: 'bankWire' })
    await received(2)
    expect(await sent('o1')).toEqual([])
    await shop.does('MarkAsPaid', 'o1', {})
    expect(await sent('o1')).toEqual([2])
  })

  test('an order somebody took in hand does not go on by itself', async () => {
    await shop.places('o1', { number: 'A-00001', quantity: 4 })
    await received(2)
    await service.settled()
    const { shipments } = await shop.order('o1')
    await shop.does('DeleteShipment', 'o1', { shipmentId: shipments[0]?.id ?? '' })
    await received(5)
    await service.settled()
    const order = await shop.order('o1')
    expect(order.shipments.filter((each) => each.voidedAt === null)).toEqual([])
    expect(order).toMatchObject({ status: 2, deferredWork: [] })
  })

  test('neither does a cancelled one, nor one of a store that leaves the packing to people', async () => {
    await shop.places('o1', { number: 'A-00001' })
    await shop.does('CancelOrder', 'o1', { comment: '', stockAction: 'releaseItemsBackToWarehouse' })
    const byHand = { ...DIRECT, stores: [{ ...TEST_STORE, autoconfirmOrders: true }] }
    await shop.does('SaveSettings', 'settings', { settings: byHand, before: DIRECT }, { role: 'admin' })
    await shop.places('o2', { number: 'A-00002' })
    await received(9)
    expect([await sent('o1'), await sent('o2')]).toEqual([[], []])
    expect(await store.ordersAwaitingStock(null)).toEqual([])
  })
})

describe('once and only once', () => {
  test('served again, or at the next start, nothing more happens and nothing is written', async () => {
    await shop.places('o1', { number: 'A-00001' })
    await shop.places('o2', { number: 'A-00002', itemId: 'mug' })
    await received(9)
    await service.settled()
    const before = await store.head()
    service.stockArrived(null)
    await service.settled()
    expect(await store.head()).toEqual(before)
    expect(await shop.tries('ShipArrivedStock', 'o1', {}, { role: 'system' })).toMatchObject({ status: 'accepted-no-effect' })
    expect(await sent('o1')).toEqual([2])
  })

  test('what a desk that died had left is made good at the next start', async () => {
    await shop.places('o1', { number: 'A-00001' })
    await service.settled()
    // The delivery was stored; then the desk was gone before it could do anything about it.
    const lines = [{ itemId: 'shirt', quantity: 2 }]
    const delivery = shop.commands.make('ReceiveStock', 'main', { warehouseId: 'main', lines, note: '' })
    await submitCommand({ store, clock: tickingClock() }, delivery)
    expect(await sent('o1')).toEqual([])
    await service.close()
    store = openOrderStore({ folder: folder.path, now: 'now', newEpoch: 'epoch' })
    await open('second')
    expect(await sent('o1')).toEqual([2])
  })

  test('nobody but the service may say so', async () => {
    await shop.places('o1', { number: 'A-00001' })
    for (const role of ['warehouse', 'counter', 'manager', 'admin', 'integration'] as const) {
      expect(await shop.tries('ShipArrivedStock', 'o1', {}, { role })).toMatchObject({ refusal: { code: 'FORBIDDEN' } })
    }
  })
})

test('goods arrive by more on the shelf or fewer promises, not by what a clerk unallocates, ships or promises', () => {
  const movement = (reason: StockMovement['reason'], deltaPhysical: number, deltaAllocated: number): StockMovement => ({
    warehouseId: 'main',
    itemId: `${reason} ${deltaPhysical} ${deltaAllocated}`,
    deltaPhysical,
    deltaAllocated,
    reason,
  })
  const arrived = [
    movement('receive', 1, 0),
    movement('count', 1, 0),
    movement('transfer', 1, 0),
    movement('return', 1, 0),
    movement('cancel', 0, -1),
  ]
  const others = [
    movement('unallocate', 0, -1),
    movement('ship', -1, -1),
    movement('allocate', 0, 1),
    movement('count', -1, 0),
    movement('cancel', -1, -1),
  ]
  expect(itemsArrived([...arrived, ...others, ...arrived])).toEqual(arrived.map((each) => each.itemId))
})

const LINE = {
  id: 'o1-L1',
  itemId: 'shirt',
  quantity: 2,
  unitPrice: 10_000,
  taxPercent: 25,
  snapshot: { productName: 'shirt', brandName: '', variant: '', size: '', sku: 'SKU-shirt', ean: '' },
}
const SELECTION = {
  storeId: 'store',
  currency: 'SEK',
  origin: 'counter' as const,
  changes: { paymentMethodId: 'cash' },
}
const PLACED = { number: 'A-00001', reference: 'ABCDEFGHI' }
