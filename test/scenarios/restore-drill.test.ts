// The hub's disk is lost and an older copy put back, over the real command line: what desks were told is done comes again, once,
// and what was deleted stays deleted.

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { composeDesk, type Desk } from '../../electron/compose.ts'
import { composeHub, type Hub } from '../../electron/compose-hub.ts'
import { type HubDoor, openHubDoor } from '../../electron/doors/hub-door.ts'
import { openOrderStoreForReading } from '../../electron/store/sqlite/open-order-store.ts'
import type { CommandArgs, CommandName } from '../../shared/lifecycle/command.ts'
import { tempFolder } from '../support/authority.ts'
import { freePort } from '../support/process-shop.ts'
import { windowCommand } from '../support/window-command.ts'

const PATIENCE = { timeout: 60_000 }

const [hubFolder, deskFolder, copies] = [tempFolder(), tempFolder(), tempFolder()]
let hub: Hub
let door: HubDoor
let desk: Desk

beforeEach(async () => {
  hub = await composeHub({ folder: hubFolder.path })
  await hub.loadSampleShop()
  door = await opened(await freePort())
  desk = await composeDesk({ folder: deskFolder.path, shell: 'browser', appVersion: '0.1.0' })
  const { code } = await hub.directory.add('Office')
  expect(await desk.join({ address: door.url, code })).toMatchObject({ joined: true })
})

afterEach(async () => {
  await door.close()
  await desk.close()
  await hub.close()
  for (const folder of [hubFolder, deskFolder, copies]) folder.remove()
})

function opened(port: number): Promise<HubDoor> {
  const { router, directory, logger, clock, ids } = hub
  return openHubDoor({ router, directory, logger, clock, newRequestId: () => ids.newId(), host: '127.0.0.1', port, tls: null })
}

/** One line at the command line, in a process of its own. */
async function types(...args: readonly string[]) {
  const child = spawn(process.execPath, ['electron/cli.ts', ...args, '--data', hubFolder.path, '--json'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let out = ''
  child.stdout.on('data', (text: Buffer) => {
    out += text
  })
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, figures: JSON.parse(out.trimEnd().split('\n').at(-1) ?? '') as Record<string, unknown> }
}

function atTheDesk() {
  const calls = createRouterClient(desk.router)
  return {
    calls,
    async isFetched() {
      for await (const { lastPullAt } of await calls.sync.watch()) return lastPullAt !== null
      return false
    },
    pending: async () => (await calls.orders.list({ queue: 'pending', after: null, limit: 10 })).rows,
    async does<Name extends CommandName>(name: Name, id: string, args: CommandArgs[Name]) {
      const { version } = await calls.orders.get({ id })
      const envelope = { at: new Date().toISOString(), baseVersion: version }
      const command = windowCommand(name, { type: 'order', id }, args, envelope)
      // Answered within the moment a clerk waits, or later on a slow machine.
      expect((await calls.commands.submit({ command })).status, name).toMatch(/^(accepted|waiting)$/)
    },
    /** Resolves when the hub has an answer to everything, and this desk has seen what came of it. */
    settled: () =>
      expect
        .poll(async () => (await calls.outbox.pull({ after: 0, limit: 100 })).filter(({ state }) => state !== 'settled'), PATIENCE)
        .toEqual([]),
  }
}

/** What the hub's file says happened to an order, oldest first. */
async function happened(id: string): Promise<readonly string[]> {
  const store = openOrderStoreForReading(hubFolder.path)
  try {
    return (await store.readHistory(id)).map(({ event, kind }) => (event?.kind === 'NoteAdded' ? event.note : kind))
  } finally {
    await store.close()
  }
}

test('after the hub was set back to a copy, its desk brings again what it forgot, once, and deleted orders stay deleted', async () => {
  const { calls, isFetched, pending, does, settled } = atTheDesk()
  // What is asked of the hub before the desk holds its shop is not in the outbox it will bring again.
  await expect.poll(isFetched, PATIENCE).toBe(true)
  expect((await pending()).length).toBeGreaterThanOrEqual(4)
  const [noted = '', held = '', cancelled = '', deletedLater = ''] = (await pending()).map(({ id }) => id)
  const release = { comment: '', stockAction: 'releaseItemsBackToWarehouse' } as const
  const deletes = async (id: string) => does('DeleteOrder', id, { typedNumber: (await calls.orders.get({ id })).order?.number ?? '' })

  await does('AddNote', noted, { note: 'before the copy' })
  await does('CancelOrder', cancelled, release)
  await does('ConfirmOrder', deletedLater, {})
  await settled()
  const copy = join(copies.path, 'shop.sqlite')
  expect(await types('backup', '--to', copy)).toMatchObject({ code: 0, figures: { file: copy } })
  expect(await types('backup', '--to', copy), 'a copy is never written over').toMatchObject({ code: 3 })

  const notes = Array.from({ length: 8 }, (_, index) => `after the copy ${index}`)
  for (const note of notes) await does('AddNote', noted, { note })
  await does('ConfirmOrder', noted, {})
  await does('PutOnHold', held, { reasonCode: 'CUSTOMER_REQUEST', reason: 'will call back' })
  await does('CancelOrder', deletedLater, release)
  await settled()
  await deletes(cancelled)
  await deletes(deletedLater)
  const [was, heldWas] = [await happened(noted), await happened(held)]
  expect(await types('restore', copy), 'while the hub works on the folder').toMatchObject({ code: 4 })

  const port = Number(new URL(door.url).port)
  await door.close()
  await hub.close()
  const restored = await types('restore', copy)
  expect(restored).toMatchObject({ code: 0, figures: { deletedAgain: 2 } })
  expect(existsSync(String(restored.figures.putAside))).toBe(true)
  expect(await happened(noted)).toEqual(was.slice(0, was.indexOf('before the copy') + 1))

  hub = await composeHub({ folder: hubFolder.path })
  // It has gone on for longer than the desk knew it before the desk comes back.
  for (let later = 0; later < 40; later += 1) await hub.directory.add(`Desk ${later}`)
  door = await opened(port)
  await calls.sync.tryNow()
  await expect.poll(() => happened(noted), PATIENCE).toEqual(was)
  await expect.poll(() => happened(held), PATIENCE).toEqual(heldWas)
  await settled()
  await expect.poll(async () => (await calls.orders.get({ id: held })).order?.holds.length, PATIENCE).toBe(1)

  for (const id of [cancelled, deletedLater]) {
    await expect.poll(async () => (await calls.orders.get({ id })).order, PATIENCE).toBeNull()
    expect((await happened(id)).at(-1)).toBe('OrderDeleted')
  }
  expect(await types('verify')).toMatchObject({ code: 0, figures: { ok: true, tombstones: 2, differences: 0 } })
})
