// Hubs of one shop over one database: a desk may meet either, and each tells of what came through the other.

import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { composeHub, type Hub } from '../../electron/compose-hub.ts'
import { HubClient } from '../../electron/doors/hub-client.ts'
import { type HubDoor, openHubDoor } from '../../electron/doors/hub-door.ts'
import { LinkFailure } from '../../electron/ports/authority-link.ts'
import type { PaymentAnswer } from '../../electron/ports/payment-provider.ts'
import { LifecycleService } from '../../electron/service/lifecycle-service.ts'
import type { SharedDatabase } from '../../electron/shared-database.ts'
import { openPostgresOrderStore } from '../../electron/store/postgres/open-order-store.ts'
import { PROTOCOL_VERSION } from '../../shared/contract/protocol-version.ts'
import type { Command } from '../../shared/lifecycle/command.ts'
import { CommandMaker, countedIds, TestAuthority, tempFolder } from '../support/authority.ts'
import { findPostgres } from '../support/postgres-binaries.ts'
import { describeWithPostgres } from '../support/postgres-database.ts'
import { quietLogger } from '../support/test-hub.ts'
import { freshDatabase, startTestServer } from '../support/test-postgres.ts'

interface OpenHub {
  readonly hub: Hub
  readonly door: HubDoor
  close(): Promise<void>
}

async function openHub(url: string, told: Partial<SharedDatabase> = {}): Promise<OpenHub> {
  const folder = tempFolder()
  const hub = await composeHub({ folder: folder.path, database: { url, isRestored: false, ...told } })
  const { router, directory, logger, clock, ids } = hub
  const door = await openHubDoor({
    router,
    directory,
    logger,
    clock,
    newRequestId: () => ids.newId(),
    host: '127.0.0.1',
    port: 0,
    tls: null,
  })
  return {
    hub,
    door,
    async close() {
      await door.close()
      await hub.close()
      folder.remove()
    },
  }
}

const commands = new CommandMaker()
const NOW = '2025-03-03T09:00:00.000Z'
const QUESTION = {
  protocol: PROTOCOL_VERSION,
  appVersion: '1.0.0',
  outbox: { lastSeq: 0, pending: 0, oldestAt: null },
  cursor: null,
  sentAt: '2025-03-03T09:00:00.000Z',
}
const signal = () => AbortSignal.timeout(60_000)

function late(id: string): Command {
  return { ...commands.make('AddNote', id, { note: 'late' }, { id: randomUUID() }), issuedAt: NOW, occurredAt: NOW }
}

async function joined(by: OpenHub, at: OpenHub) {
  const { code } = await by.hub.directory.add('Counter')
  const { deskId, token } = await new HubClient(at.door.url, null).pair(code, signal())
  return { deskId, at: (hub: OpenHub) => new HubClient(hub.door.url, { deskId, token }) }
}

