import { SimulatedProvider } from '../../electron/payments/simulated-provider.ts'
import type { OrderStore } from '../../electron/ports/order-store.ts'
import { LifecycleService } from '../../electron/service/lifecycle-service.ts'
import { openPostgresOrderStore } from '../../electron/store/postgres/open-order-store.ts'
import { openOrderStore } from '../../electron/store/sqlite/open-order-store.ts'

const clock = { now: () => new Date().toISOString() }

/** The store in a folder, or in the database of a `postgresql:` address. */
export async function openStoreAt(place: string): Promise<OrderStore> {
  const options = { now: clock.now(), newEpoch: 'bench' }
  return place.startsWith('postgresql:')
    ? openPostgresOrderStore({ ...options, url: place })
    : openOrderStore({ ...options, folder: place })
}

export function serviceOver(store: OrderStore): Promise<LifecycleService> {
  return LifecycleService.start({
    store,
    payments: new SimulatedProvider(),
    clock,
    ids: { newId: () => crypto.randomUUID() },
    logger: { info: () => {}, warn: () => {}, error: (sentence, facts) => console.error(sentence, facts) },
    deskId: 'bench',
  })
}
