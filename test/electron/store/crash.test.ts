import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { verifyStore } from '../../../electron/service/verify.ts'
import { openOrderStore } from '../../../electron/store/sqlite/open-order-store.ts'
import { countedIds, TestAuthority, tempFolder } from '../../support/authority.ts'

let folder: ReturnType<typeof tempFolder>
beforeEach(() => {
  folder = tempFolder()
})
afterEach(() => folder.remove())

const WORKER = new URL('../../support/crash-worker.ts', import.meta.url).pathname

/** Lets a real process submit commands until it has acknowledged this many, then kills it in the middle of the next. */
async function killAfter(acknowledgements: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [WORKER, folder.path], { stdio: ['ignore', 'pipe', 'inherit'] })
  const acknowledged: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.push(line)
    // Lines already on their way are still read: what was acknowledged before the blow counts.
    if (acknowledged.length === acknowledgements) child.kill('SIGKILL')
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return acknowledged
}

test('a desk killed in mid-stream keeps everything it acknowledged, once, and nothing by halves', async () => {
  for (const acknowledgements of [1, 17, 60, 143]) {
    const acknowledged = await killAfter(acknowledgements)
    expect(acknowledged.length).toBeGreaterThanOrEqual(acknowledgements)
    const store = openOrderStore({ folder: folder.path, now: 'now', newEpoch: 'epoch' })
    for (const id of acknowledged) expect(await store.readOutcome(id), id).not.toBeNull()
    expect(await verifyStore(store)).toMatchObject({ ok: true, first: null })
    await store.close()
  }
})

test('on a full disk the command is refused with a sentence, nothing is lost, and reading goes on', async () => {
  const roomy = openOrderStore({ folder: folder.path, now: 'now', newEpoch: 'epoch' })
  await new TestAuthority(roomy).opensShop()
  await roomy.close()

  const store = openOrderStore({ folder: folder.path, now: 'now', newEpoch: 'epoch', maxPages: 90 })
  const shop = new TestAuthority(store, { ids: countedIds('later') })
  const kept: string[] = []
  let failure: unknown = null
  for (let index = 1; failure === null; index += 1) {
    try {
      await shop.places(`o${index}`, { number: `A-${index}` })
      kept.push(`o${index}`)
    } catch (error) {
      failure = error
    }
  }
  expect(failure).toMatchObject({ kind: 'disk-full', message: 'Disk full: free 200 MB. Nothing was lost.' })
  expect(kept.length).toBeGreaterThan(0)
  for (const id of kept) expect((await store.readState(id)).state.order?.id).toBe(id)
  expect((await store.readCounts()).pending).toBe(kept.length)
  await expect(shop.places('another', { number: 'A-9999' })).rejects.toMatchObject({ kind: 'disk-full' })
  await store.close()

  const cured = openOrderStore({ folder: folder.path, now: 'now', newEpoch: 'epoch' })
  expect(await verifyStore(cured)).toMatchObject({ ok: true, orders: kept.length })
  await new TestAuthority(cured, { ids: countedIds('cured') }).does('AddNote', 'o1', { note: 'there is room again' })
  await cured.close()
})
