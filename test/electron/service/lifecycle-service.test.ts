import { afterEach, beforeEach, expect, test } from 'vitest'
import { SimulatedProvider } from '../../../electron/payments/simulated-provider.ts'
import type { LogFacts } from '../../../electron/ports/logger.ts'
import type { OrderStore } from '../../../electron/ports/order-store.ts'
import type { PaymentAnswer, PaymentProvider, PaymentRequest } from '../../../electron/ports/payment-provider.ts'
import { LifecycleService } from '../../../electron/service/lifecycle-service.ts'
import { openOrderStore } from '../../../electron/store/sqlite/open-order-store.ts'
import { openShipments } from '../../../shared/lifecycle/quantities.ts'
import { countedIds, referenceOf, TestAuthority, tempFolder, tickingClock } from '../../support/authority.ts'

let folder: ReturnType<typeof tempFolder>
let store: OrderStore
const logged: { sentence: string; facts: LogFacts | undefined }[] = []
const services: LifecycleService[] = []

beforeEach(() => {
  folder = tempFolder()
  store = open()
  logged.length = 0
})
afterEach(async () => {
  for (const service of services.splice(0)) await service.close()
  folder.remove()
})

function open(): OrderStore {
  return openOrderStore({ folder: folder.path, now: 'now', newEpoch: 'epoch' })
}

/** A provider that says what it is told, in turn, and grants everything afterwards; it notes what it was asked. */
class ToldProvider implements PaymentProvider {
  readonly asked: PaymentRequest[] = []
  readonly #answers: (PaymentAnswer | Error | Promise<PaymentAnswer>)[]

  constructor(...answers: (PaymentAnswer | Error | Promise<PaymentAnswer>)[]) {
    this.#answers = answers
  }

  async ask(request: PaymentRequest): Promise<PaymentAnswer> {
    this.asked.push(request)
    const answer = this.#answers.shift() ?? { status: 'success', reference: `ref-${this.asked.length}` }
    if (answer instanceof Error) throw answer
    return answer
  }
}

async function start(payments: PaymentProvider = new SimulatedProvider(), prefix = 'answer'): Promise<LifecycleService> {
  const log = (sentence: string, facts?: LogFacts) => logged.push({ sentence, facts })
  const service = await LifecycleService.start({
    store,
    payments,
    clock: tickingClock('2025-03-05T09:00:00.000Z'),
    ids: countedIds(prefix),
    logger: { info: log, warn: log, error: log },
    deskId: 'desk',
    pause: async () => undefined,
  })
  services.push(service)
  return service
}

function shopOf(service: LifecycleService, ids = countedIds('command')): TestAuthority {
  return new TestAuthority(store, { ids, send: (command) => service.submit(command) })
}

async function createsUnpaid(shop: TestAuthority): Promise<void> {
  await shop.opensShop()
  await shop.selects('o1', { number: '' })
  await shop.does('CreateOrder', 'o1', { number: 'A-00001', reference: referenceOf('1') })
}

test('an order waits for its payment until the provider has granted it', async () => {
  const provider = new ToldProvider()
  const service = await start(provider)
  const shop = shopOf(service)
  await createsUnpaid(shop)
  await service.settled()
  const order = await shop.order('o1')
  expect(order.isWaitingForPayment).toBe(false)
  expect(order.payments[0]?.entries.map((entry) => [entry.entryType, entry.status])).toContainEqual(['AUTH', 'success'])
  expect(provider.asked).toHaveLength(1)
  expect(provider.asked[0]).toMatchObject({ kind: 'authorize', orderId: 'o1', amount: 24_900, currency: 'SEK' })
  expect(await store.openPaymentRequests()).toEqual([])
})

test('capture and refund are asked of the provider under the command that caused them', async () => {
  const provider = new ToldProvider()
  const service = await start(provider)
  const shop = shopOf(service)
  await shop.opensShop()
  await shop.places('o1', { number: 'A-00001' })
  await shop.does('ConfirmOrder', 'o1', {})
  await shop.does('ExpediteOrder', 'o1', {})
  const [shipment] = openShipments(await shop.order('o1'))
  await shop.does('SetGoodToGo', 'o1', { shipmentId: shipment?.id ?? '' })
  await shop.does('CaptureShipment', 'o1', { shipmentId: shipment?.id ?? '' }, { id: 'capture it' })
  await service.settled()
  expect(provider.asked).toMatchObject([{ kind: 'capture', key: 'capture it', amount: 24_900, reference: 'psp-A-00001' }])
  expect((await shop.order('o1')).shipments[0]).toMatchObject({ isPaid: true, isCaptured: true })
  expect(await service.verify()).toMatchObject({ ok: true })
})

