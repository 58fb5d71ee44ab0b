// A PostgreSQL for tests: one server for a run, a fresh database for a test.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { findPostgres } from './postgres-binaries.ts'

/** A server of the tests' own, or the one that ORDER_DESK_TEST_POSTGRES names. */
export interface TestServer {
  /** Of a database in which others may be created. */
  readonly url: string
  stop(): Promise<void>
}

/** A server that can be taken away and brought back, its data as the blow left it. */
export interface OwnTestServer extends TestServer {
  kill(): Promise<void>
  start(): Promise<void>
}

const KEEPER = new URL('./postgres-keeper.ts', import.meta.url).pathname

/** The server named in the environment, else one of our own; a text that says why there is neither. */
export async function anyTestServer(): Promise<TestServer | string> {
  const url = process.env.ORDER_DESK_TEST_POSTGRES
  if (url) return { url, stop: async () => undefined }
  const found = findPostgres()
  return 'unavailable' in found ? found.unavailable : startTestServer()
}

/**
 * Brings up a PostgreSQL of its own; it goes when it is stopped, or when this process ends, however it ends. Measurements name
 * the disk, on which a commit costs what it costs in a shop.
 */
export async function startTestServer(place: 'anywhere' | 'disk' = 'anywhere'): Promise<OwnTestServer> {
  const found = findPostgres()
  if ('unavailable' in found) throw new Error(found.unavailable)
  const keeper = spawn(process.execPath, [KEEPER, found.native, place], { stdio: ['pipe', 'pipe', 'inherit'] })
  const answers = createInterface({ input: keeper.stdout })[Symbol.asyncIterator]()
  const nextAnswer = async (): Promise<{ readonly url?: string }> => {
    const line = await answers.next()
    const answer = line.done ? { failed: 'it ended' } : JSON.parse(line.value)
    if (answer.failed) throw new Error(`The test server failed: ${answer.failed}`)
    return answer
  }
  const tell = async (line: string) => {
    keeper.stdin.write(`${line}\n`)
    await nextAnswer()
  }
  const { url = '' } = await nextAnswer()
  return {
    url,
    kill: () => tell('kill'),
    start: () => tell('start'),
    async stop() {
      keeper.stdin.end()
      if (keeper.exitCode === null) await once(keeper, 'exit')
    },
  }
}

export interface TestDatabase {
  readonly url: string
  drop(): Promise<void>
}

/** An empty database of its own on the server. */
export async function freshDatabase(serverUrl: string): Promise<TestDatabase> {
  made += 1
  const name = `order_desk_test_${process.pid}_${made}`
  await onServer(serverUrl, `CREATE DATABASE ${name}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => onServer(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`) }
}

let made = 0

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
