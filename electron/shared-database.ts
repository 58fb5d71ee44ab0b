// The database of a hub, kept apart from what a desk is made of: a desk never carries its driver.

import type { OrderStore } from './ports/order-store.ts'
import { systemClock } from './runtime/system-clock.ts'
import { uuidSource } from './runtime/uuid-source.ts'
import { openPostgresOrderStore } from './store/postgres/open-order-store.ts'
import { renewEpoch } from './store/postgres/renew-epoch.ts'
import type { RetryPolicy } from './store/postgres/retry.ts'

/** A database that keeps the shop instead of a file, for any number of processes with a folder each. */
export interface SharedDatabase {
  readonly url: string
  /** It was put back from a backup: a new line of versions begins, and desks bring again what it has forgotten. */
  readonly isRestored: boolean
  /** For how long work is begun again that lost its connection; left out, longer than a server needs to come back from a crash. */
  readonly retry?: RetryPolicy
}

export async function openSharedDatabase({ url, isRestored, retry }: SharedDatabase): Promise<OrderStore> {
  const store = await openPostgresOrderStore({ url, now: systemClock.now(), newEpoch: uuidSource.newId(), ...(retry ? { retry } : {}) })
  if (!isRestored) return store
  try {
    await renewEpoch(url, uuidSource.newId())
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}
