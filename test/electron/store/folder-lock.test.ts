import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { StoreFailure } from '../../../electron/ports/store-failure.ts'
import { lockFolder } from '../../../electron/store/sqlite/folder-lock.ts'
import { openOrderStore, openOrderStoreForReading } from '../../../electron/store/sqlite/open-order-store.ts'
import { tempFolder } from '../../support/authority.ts'

let folder: ReturnType<typeof tempFolder>
beforeEach(() => {
  folder = tempFolder()
})
afterEach(() => folder.remove())

const NOW = '2025-03-03T09:00:00.000Z'
const open = () => openOrderStore({ folder: folder.path, now: NOW, newEpoch: 'epoch' })

test('a second desk on the same folder is refused and told which process has it', async () => {
  const store = open()
  expect(open).toThrow(
    expect.objectContaining({ kind: 'in-use', message: expect.stringContaining(`process ${process.pid}, since ${NOW}`) }),
  )
  await store.close()
  await open().close()
})

test('others may read while a desk writes', async () => {
  const store = open()
  const reading = openOrderStoreForReading(folder.path)
  expect(await reading.head()).toEqual(await store.head())
  await reading.close()
  await store.close()
})

test('a folder whose desk was killed is free at once, whatever it left lying about', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', HOLDER, folder.path], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  expect(() => lockFolder(folder.path, NOW)).toThrow(StoreFailure)
  expect(() => lockFolder(folder.path, NOW)).toThrow(new RegExp(`process ${child.pid}`))
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
  lockFolder(folder.path, NOW).release()
})

const HOLDER = `
  const { lockFolder } = await import(${JSON.stringify(new URL('../../../electron/store/sqlite/folder-lock.ts', import.meta.url).href)})
  lockFolder(process.argv[1], '${NOW}')
  console.log('held')
  setInterval(() => {}, 1000)
`
