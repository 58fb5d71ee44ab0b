import pg from 'pg'
import { StoreFailure } from '../../ports/store-failure.ts'
import { connected } from './connection.ts'

export interface PoolSizes {
  /** Connections for transactions. */
  readonly writers: number
  /** Connections for reads: apart, so that a transaction that reads beside itself never waits for another to end. */
  readonly readers: number
}

/** The connections of one process to one database. */
export interface Pools {
  readonly writers: pg.Pool
  readonly readers: pg.Pool
  /** A connection outside the pools that may stay in one transaction for as long as it likes. */
  openView(): Promise<pg.Client>
  close(): Promise<void>
}

const CONNECT_TIMEOUT_MS = 5_000

/** A transaction waits 3 s for a lock, a statement runs 10 s, and a transaction whose process fell silent is undone after 5 s. */
const SHORT = { lock_timeout: 3_000, idle_in_transaction_session_timeout: 5_000, statement_timeout: 10_000 }
const LONG = { lock_timeout: 0, idle_in_transaction_session_timeout: 0, statement_timeout: 0 }

export function openPools(url: string, { writers, readers }: PoolSizes): Pools {
  const pools = [pool(url, writers, SHORT), pool(url, readers, SHORT)] as const
  return {
    writers: pools[0],
    readers: pools[1],
    openView: () => openClient(url),
    close: async () => {
      await Promise.all(pools.map((each) => each.end()))
    },
  }
}

/** A connection for work that may take its time: walks and migrations. */
export async function openClient(url: string): Promise<pg.Client> {
  assertAddress(url)
  const client = new pg.Client({ ...settingsOf(url), ...LONG })
  // An error between two statements is met again by the next one.
  client.on('error', () => undefined)
  await connected(() => client.connect())
  return client
}

function pool(url: string, max: number, limits: typeof SHORT): pg.Pool {
  const made = new pg.Pool({ ...settingsOf(url), ...limits, max })
  // The pool lets go of an idle connection that broke, and makes another when one is needed.
  made.on('error', () => undefined)
  made.on('connect', (client) => client.on('error', () => undefined))
  return made
}

/** Refuses what is no address of a database; it is not repeated in the sentence, for there may be a password in it. */
function assertAddress(url: string): void {
  if (!/^postgres(ql)?:$/.test(URL.parse(url)?.protocol ?? '')) {
    throw new StoreFailure('unfit', 'That is no address of a PostgreSQL database: postgresql://USER@HOST:PORT/DATABASE')
  }
}

function settingsOf(url: string): pg.ClientConfig & { readonly pipeline: boolean } {
  return {
    connectionString: url,
    application_name: 'order-desk',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    types: { getTypeParser },
    // Statements that do not need each other's answers go out together.
    pipeline: true,
  }
}

const INT8 = 20

// The highest number ever stored counts commits, events or units: far below what a number holds exactly.
function getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === INT8) return Number
  return pg.types.getTypeParser(oid, format as 'text')
}
