// A process that owns one throw-away PostgreSQL: it lives as long as its standard input is open, so that the server and
// its folder are gone however the tests end, killed ones too. Lines it is told: `kill` and `start`. It answers in JSON lines.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { completePrograms, programsForOthers } from './postgres-binaries.ts'

const LETTING_GO_MS = 60_000
const [native = '', place = 'anywhere'] = process.argv.slice(2)
const folder = mkdtempSync(join(place === 'disk' ? tmpdir() : quickFolder(), 'order-desk-pg-'))
const cluster = join(folder, 'cluster')
// Programs may not be run from everywhere: a copy of them, if one is needed, stands on the disk.
const copies = mkdtempSync(join(tmpdir(), 'order-desk-pg-programs-'))
// PostgreSQL refuses to run as root.
const other = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : null
const asUser = other ?? {}
// A key at the terminal reaches the whole group; the end of the tests closes the input.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)

let server: ChildProcess | null = null

try {
  completePrograms(native)
  const programs = join(other ? programsForOthers(native, copies) : native, 'bin')
  if (other) for (const place of [folder, copies]) chownSync(place, other.uid, other.gid)
  makeCluster(programs)
  const address = await freeAddress()
  server = await start(programs, address)
  tell({ url: urlOf(address) })
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === 'kill') await end('SIGKILL')
    if (line === 'start') server = await startAgain(programs, address)
    tell({ done: line })
  }
} catch (error) {
  tell({ failed: String(error) })
} finally {
  await end('SIGQUIT')
  for (const place of [folder, copies]) rmSync(place, { recursive: true, force: true })
}

interface Address {
  readonly host: string
  readonly port: number
}

/** Memory that looks like a disk, where there is plenty: a test's databases outlive a killed server there, and need no more. */
function quickFolder(): string {
  const memory = '/dev/shm'
  if (!existsSync(memory)) return tmpdir()
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize > 4 * 2 ** 30 ? memory : tmpdir()
}

function makeCluster(programs: string): void {
  mkdirSync(cluster)
  chmodSync(cluster, 0o700)
  if (other) chownSync(cluster, other.uid, other.gid)
  // A locale of people, not of bytes: whoever forgets to say how words are compared learns it in the tests.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=en-US']
  const args = ['--pgdata', cluster, '--username=postgres', '--auth=trust', ...locale, '--no-sync', '--no-instructions']
  const made = spawnSync(join(programs, 'initdb'), args, { ...asUser, encoding: 'utf8', cwd: folder })
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || made.stdout || made.error}`)
}

/** A socket in the folder; on Windows a port nobody listens on. */
async function freeAddress(): Promise<Address> {
  if (process.platform !== 'win32') return { host: folder, port: 5432 }
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  return { host: '127.0.0.1', port: typeof address === 'object' && address ? address.port : 0 }
}

function urlOf({ host, port }: Address): string {
  return process.platform === 'win32'
    ? `postgresql://postgres@${host}:${port}/postgres`
    : `postgresql://postgres@localhost:${port}/postgres?host=${encodeURIComponent(host)}`
}

async function start(programs: string, { host, port }: Address): Promise<ChildProcess> {
  const listening = process.platform === 'win32' ? { listen_addresses: host } : { listen_addresses: '', unix_socket_directories: host }
  const settings = { ...listening, port, max_connections: 300, shared_buffers: '64MB', max_wal_size: '1GB' }
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(join(programs, 'postgres'), ['-D', cluster, ...args], { ...asUser, stdio: ['ignore', 'ignore', 'pipe'], cwd: folder })
  const log: string[] = []
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`PostgreSQL ended with ${code}: ${log.join('\n')}`)))
    createInterface({ input: child.stderr }).on('line', (line) => {
      log.push(line)
      if (log.length > 50) log.shift()
      if (line.includes('database system is ready to accept connections')) resolve()
    })
  })
  return child
}

/** What a killed server left running lets go by itself; until then the new one refuses to touch its files. */
async function startAgain(programs: string, address: Address): Promise<ChildProcess> {
  const end = performance.now() + LETTING_GO_MS
  for (;;) {
    try {
      return await start(programs, address)
    } catch (error) {
      if (performance.now() > end) throw error
      await setTimeout(100)
    }
  }
}

async function end(signal: 'SIGKILL' | 'SIGQUIT'): Promise<void> {
  const ending = server
  server = null
  if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
  const ended = once(ending, 'exit')
  ending.kill(signal)
  await ended
}

function tell(message: object): void {
  process.stdout.write(`${JSON.stringify(message)}\n`)
}
