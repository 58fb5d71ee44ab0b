import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { StoreFailure } from '../../../electron/ports/store-failure.ts'
import { inspectLock, lockFolder } from '../../../electron/store/sqlite/folder-lock.ts'
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

test('after a desk was cut short the file is looked through before anything is built on it, until it is sound', async () => {
  await open().close()
  const file = join(folder.path, 'authority.sqlite')
  const sound = readFileSync(file)
  const damaged = Buffer.from(sound)
  damaged.fill(0x55, damaged.length - 4096)
  writeFileSync(file, damaged)
  // An orderly end promises nothing about pages nobody has read yet: only a cut short one is suspected.
  writeFileSync(join(folder.path, 'desk.lock.json'), JSON.stringify({ pid: 4711, since: NOW }))
  for (const _attempt of [1, 2]) {
    expect(open).toThrow(expect.objectContaining({ kind: 'corrupt', message: expect.stringContaining('restore the newest backup') }))
    expect(inspectLock(folder.path)).toEqual({ isHeld: false, holder: { pid: 4711, since: NOW } })
  }
  expect(readFileSync(file).equals(damaged)).toBe(true)

  writeFileSync(file, sound)
  await open().close()
  expect(inspectLock(folder.path)).toEqual({ isHeld: false, holder: null })
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
