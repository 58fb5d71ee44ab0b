import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { HubImports } from '../../../electron/doors/hub-imports.ts'
import { importAtHub } from '../../../electron/doors/import-at-hub.ts'
import { LinkFailure } from '../../../electron/ports/authority-link.ts'
import type { JobProgress } from '../../../shared/contract/job.ts'
import type { SyncLine } from '../../../shared/contract/sync-status.ts'
import { sayPhrase } from '../../../shared/views/phrase.ts'
import type { DeskClient } from '../../support/browser-desk.ts'
import { hubAndDesk } from '../../support/hub-and-desk.ts'
import { quietLogger } from '../../support/test-hub.ts'

const LEDGER = readFileSync('test/fixtures/ledger/online-retail.eu.csv', 'utf8').split('\n').slice(0, 60).join('\n')

async function imports(client: DeskClient, text: string): Promise<readonly JobProgress[]> {
  const told: JobProgress[] = []
  const contentBase64 = Buffer.from(text).toString('base64')
  for await (const progress of await client.jobs.importFile({ name: 'ledger.csv', contentBase64 })) told.push(progress)
  return told
}

test('a file chosen at a desk of a shop is imported by the hub, once however often it is chosen, and shows at the desk', async () => {
  const { client, joins } = await hubAndDesk()
  await joins('Office')
  const told = await imports(client, `${LEDGER}\nno,line,of,it`)
  const last = told.at(-1)
  expect(last).toMatchObject({ figures: { orders: expect.any(Number), rejected: 1 }, rejects: [{ line: expect.any(Number) }] })
  expect(last?.what).toContain('on the hub’s computer')
  expect(last).not.toHaveProperty('rejectsFile')
  const { orders = 0 } = last?.figures ?? {}
  expect(orders).toBeGreaterThan(5)
  const found = async () => (await client.orders.search({ text: '5363', limit: 50, includeArchived: true })).length
  await expect.poll(found, { timeout: 20_000 }).toBe(orders)

  const again = await imports(client, LEDGER)
  expect(again.at(-1)).toMatchObject({ figures: { orders, rejected: 0 } })
  await expect.poll(found, { timeout: 20_000 }).toBe(orders)
}, 60_000)

test('without a line nothing is imported, and the desk says where files are taken', async () => {
  const { client, joins, goes } = await hubAndDesk()
  await joins('Office')
  await goes()
  const [last] = (await imports(client, LEDGER)).slice(-1)
  expect(last?.failure).toMatchObject({ code: 'REQUIRES_ONLINE', message: expect.stringContaining('Nothing was taken') })
}, 60_000)

const ONLINE = { line: () => ({ is: 'online' }) as const, onLine: () => () => undefined }
const FILE = { name: 'ledger.csv', content: new Uint8Array() }

test('a line that breaks while the hub imports is told as such, and what came is asked for', async () => {
  const report = vi.fn()
  const pull = vi.fn()
  async function* send() {
    yield { done: 1, total: 9, what: 'Importing orders' }
    throw new LinkFailure('unreachable', 'gone')
  }
  const last = await importAtHub({ ...ONLINE, send, pull }, FILE, report)
  expect(report).toHaveBeenCalledWith({ done: 1, total: 9, what: 'Importing orders' })
  expect(last.failure).toMatchObject({ code: 'LINE_LOST', message: expect.stringContaining('nothing is taken twice') })
  expect(pull).toHaveBeenCalled()
})

test('a line that ends without a result is a line that broke', async () => {
  async function* send() {
    yield { done: 1, total: 9, what: 'Importing orders' }
  }
  const ports = { ...ONLINE, send, pull: () => undefined }
  expect((await importAtHub(ports, FILE, () => undefined)).failure?.code).toBe('LINE_LOST')
})

test('a line that is cut without a word ends the import too, and one that is only slow does not', async () => {
  const sent = Promise.withResolvers<void>()
  async function* send(_file: unknown, signal: AbortSignal) {
    yield { done: 1, total: 9, what: 'Importing orders' }
    sent.resolve()
    await new Promise((_, reject) => signal.addEventListener('abort', () => reject(new LinkFailure('unreachable', 'cut'))))
  }
  const lines = new EventTarget()
  const becomes = (line: SyncLine) => lines.dispatchEvent(new CustomEvent('line', { detail: line }))
  const heard: SyncLine[] = []
  const onLine = (listener: (line: SyncLine) => void) => {
    const hear = (event: Event) => {
      if (!(event instanceof CustomEvent)) return
      heard.push(event.detail)
      listener(event.detail)
    }
    lines.addEventListener('line', hear)
    return () => lines.removeEventListener('line', hear)
  }
  const ended = vi.fn()
  const importing = importAtHub({ ...ONLINE, onLine, send, pull: () => undefined }, FILE, () => undefined)
  void importing.then(ended)
  await sent.promise
  becomes({ is: 'offline', why: 'busy' })
  await new Promise(setImmediate)
  expect(ended).not.toHaveBeenCalled()
  becomes({ is: 'offline', why: 'unreachable' })
  expect((await importing).failure?.code).toBe('LINE_LOST')
  becomes({ is: 'online' })
  expect(heard).toHaveLength(2)
})

test('a file that did not reach the hub whole is said to each person in their own language', async () => {
  const importFile = vi.fn()
  const told = new HubImports(importFile, quietLogger).run({ name: 'ledger.csv' }, new Uint8Array([1, 2]), undefined)
  const { value: last } = await told.next()
  const { code, words, message } = last?.failure ?? {}
  expect({ code, said: words && sayPhrase(words) }).toEqual({ code: 'NOT_WHOLE', said: message })
  expect(importFile).not.toHaveBeenCalled()
})
