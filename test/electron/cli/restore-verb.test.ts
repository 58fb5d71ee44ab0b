import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runBackup } from '../../../electron/cli/backup-verb.ts'
import { runDemo } from '../../../electron/cli/demo-verb.ts'
import { runRestore } from '../../../electron/cli/restore-verb.ts'
import type { Terminal } from '../../../electron/cli/terminal.ts'
import { readVerbOptions } from '../../../electron/cli/verb-options.ts'
import { runVerify } from '../../../electron/cli/verify-verb.ts'
import { composeAuthority } from '../../../electron/compose-authority.ts'
import { tempFolder } from '../../support/authority.ts'

const VERBS = { backup: runBackup, restore: runRestore, demo: runDemo, verify: runVerify }

let folder: ReturnType<typeof tempFolder>
let data = ''
let store = ''
beforeEach(() => {
  folder = tempFolder()
  data = join(folder.path, 'data')
  store = join(data, 'authority.sqlite')
})
afterEach(() => folder.remove())

/** One line at the command line; answers what was said of it. */
async function types(verb: keyof typeof VERBS, ...args: readonly string[]) {
  const options = readVerbOptions([verb, ...args, '--data', data])
  if (!options.ok) throw new Error(options.error)
  const complaints: string[] = []
  let told: Record<string, unknown> = {}
  const terminal: Terminal = {
    say: () => undefined,
    progress: () => undefined,
    product: async () => undefined,
    complain: (line) => complaints.push(line),
    figures: (figures) => {
      told = { ...figures }
    },
  }
  const code = await VERBS[verb](options.value, terminal)
  return { code, told, complaints }
}

test('a copy is made into the backups of a folder a desk works on, and only its owner may read it', async () => {
  await types('demo')
  const authority = await composeAuthority(data)
  try {
    const { told } = await types('backup')
    expect(told).toMatchObject({ orders: 126, file: expect.stringContaining(join(data, 'backups', 'authority-')) })
    if (process.platform !== 'win32') expect(statSync(String(told.file)).mode & 0o077).toBe(0)
  } finally {
    await authority.close()
  }
  expect(readdirSync(join(data, 'backups'))).toHaveLength(1)
}, 60_000)

test('a copy restored into an empty folder is the shop, and the file it replaces can be restored in turn', async () => {
  await types('demo')
  const copy = join(folder.path, 'copy.sqlite')
  await types('backup', '--to', copy)
  data = join(folder.path, 'another')
  expect((await types('restore', copy)).told).toMatchObject({ orders: 126, putAside: null, deletedAgain: 0 })
  const again = await types('restore', copy)
  expect((await types('restore', String(again.told.putAside))).told).toMatchObject({ orders: 126, deletedAgain: 0 })
  expect((await types('verify')).told).toMatchObject({ ok: true, orders: 126 })
  const left = readdirSync(data).filter((name) => !name.startsWith('desk.') && !name.startsWith('authority.sqlite.before-'))
  expect(left.filter((name) => name !== 'backups')).toEqual(['authority.sqlite'])
}, 60_000)

test('numbers of invoices given after the copy was made stay given in the shop that is set back', async () => {
  await types('demo')
  const copy = join(folder.path, 'copy.sqlite')
  await types('backup', '--to', copy)
  const before = new DatabaseSync(store)
  before.exec(`INSERT INTO document_series VALUES ('LATE-2025', 1);
    INSERT INTO document_number VALUES ('LATE-2025', 1, 'LATE-2025-00001', 'invoice', 'o', 'd', '2025-03-04T09:00:00.000Z', 100, 20, 'SEK')`)
  before.close()
  expect((await types('restore', copy)).code).toBe(0)
  const after = new DatabaseSync(store)
  expect(after.prepare("SELECT last FROM document_series WHERE name = 'LATE-2025'").get()).toEqual({ last: 1 })
  expect(after.prepare("SELECT number FROM document_number WHERE series = 'LATE-2025'").all()).toEqual([{ number: 'LATE-2025-00001' }])
  after.close()
}, 60_000)

test('where the file before is damaged the copy takes its place, it is kept, and it is said what cannot be known', async () => {
  await types('demo')
  const copy = join(folder.path, 'copy.sqlite')
  await types('backup', '--to', copy)
  const damaged = 'not a database any more, but long enough to be looked at as one '.repeat(100)
  writeFileSync(store, damaged)
  const { told, complaints } = await types('restore', copy)
  expect(told).toMatchObject({ deletedAgain: null })
  expect(complaints.join(' ')).toContain('Delete them again')
  // Desks tell the numbers they have seen; what none of them has seen nobody can tell.
  expect(complaints.join(' ')).toContain('let all of them connect before the next paper is issued')
  expect(readFileSync(String(told.putAside), 'utf8')).toBe(damaged)
  expect((await types('verify')).told).toMatchObject({ ok: true, orders: 126 })
}, 60_000)

test('a file that is no sound copy of a shop changes nothing', async () => {
  await types('demo')
  const before = readFileSync(store)
  const copy = join(folder.path, 'copy.sqlite')
  await types('backup', '--to', copy)
  const cut = join(folder.path, 'cut.sqlite')
  copyFileSync(copy, cut)
  writeFileSync(cut, readFileSync(copy).subarray(0, 200_000))
  const emptied = join(folder.path, 'emptied.sqlite')
  copyFileSync(copy, emptied)
  change(emptied, 'DELETE FROM command WHERE id = (SELECT command_id FROM event LIMIT 1)')
  const foreign = join(folder.path, 'foreign.sqlite')
  change(foreign, 'CREATE TABLE mine (text TEXT)')
  const text = join(folder.path, 'note.txt')
  writeFileSync(text, 'milk, bread, '.repeat(1000))
  for (const [file, problem] of [
    [cut, /cannot be restored/],
    [emptied, /have no command/],
    [foreign, /another program/],
    [text, /cannot be restored/],
    [join(folder.path, 'nowhere.sqlite'), /no file/],
  ] as const) {
    await expect(types('restore', file), file).rejects.toThrow(problem)
  }
  expect(readFileSync(store).equals(before)).toBe(true)
  expect(readdirSync(data).some((name) => name.includes('before'))).toBe(false)
  expect(existsSync(join(data, 'restoring'))).toBe(false)
}, 60_000)

function change(file: string, sql: string): void {
  const db = new DatabaseSync(file)
  db.exec(sql)
  db.close()
}
