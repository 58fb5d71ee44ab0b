// One of several hubs that write to the same database as fast as they can: delays at bad moments, work that fails after its
// save, connections that are taken away. It says each change once its commit was acknowledged: `id version`, one per line. It ends
// with its input.

import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import type { ChangeSet } from '../../electron/ports/order-store.ts'
import { StoreFailure } from '../../electron/ports/store-failure.ts'
import { NO_CHANGES } from '../../electron/service/no-changes.ts'
import { openPostgresOrderStore } from '../../electron/store/postgres/open-order-store.ts'
import { Dice } from '../simulation/dice.ts'
import { TEST_ITEMS } from './test-shop.ts'

const CONNECTIONS = 4
const [url = '', scheme = '', name = '', seed = '0'] = process.argv.slice(2)
const dice = new Dice(Number(seed))
let isOver = false

async function writeUntilTheEnd(line: number): Promise<void> {
  for (let count = 1; !isOver; count += 1) {
    const id = `${name}-${line}-${count}`
    try {
      process.stdout.write(`${id} ${await hub.write(id)}\n`)
    } catch (error) {
      // What fails in a race: the work of this very test, and the connections taken from under it.
      if (!(error instanceof MeantToFail || error instanceof StoreFailure || error instanceof pg.DatabaseError || hub.isBroken(error)))
        throw error
    }
  }
}

class MeantToFail extends Error {}

interface RaceHub {
  /** Answers the version the change was committed under. */
  write(id: string): Promise<number>
  isBroken(error: unknown): boolean
  close(): Promise<void>
}

async function overTheStore(): Promise<RaceHub> {
  const store = await openPostgresOrderStore({ url, now: 'now', newEpoch: 'race', connections: { writers: CONNECTIONS, readers: 1 } })
  return {
    write: (id) =>
      store.transact(async (transaction) => {
        await transaction.loadState(id)
        await aMoment()
        const version = await transaction.save(changeOf(id))
        await aMoment()
        if (dice.chance(0.1)) throw new MeantToFail()
        return version
      }),
    isBroken: () => false,
    close: () => store.close(),
  }
}

/** The scheme everybody writes first: a number from a sequence with each row, and readers that remember the highest. */
async function overABareSequence(): Promise<RaceHub> {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS, application_name: 'order-desk' })
  pool.on('connect', (client) => client.on('error', () => undefined))
  pool.on('error', () => undefined)
  return {
    async write(id) {
      const client = await pool.connect()
      let isFit = false
      try {
        await client.query('BEGIN')
        const { rows } = await client.query('INSERT INTO bare_change (id) VALUES ($1) RETURNING version', [id])
        await aMoment()
        if (dice.chance(0.1)) throw new MeantToFail()
        await client.query('COMMIT')
        isFit = true
        return Number(rows[0].version)
      } finally {
        client.release(!isFit)
      }
    },
    isBroken: () => true,
    close: () => pool.end(),
  }
}

function changeOf(id: string): ChangeSet {
  const [item] = TEST_ITEMS
  return item ? { ...NO_CHANGES, items: [{ ...item, id, sku: id, ean: '' }] } : NO_CHANGES
}

function aMoment(): Promise<void> {
  return setTimeout(dice.between(0, 6))
}

const hub = scheme === 'store' ? await overTheStore() : await overABareSequence()
const writing = Promise.all(Array.from({ length: CONNECTIONS }, (_, line) => writeUntilTheEnd(line)))
process.stdin.resume()
await once(process.stdin, 'end')
isOver = true
await writing
await hub.close()
