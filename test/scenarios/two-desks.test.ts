// Two desks and a hub, each a whole process's worth of real modules, over HTTP: what one does the other sees, and a hub that is
// gone holds nobody up.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { composeDesk, type Desk, joinFolder } from '../../electron/compose.ts'
import { composeHub, type Hub } from '../../electron/compose-hub.ts'
import { type HubDoor, openHubDoor } from '../../electron/doors/hub-door.ts'
import type { CommandArgs, CommandName } from '../../shared/lifecycle/command.ts'
import { tempFolder } from '../support/authority.ts'
import { freePort } from '../support/process-shop.ts'
import { windowCommand } from '../support/window-command.ts'

const PATIENCE = { timeout: 60_000 }

const folders: ReturnType<typeof tempFolder>[] = []
let hub: Hub
let door: HubDoor
let hubFolder: string
const desks: Desk[] = []

beforeEach(async () => {
  hubFolder = newFolder()
  hub = await composeHub({ folder: hubFolder })
  await hub.loadSampleShop()
  door = await opened(await freePort())
})

afterEach(async () => {
  await door.close()
  for (const desk of desks.splice(0)) await desk.close()
  await hub.close()
  for (const folder of folders.splice(0)) folder.remove()
})

function newFolder(): string {
  const folder = tempFolder()
  folders.push(folder)
  return folder.path
}

function opened(port: number): Promise<HubDoor> {
  const { router, directory, logger, clock, ids } = hub
  return openHubDoor({ router, directory, logger, clock, newRequestId: () => ids.newId(), host: '127.0.0.1', port, tls: null })
}

/** A desk that was paired with the hub and has everything. */
async function joinedDesk(name: string) {
  const desk = await composeDesk({ folder: newFolder(), shell: 'browser', appVersion: '0.1.0' })
  desks.push(desk)
  const { code } = await hub.directory.add(name)
  expect(await desk.join({ address: door.url, code })).toMatchObject({ joined: true, deskName: name })
  const calls = createRouterClient(desk.router)
  const does = async <Name extends CommandName>(commandName: Name, id: string, args: CommandArgs[Name]) => {
    const { version } = await calls.orders.get({ id })
    const envelope = { at: new Date().toISOString(), baseVersion: version }
    const command = windowCommand(commandName, { type: 'order', id }, args, envelope)
    return calls.commands.submit({ command })
  }
  const has = (wish: (order: Awaited<ReturnType<typeof calls.orders.get>>['order']) => boolean, id: string) =>
    expect.poll(async () => wish((await calls.orders.get({ id })).order), PATIENCE).toBe(true)
  const pending = async () => (await calls.orders.list({ queue: 'pending', after: null, limit: 5 })).rows
  const isFetched = async () => {
    for await (const { lastPullAt } of await calls.sync.watch()) return lastPullAt !== null
    return false
  }
  await expect.poll(isFetched, PATIENCE).toBe(true)
  return { desk, calls, does, has, pending }
}

test('what one desk confirms the other desk sees, by the hub', async () => {
  const [one, other] = [await joinedDesk('Office'), await joinedDesk('Packing 1')]
  const id = (await one.pending())[0]?.id ?? ''
  // Answered within the moment a clerk waits, or later on a slow machine.
  expect((await one.does('ConfirmOrder', id, {})).status).toMatch(/^(accepted|waiting)$/)
  await other.has((order) => order?.status === 2, id)
  await one.has((order) => order?.status === 2, id)
})

test('while the hub is gone a desk goes on, and when it is back both agree', async () => {
  const [one, other] = [await joinedDesk('Office'), await joinedDesk('Packing 1')]
  const id = (await one.pending())[0]?.id ?? ''
  const port = Number(new URL(door.url).port)
  await door.close()
  const answer = await one.does('PutOnHold', id, { reasonCode: 'CUSTOMER_REQUEST', reason: 'will call back' })
  expect(answer).toMatchObject({ status: 'waiting', seq: 1 })
  expect(await one.calls.outbox.pull({ after: 0, limit: 10 })).toMatchObject([{ seq: 1, state: 'pending' }])
  door = await opened(port)
  await one.calls.sync.tryNow()
  await other.has((order) => order?.holds.some((hold) => hold.reason === 'will call back') ?? false, id)
  await expect
    .poll(async () => (await one.calls.outbox.pull({ after: 0, limit: 10 })).map((entry) => entry.state), PATIENCE)
    .toEqual(['settled'])
})

test('a desk that was let go is paired again, and what it had not sent is sent under its new name', async () => {
  const one = await joinedDesk('Office')
  const id = (await one.pending())[0]?.id ?? ''
  const port = Number(new URL(door.url).port)
  await door.close()
  expect(await one.does('AddNote', id, { note: 'said on the phone' })).toMatchObject({ status: 'waiting', seq: 1 })
  const [known] = await hub.directory.list()
  await hub.directory.revoke(known?.id ?? '')
  door = await opened(port)
  await one.calls.sync.tryNow()
  const line = async () => {
    for await (const status of await one.calls.sync.watch()) return status.line
    return null
  }
  await expect.poll(line, PATIENCE).toEqual({ is: 'held', why: 'unpaired' })
  const { code } = await hub.directory.add('Office, again')
  expect(await one.desk.join({ address: door.url, code })).toMatchObject({ joined: true, series: 'K2' })
  await expect
    .poll(async () => (await one.calls.orders.history({ id })).some((entry) => JSON.stringify(entry).includes('said on the phone')), {
      ...PATIENCE,
    })
    .toBe(true)
})

test('a desk whose own file is damaged says so, and goes on once it is paired again', async () => {
  const one = await joinedDesk('Office')
  await one.desk.close()
  const { path } = folders.at(-1) ?? { path: '' }
  writeFileSync(join(path, 'desk.sqlite'), 'not a database any more, but long enough to be looked at as one '.repeat(100))
  const settings = { folder: path, shell: 'browser', appVersion: '0.1.0' } as const
  await expect(composeDesk(settings)).rejects.toThrow('paired again with --hub')
  const { code } = await hub.directory.add('Office, again')
  expect(await joinFolder(path, { address: door.url, code })).toMatchObject({ joined: true, series: 'K2' })
  const again = await composeDesk(settings)
  desks.splice(0, desks.length, again)
  const calls = createRouterClient(again.router)
  expect((await calls.desk.hello()).joined).toMatchObject({ deskName: 'Office, again' })
  await expect
    .poll(async () => (await calls.orders.list({ queue: 'pending', after: null, limit: 5 })).rows.length, PATIENCE)
    .toBeGreaterThan(0)
})
