import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AUTHORITY_FILE } from '../../../electron/store/sqlite/authority-file.ts'
import { SqliteConnection } from '../../../electron/store/sqlite/connection.ts'
import { inspectFile } from '../../../electron/store/sqlite/inspect-file.ts'
import { openOrderStore } from '../../../electron/store/sqlite/open-order-store.ts'
import { applyPragmas, isOlder, readPragma } from '../../../electron/store/sqlite/pragmas.ts'
import { tempFolder } from '../../support/authority.ts'

let folder: ReturnType<typeof tempFolder>
beforeEach(() => {
  folder = tempFolder()
})
afterEach(() => folder.remove())

test.each([
  ['journal_mode', 'wal'],
  ['synchronous', 2],
  ['foreign_keys', 1],
  ['recursive_triggers', 1],
  ['busy_timeout', 5000],
  ['trusted_schema', 0],
  ['cell_size_check', 1],
  ['mmap_size', 0],
  ['secure_delete', 1],
  ['wal_autocheckpoint', 1000],
])('a connection keeps %s at %s', (name, value) => {
  const connection = new SqliteConnection(join(folder.path, 'a.sqlite'))
  applyPragmas(connection)
  expect(readPragma(connection, name)).toBe(value)
  connection.close()
})

test('a setting that does not take stops the desk from opening', () => {
  // A database in memory cannot keep a write-ahead log.
  const connection = new SqliteConnection(':memory:')
  expect(() => applyPragmas(connection)).toThrow(/did not accept journal_mode: memory instead of wal/)
  connection.close()
})

test('versions are compared by their numbers, not their letters', () => {
  expect(isOlder('3.9.0', '3.51.3')).toBe(true)
  expect(isOlder('3.51.2', '3.51.3')).toBe(true)
  expect(isOlder('3.51.3', '3.51.3')).toBe(false)
  expect(isOlder('3.53', '3.51.3')).toBe(false)
  expect(isOlder('4.0.0', '3.51.3')).toBe(false)
})

test('the doctor reads settings, sizes and the health of a file, and finds damage', async () => {
  await openOrderStore({ folder: folder.path, now: 'now', newEpoch: 'epoch' }).close()
  const file = join(folder.path, 'authority.sqlite')
  const healthy = inspectFile(file)
  expect(healthy).toMatchObject({
    schemaVersion: AUTHORITY_FILE.steps.length,
    check: 'ok',
    settings: { synchronous: 2, journal_mode: 'wal' },
  })
  expect(healthy.bytes).toBeGreaterThan(4096)

  const pages = readFileSync(file)
  pages.fill(0x55, pages.length - 4096)
  writeFileSync(file, pages)
  expect(inspectFile(file).check).not.toBe('ok')
  pages.fill(0x55, 0, 4096)
  writeFileSync(file, pages)
  expect(inspectFile(file).check).toContain('is not a database')
})
