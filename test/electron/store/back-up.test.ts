import { once } from 'node:events'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { openOrderStore } from '../../../electron/store/sqlite/open-order-store.ts'
import { copyStore } from '../../../electron/store/sqlite/restore-copy.ts'
import { TestAuthority, tempFolder } from '../../support/authority.ts'

test('a copy made while somebody writes without pause is whole, as of one moment', async () => {
  const folder = tempFolder()
  const store = openOrderStore({ folder: folder.path, now: '2025-03-03T09:00:00.000Z', newEpoch: 'epoch' })
  await new TestAuthority(store).opensShop()
  await store.close()
  const program = new URL('../../support/writing-worker.ts', import.meta.url)
  const worker = new Worker(program, { workerData: join(folder.path, 'authority.sqlite') })
  try {
    await once(worker, 'message')
    let newest = 0
    for (let copy = 0; copy < 15; copy += 1) {
      const { version } = copyStore(folder.path, join(folder.path, `copy-${copy}.sqlite`))
      expect(version).toBeGreaterThanOrEqual(newest)
      newest = version
    }
    expect(newest).toBeGreaterThan(4)
  } finally {
    await worker.terminate()
    folder.remove()
  }
}, 60_000)
