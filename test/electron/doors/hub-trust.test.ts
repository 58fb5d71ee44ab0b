import { once } from 'node:events'
import { createConnection, createServer } from 'node:net'
import { createRouterClient } from '@orpc/server'
import { expect, onTestFinished, test } from 'vitest'
import { composeDesk, type Desk, trustWay } from '../../../electron/compose.ts'
import { composeHub } from '../../../electron/compose-hub.ts'
import { HubClient } from '../../../electron/doors/hub-client.ts'
import { type HubDoorOptions, openHubDoor } from '../../../electron/doors/hub-door.ts'
import { certificateAt } from '../../../electron/doors/pinned-agent.ts'
import { keepPairing, readPairing } from '../../../electron/store/sqlite/desk-pairing.ts'
import type { SyncStatus } from '../../../shared/contract/sync-status.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { ANOTHER_CERTIFICATE, HUB_CERTIFICATE } from '../../support/tls-fixtures.ts'
import { windowCommand } from '../../support/window-command.ts'

const PATIENCE = { timeout: 20_000 }
const OWN = { host: 'localhost', tls: HUB_CERTIFICATE }
const { fingerprint } = HUB_CERTIFICATE

/** A hub whose door can be changed for another at the same port. */
async function openHub(kind: Pick<HubDoorOptions, 'host' | 'tls'>) {
  const hub = await composeHub({ folder: tempFolder() })
  const { router, directory, logger, clock, ids } = hub
  const doorOf = (tls: HubDoorOptions['tls'], port: number) =>
    openHubDoor({ router, directory, logger, clock, newRequestId: () => ids.newId(), host: kind.host, port, tls })
  let door = await doorOf(kind.tls, 0)
  onTestFinished(async () => {
    await door.close()
    await hub.close()
  })
  const { url } = door
  return {
    url,
    /** Fills it with the sample shop. */
    sells: () => hub.loadSampleShop(),
    invites: async () => (await directory.add('Office')).code,
    desks: async () => (await directory.list()).map(({ state }) => state),
    changesTo: async (tls: HubDoorOptions['tls']) => {
      await door.close()
      door = await doorOf(tls, Number(new URL(url).port))
    },
  }
}

async function openDesk(folder: string): Promise<Desk> {
  const desk = await composeDesk({ folder, shell: 'browser', appVersion: '1.0.0' })
  onTestFinished(() => desk.close())
  return desk
}

async function statusOf(desk: Desk): Promise<SyncStatus> {
  for await (const status of await createRouterClient(desk.router).sync.watch()) return status
  throw new Error('the desk says nothing of its line')
}

async function lineOf(desk: Desk) {
  return (await statusOf(desk)).line
}

/** An order the desk itself holds by now. */
async function orderOf(desk: Desk): Promise<string> {
  await expect.poll(async () => (await statusOf(desk)).lastPullAt, PATIENCE).not.toBeNull()
  const { rows } = await createRouterClient(desk.router).orders.list({ queue: 'pending', after: null, limit: 1 })
  return rows[0]?.id ?? ''
}

test('before a person has compared the hub’s certificate not even the code is sent', async () => {
  const hub = await openHub(OWN)
  const desk = await openDesk(tempFolder())
  const code = await hub.invites()
  expect(await desk.join({ address: hub.url, code })).toMatchObject({
    joined: false,
    ask: { is: 'certificate', fingerprint },
    sentence: expect.stringContaining(fingerprint),
  })
  expect(await desk.join({ address: hub.url, code, fingerprint: ANOTHER_CERTIFICATE.fingerprint })).toMatchObject({
    joined: false,
    sentence: expect.stringContaining('shows another certificate'),
  })
  expect(await desk.join({ address: hub.url, code, fingerprint: 'AB:CD' })).toMatchObject({
    joined: false,
    sentence: expect.stringContaining('not a SHA-256 fingerprint'),
  })
  expect(await hub.desks()).toEqual(['invited'])
})

test('a desk joins a hub by its certificate however that is written, knows it by that, and works with it over TLS', async () => {
  const hub = await openHub(OWN)
  await hub.sells()
  const desk = await openDesk(tempFolder())
  const written = `sha256 ${fingerprint.toLowerCase().replaceAll(':', ' ')}`
  const address = hub.url.replace('https://', ' HTTPS://')
  expect(await desk.join({ address, code: await hub.invites(), fingerprint: written })).toMatchObject({ joined: true, deskName: 'Office' })
  const calls = createRouterClient(desk.router)
  expect((await calls.desk.hello()).joined).toEqual({ deskName: 'Office', hub: hub.url, certificate: fingerprint })
  const command = windowCommand('AddNote', { type: 'order', id: await orderOf(desk) }, { note: 'over TLS' })
  expect(await calls.commands.submit({ command })).toMatchObject({ status: 'accepted' })
})