describeWithPostgres((newDatabase) => {
  test('a desk invited at one hub pairs at the other, and hears there what the first one took', async () => {
    const database = await newDatabase()
    const [one, other] = [await openHub(database.url), await openHub(database.url)]
    const desk = await joined(one, other)
    const hello = await desk.at(other).hello(QUESTION, signal())
    const watching = desk.at(other).watch(signal())[Symbol.asyncIterator]()
    const poked = watching.next()
    const { epoch } = hello.head
    const pushed = await desk.at(one).push({ epoch, commands: [{ seq: 1, known: 0, command: late(randomUUID()) }] }, signal())
    expect(pushed).toMatchObject({ results: [{ seq: 1 }] })
    expect((await poked).value).toMatchObject({ epoch })
    const page = await desk.at(other).pull(null, 100, signal())
    expect(page.rows.some((row) => row.type === 'result')).toBe(true)
    // The same again at the other hub gets the same answer.
    const again = await desk.at(other).push({ epoch, commands: [{ seq: 1, known: 0, command: null }] }, signal())
    expect(again.lastSeq).toBe(1)
    await one.close()
    await other.close()
    await database.drop()
  })

  test('a payment a hub asked for when it ended is asked for by one that lives, and not while the first one lives', async () => {
    const database = await newDatabase()
    let nowMs = Date.parse('2025-03-04T09:00:00.000Z')
    const clock = { now: () => new Date(nowMs).toISOString() }
    const asked: string[] = []
    const opened = async (name: string, answer: () => Promise<PaymentAnswer>) => {
      const store = await openPostgresOrderStore({ url: database.url, now: clock.now(), newEpoch: 'epoch-1' })
      const payments = {
        ask: () => {
          asked.push(name)
          return answer()
        },
      }
      const service = await LifecycleService.start({ store, payments, clock, ids: countedIds(name), logger: quietLogger, deskId: name })
      return { store, service, shop: new TestAuthority(store, { send: (command) => service.submit(command) }) }
    }
    const silent = await opened('silent', () => new Promise(() => undefined))
    const living = await opened('living', async () => ({ status: 'success', reference: 'paid' }))
    try {
      const { shop } = silent
      await shop.opensShop()
      await shop.places('o1', { number: 'A-00001' })
      await shop.does('ConfirmOrder', 'o1', {})
      await shop.does('CaptureOrder', 'o1', { amount: (await shop.order('o1')).totals.grandTotal })
      nowMs += 50_000
      await silent.service.takeOverPayments()
      nowMs += 50_000
      await living.service.takeOverPayments()
      expect(asked).toEqual(['silent'])
      await silent.service.close()
      nowMs += 61_000
      await living.service.takeOverPayments()
      await living.service.settled()
      expect(asked).toEqual(['silent', 'living'])
      expect(await living.store.openPaymentRequests()).toEqual([])
    } finally {
      await silent.service.close()
      await living.service.close()
    }
  })

  test('a hub told that its database was put back begins a new line of versions, and desks are told so', async () => {
    const database = await newDatabase()
    const before = await openHub(database.url)
    const desk = await joined(before, before)
    const page = await desk.at(before).pull(null, 100, signal())
    await before.close()
    const after = await openHub(database.url, { isRestored: true })
    const pull = await desk.at(after).pull({ epoch: page.epoch, version: page.to }, 100, signal())
    expect(pull.epoch).not.toBe(page.epoch)
    expect(pull.reset).toBeTruthy()
    const push = await desk.at(after).push({ epoch: page.epoch, commands: [] }, signal())
    expect(push.stop).toEqual({ why: 'epoch' })
    await after.close()
    await database.drop()
  })

  test.runIf('native' in findPostgres())(
    'while the database is away a desk is told to come back, and the hub goes on when it is there again',
    async () => {
      const server = await startTestServer()
      const { url } = await freshDatabase(server.url)
      const open = await openHub(url, { retry: { forMs: 500, firstDelayMs: 5, longestDelayMs: 100 } })
      const desk = await joined(open, open)
      await server.kill()
      const refused = await desk
        .at(open)
        .pull(null, 10, signal())
        .catch((error: unknown) => error)
      expect(refused).toBeInstanceOf(LinkFailure)
      expect(refused).toMatchObject({ kind: 'busy' })
      await server.start()
      const isThere = () =>
        desk
          .at(open)
          .pull(null, 10, signal())
          .then(({ more }) => !more)
      await expect.poll(isThere, { timeout: 60_000 }).toBe(true)
      await open.close()
      await server.stop()
    },
  )

  test('a database nobody answers for is told in a sentence, and the hub ends with 1', async () => {
    const folder = tempFolder()
    const args = ['electron/hub.ts', '--data', folder.path, '--port', '0', '--postgres', 'postgresql://nobody:secret@127.0.0.1:1/none']
    const hub = spawn(process.execPath, args, { cwd: process.cwd().replace(/\/renderer$/, ''), stdio: ['ignore', 'pipe', 'pipe'] })
    const said: string[] = []
    hub.stderr.on('data', (text: Buffer) => said.push(String(text)))
    const [code] = await once(hub, 'exit')
    expect(said.join('')).toMatch(/database server does not answer/)
    expect(said.join('')).not.toMatch(/secret|at .*\.ts:/)
    expect(code).toBe(1)
    folder.remove()
  })
})