test('a provider that cannot be reached is asked again under the same key until it answers', async () => {
  const provider = new ToldProvider(new Error('line down'), { status: 'pending', reference: '' }, new Error('time-out'))
  const service = await start(provider)
  const shop = shopOf(service)
  await createsUnpaid(shop)
  await service.settled()
  expect(provider.asked).toHaveLength(4)
  expect(new Set(provider.asked.map((request) => request.key)).size).toBe(1)
  expect((await shop.order('o1')).isWaitingForPayment).toBe(false)
  expect(logged.map((line) => line.sentence)).toEqual([
    'The payment provider did not answer; it will be asked again',
    'The payment provider did not answer; it will be asked again',
  ])
})

test('a declined payment puts the order on hold instead of failing', async () => {
  const service = await start(new ToldProvider({ status: 'failed', reference: 'x', message: 'card expired' }))
  const shop = shopOf(service)
  await createsUnpaid(shop)
  await service.settled()
  expect((await shop.order('o1')).holds).toMatchObject([{ reasonCode: 'PAYMENT', reason: 'card expired' }])
})

test('a request unanswered when the desk stopped is asked again at the next start, with the same key', async () => {
  const never = new Promise<PaymentAnswer>(() => undefined)
  const first = new ToldProvider(never)
  const shop = shopOf(await start(first))
  await createsUnpaid(shop)
  // The process ends here: nobody hears the answer any more.
  services.length = 0
  await store.close()
  store = open()

  const second = new ToldProvider()
  const service = await start(second, 'second-life')
  await service.settled()
  expect(second.asked).toEqual(first.asked)
  expect(await store.readOrder('o1')).toMatchObject({ order: { isWaitingForPayment: false } })
  expect(await store.openPaymentRequests()).toEqual([])
})

test('a desk closes at once even while the provider is silent, and its question stays open', async () => {
  const service = await start(new ToldProvider(new Promise<PaymentAnswer>(() => undefined)))
  await createsUnpaid(shopOf(service))
  services.length = 0
  await service.close()
  store = open()
  expect(await store.openPaymentRequests()).toHaveLength(1)
  await store.close()
})

test('each commit is announced with where the feed stands, and one deaf listener does not disturb the others', async () => {
  const service = await start()
  const heard: number[] = []
  service.onCommit(() => {
    throw new Error('deaf')
  })
  const stop = service.onCommit(({ epoch, version }) => {
    expect(epoch).toBe('epoch')
    heard.push(version)
  })
  const shop = shopOf(service)
  await shop.opensShop()
  expect(heard).toEqual([1, 2, 3])
  const repeated = shop.commands.make('AddNote', 'nobody', { note: 'x' })
  await service.submit(repeated)
  await service.submit(repeated)
  expect(heard).toEqual([1, 2, 3, 4])
  stop()
  await service.submit(shop.commands.make('AddNote', 'nobody', { note: 'y' }))
  expect(heard).toEqual([1, 2, 3, 4])
  expect(logged[0]?.sentence).toBe('A listener of commits failed')
})

test('what is asked is answered from the store: order, history, queue, counts, search, changes', async () => {
  const service = await start()
  const shop = shopOf(service)
  await shop.opensShop()
  await shop.places('o1', { number: 'A-00001' })
  expect(await service.readOrder('A-00001')).toMatchObject({ order: { id: 'o1' } })
  expect((await service.readHistory('o1')).map((each) => each.kind).slice(0, 3)).toEqual([
    'SelectionCreated',
    'SelectionCheckedOut',
    'OrderCreated',
  ])
  expect((await service.listQueue({ queue: 'pending', limit: 10 })).rows).toHaveLength(1)
  expect((await service.counts()).pending).toBe(1)
  expect(await service.search('pia lind')).toMatchObject([{ id: 'o1', customer: 'Pia Lind' }])
  expect(await service.search('   ')).toEqual([])
  expect((await service.pullChanges(null)).head).toBe((await service.head()).version)
  expect(await service.findItem('SKU-mug')).toMatchObject({ id: 'mug' })
  expect(await service.settings()).toMatchObject({ shopName: 'Test shop' })
})
