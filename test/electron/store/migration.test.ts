import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { StoreFailure } from '../../../electron/ports/store-failure.ts'
import { type MigrationStep, versionOf } from '../../../electron/store/migration.ts'
import { AUTHORITY_FILE } from '../../../electron/store/sqlite/authority-file.ts'
import { SqliteConnection } from '../../../electron/store/sqlite/connection.ts'
import { DESK_FILE } from '../../../electron/store/sqlite/desk-file.ts'
import { migrate } from '../../../electron/store/sqlite/migrate.ts'
import { openOrderStore, openOrderStoreForReading } from '../../../electron/store/sqlite/open-order-store.ts'
import { readPragma } from '../../../electron/store/sqlite/pragmas.ts'
import { tempFolder } from '../../support/authority.ts'

let folder: ReturnType<typeof tempFolder>
let file: string
beforeEach(() => {
  folder = tempFolder()
  file = join(folder.path, 'authority.sqlite')
})
afterEach(() => folder.remove())

const open = () => openOrderStore({ folder: folder.path, now: 'now', newEpoch: 'epoch' })

function failureOf(work: () => unknown): StoreFailure {
  try {
    work()
  } catch (error) {
    if (error instanceof StoreFailure) return error
    throw error
  }
  throw new Error('it did not fail')
}

test('a database from a newer program is refused, named, and left as it is', async () => {
  await open().close()
  const db = new DatabaseSync(file)
  db.exec('PRAGMA user_version = 999')
  db.close()
  const before = readFileSync(file)
  const failure = failureOf(open)
  expect(failure.kind).toBe('from-the-future')
  expect(failure.message).toContain('newer order desk')
  expect(readFileSync(file).equals(before)).toBe(true)
})

test('a database of another program is refused and left as it is', () => {
  const db = new DatabaseSync(file)
  db.exec('CREATE TABLE recipes (name TEXT)')
  db.close()
  const before = readFileSync(file)
  expect(failureOf(open).kind).toBe('not-ours')
  expect(readFileSync(file).equals(before)).toBe(true)
})

test('after a refusal the folder is free for the right program', () => {
  const db = new DatabaseSync(file)
  db.exec('CREATE TABLE recipes (name TEXT)')
  db.close()
  expect(failureOf(open).kind).toBe('not-ours')
  expect(failureOf(open).kind).toBe('not-ours')
})

test('reading alone neither makes a store nor changes an older one', async () => {
  expect(failureOf(() => openOrderStoreForReading(folder.path)).message).toContain('There is no order desk')
  const connection = new SqliteConnection(file)
  migrate(connection, { ...AUTHORITY_FILE, steps: AUTHORITY_FILE.steps.slice(0, 2) })
  connection.close()
  expect(failureOf(() => openOrderStoreForReading(folder.path)).message).toContain('Start the desk once')
  await open().close()
  const reading = openOrderStoreForReading(folder.path)
  expect((await reading.head()).version).toBe(0)
  await expect(reading.transact(async () => 1)).rejects.toMatchObject({ kind: 'read-only' })
  await reading.close()
})

test('a step that fails half-way leaves the version before it, whole', () => {
  const connection = new SqliteConnection(file)
  const first: MigrationStep = { number: 1, name: 'first', sql: 'CREATE TABLE a (x TEXT) STRICT' }
  const broken: MigrationStep = { number: 2, name: 'broken', sql: 'CREATE TABLE b (x TEXT) STRICT; CREATE TABLE a (x TEXT) STRICT' }
  const mark = { applicationId: 7, steps: [first, broken] }
  expect(() => migrate(connection, mark)).toThrow(/already exists/)
  expect(readPragma(connection, 'user_version')).toBe(1)
  expect(connection.all("SELECT name FROM sqlite_schema WHERE name = 'b'")).toEqual([])
  migrate(connection, { applicationId: 7, steps: [first, { number: 2, name: 'mended', sql: 'CREATE TABLE b (x TEXT) STRICT' }] })
  expect(readPragma(connection, 'user_version')).toBe(2)
  connection.close()
})

