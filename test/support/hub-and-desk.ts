import { expect, onTestFinished } from 'vitest'
import { composeHub, type Hub } from '../../electron/compose-hub.ts'
import { type HubDoor, openHubDoor } from '../../electron/doors/hub-door.ts'
import { type DeskClient, deskClient, runningDesk } from './browser-desk.ts'
import { freePort } from './process-shop.ts'
import { tempFolder } from './temp-folder.ts'

const PATIENCE = { timeout: 50_000 }

/** A hub with the sample shop, and a window of a desk that has not joined it. */
export async function hubAndDesk() {
  const hub = await composeHub({ folder: tempFolder() })
  await hub.loadSampleShop()
  let door = await doorOf(hub, await freePort())
  const { url } = door
  onTestFinished(async () => {
    await door.close()
    await hub.close()
  })
  const { client } = await deskClient((await runningDesk()).door)
  const joins = async (name: string) => {
    const { code } = await hub.directory.add(name)
    expect(await client.sync.join({ address: url, code })).toMatchObject({ joined: true, deskName: name })
    await expect.poll(() => isFilled(client), PATIENCE).toBe(true)
    expect((await pendingIds(client)).length).toBeGreaterThan(1)
  }
  return {
    hub,
    client,
    joins,
    url,
    goes: () => door.close(),
    comesBack: async () => {
      door = await doorOf(hub, Number(new URL(url).port))
      await client.sync.tryNow()
    },
  }
}

/** The desk holds its shop: before that its windows read at the hub. */
async function isFilled(client: DeskClient): Promise<boolean> {
  for await (const { lastPullAt } of await client.sync.watch()) return lastPullAt !== null
  return false
}

export async function pendingIds(client: DeskClient): Promise<readonly string[]> {
  const { rows } = await client.orders.list({ queue: 'pending', after: null, limit: 5 })
  return rows.map((row) => row.id)
}

export function doorOf({ router, directory, logger, clock, ids }: Hub, port: number): Promise<HubDoor> {
  return openHubDoor({ router, directory, logger, clock, newRequestId: () => ids.newId(), host: '127.0.0.1', port, tls: null })
}
