import type { LifecycleService } from '../../electron/service/lifecycle-service.ts'
import { commandOf, fillOrders, fillShop, inTemporaryFolder, openService, orderId, percentile, rounded, timed } from './workshop.ts'

const ORDERS = 100_000
const CONFIRMED = 50_000
const TRIES = 200

/** The first screen of a queue of 50,000, a page from its middle, and search among 100,000 orders. */
export async function measureQueueAndSearch(say: (line: string) => void): Promise<Record<string, number>> {
  return inTemporaryFolder(async (folder) => {
    const service = await openService(folder)
    await fillShop(service)
    for (let from = 0; from < ORDERS; from += 10_000) {
      await fillOrders(service, from, from + 10_000)
      say(`made ${from + 10_000} of ${ORDERS} orders`)
    }
    for (let from = 0; from < CONFIRMED; from += 250) {
      const commands = Array.from({ length: 250 }, (_, offset) => commandOf('ConfirmOrder', 'order', orderId(from + offset), {}))
      const batch = await service.submitBatch(commands)
      if (batch.status === 'refused') throw new Error(JSON.stringify(batch))
    }
    say(`confirmed ${CONFIRMED}`)
    const counts = await service.counts()
    const firstScreen = await p95(TRIES, () => service.listQueue({ queue: 'confirmed', limit: 100, order: 'oldest' }))
    const middle = await keyInTheMiddle(service)
    const middlePage = await p95(TRIES, () => service.listQueue({ queue: 'confirmed', limit: 100, order: 'oldest', after: middle }))
    const search = await p95(TRIES, (attempt) => service.search(searchText(attempt), { limit: 50 }))
    const broadSearch = await p95(20, (attempt) => service.search(['a', 'li', 'customer', '070'][attempt % 4] ?? 'a', { limit: 50 }))
    await service.close()
    return {
      queueOf: counts.confirmed,
      queueFirstScreenP95Ms: rounded(firstScreen),
      queueMiddlePageP95Ms: rounded(middlePage),
      searchAmong: ORDERS,
      searchP95Ms: rounded(search),
      broadSearchP95Ms: rounded(broadSearch),
    }
  })
}

async function keyInTheMiddle(service: LifecycleService): Promise<string> {
  let after: string | undefined
  for (let page = 0; page < CONFIRMED / 2 / 200; page += 1) {
    const { next } = await service.listQueue({ queue: 'confirmed', limit: 200, order: 'oldest', ...(after ? { after } : {}) })
    after = next ?? after
  }
  if (!after) throw new Error('the queue has no middle')
  return after
}

async function p95(tries: number, work: (attempt: number) => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let attempt = 0; attempt < tries; attempt += 1) times.push(await timed(() => work(attempt)))
  return percentile(times, 95)
}

/** What people look for: a number, a customer, an e-mail, a phone, a SKU with a name. */
function searchText(attempt: number): string {
  const index = (attempt * 7919) % ORDERS
  const kinds = [
    `B-${String(index + 1).padStart(7, '0')}`,
    `lindqvist${index % 4999}`,
    `customer${index % 4999}@shop.example`,
    `070${String(index % 10_000_000).padStart(7, '0')}`,
    `astrid lind`,
    `yusuf demir${String(index % 4999).slice(0, 2)}`,
  ]
  return kinds[attempt % kinds.length] ?? ''
}