test('who shows another certificate gets nothing; the work is kept, and sent once the desk was told of the new one', async () => {
  const hub = await openHub(OWN)
  await hub.sells()
  const folder = tempFolder()
  const first = await openDesk(folder)
  expect(await first.join({ address: hub.url, code: await hub.invites(), fingerprint })).toMatchObject({ joined: true })
  const id = await orderOf(first)
  await hub.changesTo(ANOTHER_CERTIFICATE)
  const calls = createRouterClient(first.router)
  await calls.sync.tryNow()
  await expect.poll(() => lineOf(first), PATIENCE).toEqual({ is: 'held', why: 'certificate' })
  const command = windowCommand('AddNote', { type: 'order', id }, { note: 'kept meanwhile' })
  expect(await calls.commands.submit({ command })).toMatchObject({ status: 'waiting' })
  await first.close()

  expect(trustWay(folder, { certificate: ANOTHER_CERTIFICATE.fingerprint })).toBe(true)
  const again = createRouterClient((await openDesk(folder)).router)
  await expect.poll(async () => JSON.stringify(await again.orders.history({ id })), PATIENCE).toContain('kept meanwhile')
})

test('a desk of a shop joins nothing else, unless its hub shows another certificate', async () => {
  const hub = await openHub(OWN)
  const desk = await openDesk(tempFolder())
  expect(await desk.join({ address: hub.url, code: await hub.invites(), fingerprint })).toMatchObject({ joined: true })
  await expect.poll(() => lineOf(desk), PATIENCE).toEqual({ is: 'online' })
  expect(await desk.join({ address: hub.url, code: await hub.invites(), fingerprint })).toMatchObject({ joined: false })
  await hub.changesTo(ANOTHER_CERTIFICATE)
  await createRouterClient(desk.router).sync.tryNow()
  await expect.poll(() => lineOf(desk), PATIENCE).toEqual({ is: 'held', why: 'certificate' })
  const renewed = { address: hub.url, code: await hub.invites(), fingerprint: ANOTHER_CERTIFICATE.fingerprint }
  expect(await desk.join(renewed)).toMatchObject({ joined: true })
})

test('without encryption another computer is spoken to only when a person means it', async () => {
  // An address that is not this computer by its name, and leads here.
  const hub = await openHub({ host: '0.0.0.0', tls: null })
  const folder = tempFolder()
  const desk = await openDesk(folder)
  const code = await hub.invites()
  expect(await desk.join({ address: hub.url, code })).toMatchObject({
    joined: false,
    sentence: expect.stringContaining('is another computer'),
    ask: { is: 'plain' },
  })
  expect(await hub.desks()).toEqual(['invited'])
  expect(await desk.join({ address: hub.url, code, plain: true })).toMatchObject({ joined: true })
  await expect.poll(() => lineOf(desk), PATIENCE).toEqual({ is: 'online' })
  await desk.close()

  // As a desk is that joined when nobody was asked yet.
  const pairing = readPairing(folder)
  if (!pairing) throw new Error('the desk has joined')
  expect(pairing.isPlainAllowed).toBe(true)
  keepPairing(folder, { ...pairing, isPlainAllowed: false })
  const held = await openDesk(folder)
  await expect.poll(() => lineOf(held), PATIENCE).toEqual({ is: 'held', why: 'plain' })
  await held.close()
  expect(trustWay(folder, { isPlainAllowed: true })).toBe(true)
  const meant = await openDesk(folder)
  await expect.poll(() => lineOf(meant), PATIENCE).toEqual({ is: 'online' })
})

test('an address without a scheme is taken for an encrypted one where it leads to another computer', async () => {
  const hub = await openHub({ host: '0.0.0.0', tls: HUB_CERTIFICATE })
  const desk = await openDesk(tempFolder())
  const { host } = new URL(hub.url)
  expect(await desk.join({ address: host, code: await hub.invites() })).toMatchObject({ ask: { is: 'certificate' } })
})

test('a certificate this computer does not know is good only for whoever was told of it', async () => {
  const hub = await openHub(OWN)
  const { signal } = new AbortController()
  const unaware = new HubClient(hub.url, null)
  await expect(unaware.pair('AAAA-2222', signal)).rejects.toMatchObject({ kind: 'unreachable' })
  const misled = new HubClient(hub.url, null, { certificate: ANOTHER_CERTIFICATE.fingerprint, isPlainAllowed: false })
  await expect(misled.pair('AAAA-2222', signal)).rejects.toMatchObject({ kind: 'certificate' })
  const aware = new HubClient(hub.url, null, { certificate: fingerprint, isPlainAllowed: false })
  await expect(aware.pair('AAAA-2222', signal)).rejects.toMatchObject({ kind: 'refused' })
  for (const client of [unaware, misled, aware]) client.close()
  expect(trustWay(tempFolder(), { isPlainAllowed: true })).toBe(false)
})

test('the door closes although somebody came and said nothing', async () => {
  const hub = await openHub(OWN)
  const silent = createConnection({ host: 'localhost', port: Number(new URL(hub.url).port) })
  silent.on('error', () => undefined)
  await once(silent, 'connect')
  await hub.changesTo(HUB_CERTIFICATE)
  if (!silent.closed) await once(silent, 'close')
})

test('where nobody speaks TLS no certificate is shown', async () => {
  const server = createServer((socket) => socket.end('not TLS')).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const place = server.address()
  const port = typeof place === 'object' && place ? place.port : 0
  await expect(certificateAt(`https://127.0.0.1:${port}`)).rejects.toThrow()
})
