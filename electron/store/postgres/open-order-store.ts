import type { OrderStore } from '../../ports/order-store.ts'
import { assertServer } from './assert-server.ts'
import { AUTHORITY_STEPS } from './authority-steps.ts'
import { withOwnConnection } from './connection.ts'
import { migrate } from './migrate.ts'
import { openClient, openPools, type PoolSizes } from './pools.ts'
import { PostgresOrderStore } from './postgres-order-store.ts'
import { RETRY_POLICY, type RetryPolicy, retrying } from './retry.ts'

export interface PostgresOpenOptions {
  /** `postgresql://user@host:port/database`; the database is this shop's alone. */
  readonly url: string
  readonly now: string
  /** Names the line of versions of a store that is made now. */
  readonly newEpoch: string
  readonly connections?: PoolSizes
  readonly retry?: RetryPolicy
  /** How often the head is asked for where somebody wants to know of other processes' commits. */
  readonly headEveryMs?: number
}

const CONNECTIONS: PoolSizes = { writers: 8, readers: 4 }
const HEAD_EVERY_MS = 250

/** Opens the database for this process, beside others: asserts the server's settings, brings it to the newest version. */
export async function openPostgresOrderStore(options: PostgresOpenOptions): Promise<OrderStore> {
  const { url, now, newEpoch, connections = CONNECTIONS, retry = RETRY_POLICY, headEveryMs = HEAD_EVERY_MS } = options
  await retrying(retry, () => prepare(url, now, newEpoch))
  return new PostgresOrderStore(openPools(url, connections), { retry, headEveryMs })
}

function prepare(url: string, now: string, newEpoch: string): Promise<void> {
  return withOwnConnection(
    () => openClient(url),
    async (db) => {
      await assertServer(db)
      await migrate(db, { steps: AUTHORITY_STEPS, now, newEpoch })
    },
  )
}
