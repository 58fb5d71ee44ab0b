// Power loss, as far as it can be had without taking any: what a commit waits for is watched, and copies of the files are made as a
// disk may leave them whose last writes did not arrive. Not shown: that a drive which says it has written has.

import { copyFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { verifyStore } from '../../../electron/service/verify.ts'
import { SqliteConnection } from '../../../electron/store/sqlite/connection.ts'
import { openOrderStore } from '../../../electron/store/sqlite/open-order-store.ts'
import { applyPragmas } from '../../../electron/store/sqlite/pragmas.ts'
import { TestAuthority, tempFolder as tempPlace } from '../../support/authority.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const FILE = 'authority.sqlite'
const WAL = `${FILE}-wal`
const COMMITS = 200
/** What a disk writes whole, or not at all. */
const SECTOR = 512

/** How often this process waited while it committed so many times on a connection as every store opens it. */
function waitsOf(commits: number, setting: string | null): number {
  const db = new SqliteConnection(join(tempFolder(), 'waits.sqlite'))
  applyPragmas(db)
  if (setting) db.exec(`PRAGMA synchronous = ${setting}`)
  db.exec('CREATE TABLE said (words TEXT NOT NULL) STRICT')
  const before = process.resourceUsage().voluntaryContextSwitches
  for (let commit = 1; commit <= commits; commit += 1) db.run('INSERT INTO said (words) VALUES (?)', 'kept'.repeat(50))
  const waits = process.resourceUsage().voluntaryContextSwitches - before
  db.close()
  return waits
}

test('each commit waits for the disk before it is acknowledged, and would not with NORMAL', ({ skip }) => {
  skip(process.platform !== 'linux', 'only Linux tells how often a process waited')
  // Some disks (in memory, or told to lie) never let anybody wait: there is nothing to tell apart then.
  skip(waitsOf(COMMITS, 'EXTRA') < COMMITS, 'this disk lets nobody wait')
  expect(waitsOf(COMMITS, null)).toBeGreaterThanOrEqual(COMMITS)
  expect(waitsOf(COMMITS, 'NORMAL')).toBeLessThan(COMMITS / 4)
})

const notes = Array.from({ length: 12 }, (_, index) => `acknowledged ${index + 1}`)
/** How long the log was when each note was acknowledged: up to there everything had been waited for. */
const lengths: number[] = []
let folder = ''

beforeAll(async () => {
  const place = tempPlace()
  folder = place.path
  const store = openOrderStore({ folder, now: '2025-03-03T09:00:00.000Z', newEpoch: 'epoch' })
  const shop = new TestAuthority(store)
  await shop.opensShop()
  await shop.places('o1', { number: 'A-00001', paymentMethodId: 'invoice' })
  for (const note of notes) {
    await shop.does('AddNote', 'o1', { note })
    lengths.push(statSync(join(folder, WAL)).size)
  }
  // Copied while it is open: closing it in order would empty the log.
  for (const name of [FILE, WAL]) copyFileSync(join(folder, name), join(folder, `taken-${name}`))
  await store.close()
  return () => place.remove()
})

/** The files as a disk left them that kept the log's first bytes, and made of the rest what is said. */
function filesAfter(kept: number, rest: (lost: Buffer) => Buffer): string {
  const place = tempFolder()
  copyFileSync(join(folder, `taken-${FILE}`), join(place, FILE))
  const log = readFileSync(join(folder, `taken-${WAL}`))
  writeFileSync(join(place, WAL), Buffer.concat([log.subarray(0, kept), rest(log.subarray(kept))]))
  return place
}

/** The notes there are after a start on these files, which add up. */
async function notesIn(place: string): Promise<readonly string[]> {
  const store = openOrderStore({ folder: place, now: '2025-03-04T09:00:00.000Z', newEpoch: 'another' })
  expect(await verifyStore(store)).toMatchObject({ ok: true, first: null })
  const told = JSON.stringify(await store.readHistory('o1'))
  await store.close()
  return notes.filter((note) => told.includes(JSON.stringify(note)))
}

const LEFT: readonly (readonly [string, (lost: Buffer) => Buffer])[] = [
  ['nothing of it arrived', () => Buffer.alloc(0)],
  ['its first sectors arrived', (lost) => lost.subarray(0, 3 * SECTOR)],
  ['the file is as long, and empty there', (lost) => Buffer.alloc(lost.length)],
  ['another file’s leavings are there', (lost) => Buffer.alloc(lost.length, 'leavings of another file ')],
  [
    'its end arrived and its beginning did not',
    (lost) => Buffer.concat([Buffer.alloc(Math.min(SECTOR, lost.length)), lost.subarray(SECTOR)]),
  ],
]

test.each(LEFT)(
  'whatever became of what came after the last acknowledgement (%s), everything acknowledged is there',
  async (_what, rest) => {
    for (const [index, length] of lengths.entries()) {
      if (index % 4 !== 3 && index !== 0) continue
      expect(await notesIn(filesAfter(length, rest)), `after ${index + 1}`).toEqual(notes.slice(0, index + 1))
    }
  },
)

test('what was not waited for may go: without the last bytes of an acknowledgement it is gone, and only it', async () => {
  for (const index of [0, 5, 11]) {
    const place = filesAfter(lengths[index] ?? 0, () => Buffer.alloc(0))
    truncateSync(join(place, WAL), (lengths[index] ?? 0) - SECTOR)
    expect(await notesIn(place)).toEqual(notes.slice(0, index))
  }
})
