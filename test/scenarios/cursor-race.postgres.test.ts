// Readers of the feed remember one number. Whatever hubs do at the same time, nothing may ever be committed below it.

import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { expect, test } from 'vitest'
import { openPostgresOrderStore } from '../../electron/store/postgres/open-order-store.ts'
import type { Cursor } from '../../shared/contract/changes.ts'
import { chance } from '../support/chance.ts'
import { describeWithPostgres } from '../support/postgres-database.ts'
import { Program } from '../support/program.ts'

const HUB = new URL('../support/race-hub.ts', import.meta.url).pathname
const HUBS = 3
/** It goes on for so long at least, and until enough has happened on a slow machine as well. */
const FOR_MS = 2_500

/** Ids with the version each was seen or committed at. */
type Changes = Map<string, number>

interface Reader {
  /** Reads on from where it stood; false when there was nothing new. */
  readOn(): Promise<boolean>
  /** It looks for nothing up to this version any more. */
  readonly at: number
  readonly seen: Changes
}

describeWithPostgres((newDatabase) => {
  test('readers miss nothing of three hubs that race, fail and lose their connections', async () => {
    const { url } = await newDatabase()
    const store = await openPostgresOrderStore({ url, now: 'now', newEpoch: 'race', connections: { writers: 1, readers: 2 } })
    const feedReader = (): Reader => {
      const seen: Changes = new Map()
      let cursor: Cursor | null = null
      return {
        seen,
        get at() {
          return cursor?.version ?? 0
        },
        async readOn() {
          const page = await store.changesSince(cursor, 100)
          for (const row of page.rows) seen.set(row.id, row.version)
          cursor = { epoch: page.epoch, version: page.to }
          return page.rows.length > 0
        },
      }
    }
    const readers = [feedReader(), feedReader()]
    const committed = await race(url, 'store', readers, (soFar, taken) => soFar.size > 50 && taken > 5)
    await store.close()
    for (const reader of readers) {
      expect(missed(committed, reader)).toEqual([])
      expect(reader.at).toBeGreaterThanOrEqual(Math.max(...committed.values()))
    }
  })

  test('the same race is lost by readers of a bare sequence: the race is one', async () => {
    const { url } = await newDatabase()
    const client = await connect(url)
    await client.query('CREATE TABLE bare_change (version bigserial PRIMARY KEY, id text NOT NULL)')
    const reader = {
      seen: new Map<string, number>(),
      at: 0,
      async readOn() {
        const sql = 'SELECT id, version FROM bare_change WHERE version > $1 ORDER BY version LIMIT 100'
        const { rows } = await client.query(sql, [reader.at])
        for (const row of rows) reader.seen.set(row.id, Number(row.version))
        reader.at = Number(rows.at(-1)?.version ?? reader.at)
        return rows.length > 0
      },
    }
    const committed = await race(url, 'bare', [reader], (soFar) => missed(soFar, reader).length > 10)
    await client.end()
    expect(missed(committed, reader).length).toBeGreaterThan(10)
  })
})

/** Committed, and passed by. */
function missed(committed: Changes, { seen, at }: Reader): readonly string[] {
  return [...committed].filter(([id, version]) => version <= at && (seen.get(id) ?? 0) < version).map(([id]) => id)
}

/**
 * Lets the hubs write while the readers read on and connections are taken away, until it is enough, then lets the readers come to
 * the end.
 */
async function race(
  url: string,
  scheme: 'store' | 'bare',
  readers: readonly Reader[],
  isEnough: (soFar: Changes, taken: number) => boolean,
): Promise<Changes> {
  const dice = chance()
  // Somebody else's long work on the same server must neither stop readers nor make them miss anything.
  const bystander = await connect(url)
  await bystander.query('BEGIN')
  await bystander.query('SELECT txid_current()')
  const committed: Changes = new Map()
  const isOver = { yes: false }
  const reading = readers.map(async (reader) => {
    while (!isOver.yes) await reader.readOn()
  })
  const hubs = Array.from({ length: HUBS }, (_, hub) => new Program(HUB, [url, scheme, `hub${hub}`, String(dice.below(2 ** 31))]))
  const soFar = () => {
    for (const { said } of hubs) {
      for (const line of said) {
        const [id = '', version] = line.split(' ')
        committed.set(id, Number(version))
      }
    }
    return committed
  }
  const startedAt = performance.now()
  await takeConnections(url, (taken) => performance.now() - startedAt > FOR_MS && isEnough(soFar(), taken))
  for (const hub of hubs) await hub.end()
  isOver.yes = true
  await Promise.all(reading)
  for (const reader of readers) while (await reader.readOn());
  await bystander.end()
  return soFar()
}

/** Ends one hub's connection after another in the middle of its transaction, until it is enough. */
async function takeConnections(url: string, isEnough: (taken: number) => boolean): Promise<void> {
  const client = await connect(url)
  for (let taken = 0; !isEnough(taken); ) {
    const { rows } = await client.query(
      `SELECT pg_terminate_backend(pid)
       FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'order-desk' AND state = 'idle in transaction' AND pid <> pg_backend_pid()
       ORDER BY random()
       LIMIT 1`,
    )
    taken += rows.length
    await setTimeout(60)
  }
  await client.end()
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}
