import { cpSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { HubClient } from '../../electron/doors/hub-client.ts'
import { LinkFailure } from '../../electron/ports/authority-link.ts'
import { uuidSource } from '../../electron/runtime/uuid-source.ts'
import type { LifecycleService } from '../../electron/service/lifecycle-service.ts'
import type { Push, PushAnswer } from '../../shared/contract/sync-messages.ts'
import { freshDatabase, startTestServer } from '../support/test-postgres.ts'
import { recordQueries, replayQueries } from './bare-postgres.ts'
import { recordStatements, replayStatements } from './bare-sqlite.ts'
import { BenchProcess } from './bench-process.ts'
import { openStoreAt, serviceOver } from './bench-store.ts'
import { accepted, commandOf, fillOrders, fillShop, inTemporaryFolder, orderId, percentile, rounded } from './workshop.ts'

const DESKS = [1, 8, 32] as const

/** How many commands each round takes. */
interface Rounds {
  readonly ofOne: number
  readonly ofFifty: number
  readonly bare: number
}

/** The whole of it, or as much as shows that it runs: `share` is between 0 and 1. */
function roundsOf(share: number): Rounds {
  const some = (count: number, least: number) => Math.max(least, Math.round(count * share))
  return { ofOne: some(960, 96), ofFifty: some(3200, 1600), bare: some(1000, 100) }
}

/** Each order is confirmed once. */
function ordersOf({ ofOne, ofFifty, bare }: Rounds): number {
  return DESKS.length * (ofOne + ofFifty) + bare
}

interface Speed {
  readonly perSecond: number
  readonly p99Ms: number
  /** What the hub worked for one command: hardly moved by what else the machine does. */
  readonly workMs: number
}

/** By the number of desks. */
type Speeds = Readonly<Record<string, Speed>>

interface EngineSpeed {
  readonly ofOne: Speeds
  readonly ofFifty: Speeds
  readonly barePerSecond: number
}

/**
 * Commands per second that desks get through to a hub in a process of its own, over real HTTP with the client of the desk, on both
 * engines: each command decided and kept in one durable transaction. Beside each engine a bare loop that writes the very same rows
 * with the same statements and commits, one after the other, and does nothing else.
 */
export async function measureHub(say: (line: string) => void, share: number): Promise<Record<string, unknown>> {
  const rounds = roundsOf(Math.min(1, share))
  const sqlite = await inTemporaryFolder((folder) => measureSqlite(folder, rounds, say))
  const postgres = await measurePostgres(rounds, say)
  const rates = (speeds: Speeds) => Object.fromEntries(Object.entries(speeds).map(([desks, { perSecond }]) => [desks, perSecond]))
  const p99s = (speeds: Speeds) => Object.fromEntries(Object.entries(speeds).map(([desks, { p99Ms }]) => [desks, p99Ms]))
  const works = (speeds: Speeds) => Object.fromEntries(Object.entries(speeds).map(([desks, { workMs }]) => [desks, workMs]))
  const ratio = ({ ofOne, barePerSecond }: EngineSpeed) => rounded((ofOne['8']?.perSecond ?? 0) / barePerSecond)
  return {
    hubCommandsPerSecond: { sqlite: rates(sqlite.ofOne), postgres: rates(postgres.ofOne) },
    hubPushP99Ms: { sqlite: p99s(sqlite.ofOne), postgres: p99s(postgres.ofOne) },
    hubCommandsPerSecondOf50: { sqlite: rates(sqlite.ofFifty), postgres: rates(postgres.ofFifty) },
    hubPushOf50P99Ms: { sqlite: p99s(sqlite.ofFifty), postgres: p99s(postgres.ofFifty) },
    hubWorkMs: { sqlite: works(sqlite.ofOne), postgres: works(postgres.ofOne) },
    hubWorkMsOf50: { sqlite: works(sqlite.ofFifty), postgres: works(postgres.ofFifty) },
    barePerSecond: { sqlite: sqlite.barePerSecond, postgres: postgres.barePerSecond },
    rawRatio: { sqlite: ratio(sqlite), postgres: ratio(postgres) },
    hubLoadAverage: rounded(loadavg()[0] ?? 0),
  }
}

async function measureSqlite(folder: string, rounds: Rounds, say: (line: string) => void): Promise<EngineSpeed> {
  const prepared = join(folder, 'prepared')
  say(`SQLite: making ${ordersOf(rounds)} orders`)
  await fill(prepared, rounds)
  say('SQLite: the bare loop')
  const recorded = await recordStatements(() => confirmBare(copyOf(prepared, join(folder, 'recorded')), rounds))
  const barePerSecond = rounded((rounds.bare / replayStatements(copyOf(prepared, join(folder, 'bare')), recorded)) * 1000, 0)
  return { ...(await measureDesks('SQLite', prepared, rounds, say)), barePerSecond }
}

async function measurePostgres(rounds: Rounds, say: (line: string) => void): Promise<EngineSpeed> {
  const server = await startTestServer('disk')
  try {
    const { url } = await freshDatabase(server.url)
    say(`PostgreSQL: making ${ordersOf(rounds)} orders`)
    await fill(url, rounds)
    say('PostgreSQL: the bare loop')
    const recorded = await recordQueries(async () => confirmBare(await copyOfDatabase(server.url, url, 'recorded'), rounds))
    const barePerSecond = rounded((rounds.bare / (await replayQueries(await copyOfDatabase(server.url, url, 'bare'), recorded))) * 1000, 0)
    return { ...(await measureDesks('PostgreSQL', url, rounds, say)), barePerSecond }
  } finally {
    await server.stop()
  }
}

async function fill(place: string, rounds: Rounds): Promise<void> {
  const service = await serviceOver(await openStoreAt(place))
  await fillShop(service)
  await fillOrders(service, 0, ordersOf(rounds))
  await closed(service)
}

/** The commands of the bare loop, by the service alone. */
async function confirmBare(place: string, rounds: Rounds): Promise<void> {
  const service = await serviceOver(await openStoreAt(place))
  const orders = ordersOf(rounds)
  for (let index = orders - rounds.bare; index < orders; index += 1) {
    await accepted(service, commandOf('ConfirmOrder', 'order', orderId(index), {}))
  }
  await closed(service)
}

async function closed(service: LifecycleService): Promise<void> {
  await service.settled()
  await service.close()
}

function copyOf(from: string, to: string): string {
  cpSync(from, to, { recursive: true, filter: (path) => !path.endsWith('.lock') })
  return to
}

async function copyOfDatabase(serverUrl: string, from: string, name: string): Promise<string> {
  const url = new URL(from)
  const source = url.pathname.slice(1)
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  await client.query(`CREATE DATABASE ${source}_${name} TEMPLATE ${source}`)
  await client.end()
  url.pathname = `/${source}_${name}`
  return url.href
}

async function measureDesks(
  engine: string,
  place: string,
  rounds: Rounds,
  say: (line: string) => void,
): Promise<Omit<EngineSpeed, 'barePerSecond'>> {
  const hub = new BenchProcess('./hub-process.ts', [place])
  const { url, epoch } = await hub.answer<{ url: string; epoch: string }>()
  const ofOne: Record<string, Speed> = {}
  const ofFifty: Record<string, Speed> = {}
  let next = 0
  for (const desks of DESKS) {
    const passes = await hub.ask<readonly { deskId: string; token: string }[]>(`pair ${desks}`)
    const lines = passes.map((pass) => ({ pass, link: new HubClient(url, pass), seq: 0 }))
    const run = async (count: number, size: number): Promise<Speed> => {
      const first = next
      next += count
      const before = (await hub.ask<{ ms: number }>('worked')).ms
      const reached = await pushAll(lines, { epoch, first, count, size })
      const after = (await hub.ask<{ ms: number }>('worked')).ms
      const speed = { ...reached, workMs: rounded((after - before) / count) }
      say(
        `${engine}, ${desks} desks, pushes of ${size}: ${speed.perSecond} a second, p99 ${speed.p99Ms} ms, ${speed.workMs} ms of work each`,
      )
      return speed
    }
    ofOne[desks] = await run(rounds.ofOne, 1)
    ofFifty[desks] = await run(rounds.ofFifty, 50)
  }
  await hub.end()
  return { ofOne, ofFifty }
}

/** As a desk does it: what got no answer in time, or was asked to wait, is sent again. */
async function pushed(link: HubClient, push: Push): Promise<PushAnswer> {
  const { signal } = new AbortController()
  for (;;) {
    try {
      const answer = await link.push(push, signal)
      if (answer.stop?.why !== 'busy') return answer
      await setTimeout(answer.stop.retryAfterMs)
    } catch (error) {
      if (!(error instanceof LinkFailure) || (error.kind !== 'unreachable' && error.kind !== 'busy')) throw error
    }
  }
}

interface DeskLine {
  readonly pass: { readonly deskId: string }
  readonly link: HubClient
  seq: number
}

/** Every desk pushes its share, one message after the other; all at the same time. */
async function pushAll(
  lines: readonly DeskLine[],
  { epoch, first, count, size }: { epoch: string; first: number; count: number; size: number },
): Promise<Omit<Speed, 'workMs'>> {
  const end = first + count
  let next = first
  const took: number[] = []
  const began = performance.now()
  await Promise.all(
    lines.map(async (line) => {
      while (next < end) {
        const from = next
        next = Math.min(end, next + size)
        const commands = Array.from({ length: next - from }, (_, offset) => {
          line.seq += 1
          return {
            seq: line.seq,
            known: 0,
            command: {
              ...commandOf('ConfirmOrder', 'order', orderId(from + offset), {}),
              id: uuidSource.newId(),
              deskId: line.pass.deskId,
            },
          }
        })
        const sent = performance.now()
        const answer = await pushed(line.link, { epoch, commands })
        took.push(performance.now() - sent)
        const bad = answer.results.find(({ outcome }) => outcome?.status !== 'accepted')
        if (answer.stop || bad) throw new Error(JSON.stringify(answer.stop ?? bad))
      }
    }),
  )
  return { perSecond: rounded((count / (performance.now() - began)) * 1000, 0), p99Ms: rounded(percentile(took, 99)) }
}
