// Readers of the feed remember one number. Whatever hubs do at the same time, nothing may ever be committed below it.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { expect, test } from 'vitest'
import { openPostgresOrderStore } from '../../electron/store/postgres/open-order-store.ts'
import type { Cursor } from '../../shared/contract/changes.ts'
import { describeWithPostgres } from '../support/postgres-database.ts'

const HUB = new URL('../support/race-hub.ts', import.meta.url).pathname
const HUBS = 3
const FOR_MS = 2_500

/** Ids with the version each was seen or committed at. */
type Changes = Map<string, number>

interface Reader {
  /** Reads on from where it stood; false when there was nothing new. */
  readOn(): Promise<boolean>
  readonly seen: Changes
}

describeWithPostgres((newDatabase) => {
  test('readers miss nothing of three hubs that race, fail and lose their connections', async () => {
    const { url } = await newDatabase()
    const store = await openPostgresOrderStore({ url, now: 'now', newEpoch: 'race', connections: { writers: 1, readers: 2 } })
    const feedReader = (): Reader => {
      const seen: Changes = new Map()
      let cursor: Cursor | null = null
      const readOn = async () => {
        const page = await store.changesSince(cursor, 100)
        for (const row of page.rows) seen.set(row.id, row.version)
        cursor = { epoch: page.epoch, version: page.to }
        return page.rows.length > 0
      }
      return { seen, readOn }
    }
    const { committed, readers, taken } = await race(url, 'store', [feedReader(), feedReader()])
    await store.close()
    expect(committed.size).toBeGreaterThan(50)
    expect(taken).toBeGreaterThan(5)
    for (const reader of readers) expect(missing(committed, reader.seen)).toEqual([])
  })

  test('the same race is lost by readers of a bare sequence: the race is one', async () => {
    const { url } = await newDatabase()
    const client = await connect(url)
    await client.query('CREATE TABLE bare_change (version bigserial PRIMARY KEY, id text NOT NULL)')
    const seen: Changes = new Map()
    let cursor = 0
    const readOn = async () => {
      const { rows } = await client.query('SELECT id, version FROM bare_change WHERE version > $1 ORDER BY version LIMIT 100', [cursor])
      for (const row of rows) seen.set(row.id, Number(row.version))
      cursor = Number(rows.at(-1)?.version ?? cursor)
      return rows.length > 0
    }
    const { committed } = await race(url, 'bare', [{ seen, readOn }])
    await client.end()
    expect(committed.size).toBeGreaterThan(100)
    expect(missing(committed, seen).length).toBeGreaterThan(10)
  })
})

function missing(committed: Changes, seen: Changes): readonly string[] {
  return [...committed].filter(([id, version]) => (seen.get(id) ?? 0) < version).map(([id]) => id)
}

/** Lets the hubs write while the readers read on and connections are taken away, then lets the readers come to the end. */
async function race(url: string, scheme: 'store' | 'bare', readers: readonly Reader[]) {
  // Somebody else's long work on the same server must neither stop readers nor make them miss anything.
  const bystander = await connect(url)
  await bystander.query('BEGIN')
  await bystander.query('SELECT txid_current()')
  const committed: Changes = new Map()
  const isOver = { yes: false }
  const reading = readers.map(async (reader) => {
    while (!isOver.yes) await reader.readOn()
  })
  const taking = takeConnections(url, isOver)
  await Promise.all(Array.from({ length: HUBS }, (_, hub) => runHub(url, scheme, `hub${hub}`, committed)))
  isOver.yes = true
  await Promise.all(reading)
  for (const reader of readers) while (await reader.readOn());
  const taken = await taking
  await bystander.end()
  return { committed, readers, taken }
}

async function runHub(url: string, scheme: string, name: string, committed: Changes): Promise<void> {
  const child = spawn(process.execPath, [HUB, url, scheme, name, String(FOR_MS)], { stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const line of createInterface({ input: child.stdout })) {
    const [id = '', version] = line.split(' ')
    committed.set(id, Number(version))
  }
  if (child.exitCode === null) await once(child, 'exit')
  expect(child.exitCode).toBe(0)
}

/** Ends one hub's connection after another in the middle of its transaction; answers how many. */
async function takeConnections(url: string, isOver: { readonly yes: boolean }): Promise<number> {
  const client = await connect(url)
  let taken = 0
  while (!isOver.yes) {
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
  return taken
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}