test('every version on the way can be taken further to the newest', async () => {
  for (let version = 1; version < AUTHORITY_FILE.steps.length; version += 1) {
    const place = tempFolder()
    const connection = new SqliteConnection(join(place.path, 'authority.sqlite'))
    migrate(connection, { ...AUTHORITY_FILE, steps: AUTHORITY_FILE.steps.slice(0, version) })
    connection.close()
    const store = openOrderStore({ folder: place.path, now: 'now', newEpoch: 'epoch' })
    expect((await store.head()).version).toBe(0)
    await store.close()
    place.remove()
  }
})

test('before an older file is changed a whole copy of it is kept, and can be opened in its place', async () => {
  const connection = new SqliteConnection(file)
  migrate(connection, { ...AUTHORITY_FILE, steps: AUTHORITY_FILE.steps.slice(0, 3) })
  connection.run("INSERT INTO item (id, sku, ean, version, body) VALUES ('i1', 'S-1', '', 1, '{}')")
  connection.close()
  await open().close()
  expect(readdirSync(join(folder.path, 'backups'))).toEqual(['authority-version-3.sqlite'])

  const restored = tempFolder()
  cpSync(join(folder.path, 'backups', 'authority-version-3.sqlite'), join(restored.path, 'authority.sqlite'))
  const copy = new SqliteConnection(join(restored.path, 'authority.sqlite'))
  expect(readPragma(copy, 'user_version')).toBe(3)
  expect(readPragma(copy, 'integrity_check')).toBe('ok')
  expect(copy.all('SELECT id, sku FROM item')).toEqual([{ id: 'i1', sku: 'S-1' }])
  copy.close()
  const store = openOrderStore({ folder: restored.path, now: 'now', newEpoch: 'epoch' })
  expect((await store.head()).version).toBe(0)
  await store.close()
  restored.remove()
})

test('a file that is made or already the newest is not copied', async () => {
  await open().close()
  await open().close()
  expect(existsSync(join(folder.path, 'backups'))).toBe(false)
})

test('when no copy can be kept the older file stays as it is', () => {
  const connection = new SqliteConnection(file)
  migrate(connection, { ...AUTHORITY_FILE, steps: AUTHORITY_FILE.steps.slice(0, 3) })
  connection.close()
  writeFileSync(join(folder.path, 'backups'), 'a file where the folder should be')
  expect(open).toThrow(/EEXIST/)
  const after = new SqliteConnection(file)
  expect(readPragma(after, 'user_version')).toBe(3)
  after.close()
})

test('steps are numbered from one without gaps, each with a name of its own', () => {
  for (const { steps } of [AUTHORITY_FILE, DESK_FILE]) {
    expect(versionOf(steps)).toBe(steps.length)
    expect(new Set(steps.map((step) => step.name)).size).toBe(steps.length)
  }
  expect(() => versionOf([{ number: 2, name: 'late', sql: '' }])).toThrow(/stands at place 1/)
})

test('tables are strict and every foreign key has an index to follow', async () => {
  await open().close()
  const db = new DatabaseSync(file)
  const tables = db
    .prepare("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'")
    .all()
  expect(tables.filter((table) => table.strict !== 1)).toEqual([])
  for (const { name } of tables) {
    for (const key of db.prepare('SELECT "from" AS field FROM pragma_foreign_key_list(?)').all(String(name))) {
      const firstFields = db
        .prepare('SELECT (SELECT name FROM pragma_index_info(list.name) WHERE seqno = 0) AS field FROM pragma_index_list(?) AS list')
        .all(String(name))
        .map((index) => index.field)
      expect(firstFields, `${name}.${key.field}`).toContain(key.field)
    }
  }
  db.close()
})
