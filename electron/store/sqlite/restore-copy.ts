import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { OrderStore } from '../../ports/order-store.ts'
import type { Outlasting } from '../../ports/outlasting.ts'
import { StoreFailure } from '../../ports/store-failure.ts'
import { AUTHORITY_FILE } from './authority-file.ts'
import { keepCopy, toDisk } from './back-up.ts'
import { SqliteConnection } from './connection.ts'
import { DESK_FILE_NAME } from './desk-file.ts'
import { readPairing } from './desk-pairing.ts'
import { lockFolder } from './folder-lock.ts'
import { assertOurs } from './migrate.ts'
import { AUTHORITY_FILE_NAME, openOrderStore } from './open-order-store.ts'
import { readPragma } from './pragmas.ts'
import { readHead } from './read-changes.ts'
import { readOutlasting } from './read-outlasting.ts'

/** What a copy holds. */
export interface CopyFigures {
  readonly schemaVersion: number
  /** The shop's version when it was made. */
  readonly version: number
  readonly orders: number
  readonly events: number
}

/** Keeps a verified copy of the folder's store as it is now, beside whoever works on it. */
export function copyStore(folder: string, to: string): CopyFigures {
  const file = join(folder, AUTHORITY_FILE_NAME)
  if (!existsSync(file)) throw new StoreFailure('unfit', `There is no order desk in ${folder}.`)
  if (existsSync(to)) throw new StoreFailure('unfit', `${to} is there already. Nothing was copied; name another file with --to.`)
  const source = new SqliteConnection(file)
  try {
    assertOurs(source, AUTHORITY_FILE)
    keepCopy(source, to)
  } finally {
    source.close()
  }
  return checkCopy(to)
}

/** Looks a copy through before anything is built on it; rejects one that is not ours, newer than this program, or damaged. */
export function checkCopy(file: string): CopyFigures {
  return withCopy(file, (copy) => {
    const schemaVersion = assertOurs(copy, AUTHORITY_FILE)
    if (schemaVersion === 0) throw new StoreFailure('not-ours', `${file} holds no order desk.`)
    const damage = readPragma(copy, 'quick_check')
    if (damage !== 'ok') throw unusable(file, String(damage))
    const count = (from: string) => copy.get<{ rows: number }>(`SELECT count(*) AS rows FROM ${from}`)?.rows ?? 0
    const { version } = readHead(copy)
    const later = count(`event WHERE version > ${version}`) + count(`command WHERE version > ${version}`)
    if (later > 0) throw unusable(file, `${later} rows are from after its last version ${version}`)
    const orphans = count('event WHERE NOT EXISTS (SELECT 1 FROM command WHERE command.id = event.command_id)')
    if (orphans > 0) throw unusable(file, `${orphans} events have no command`)
    return { schemaVersion, version, orders: count('orders'), events: count('event') }
  })
}

function withCopy<Value>(file: string, work: (copy: SqliteConnection) => Value): Value {
  if (!existsSync(file)) throw new StoreFailure('unfit', `There is no file ${file}.`)
  const copy = new SqliteConnection(file, { readOnly: true })
  try {
    return work(copy)
  } catch (error) {
    if (error instanceof StoreFailure && error.kind === 'corrupt') throw unusable(file, error.message)
    throw error
  } finally {
    copy.close()
  }
}

/** Of the copy: the store in the folder is another file, and stays. */
function unusable(file: string, reason: string): StoreFailure {
  return new StoreFailure('unfit', `${file} cannot be restored: ${reason}. Nothing was changed; take another copy.`)
}

export interface RestoreOptions {
  readonly folder: string
  readonly file: string
  readonly now: string
  readonly newEpoch: string
  /** Brings what must outlast into the copy before it takes the place; answers how many orders it deleted again. */
  outlast(store: OrderStore, outlasting: Outlasting): Promise<number>
}

export interface Restored {
  /** Where the file that was there before lies; null where there was none. */
  readonly putAside: string | null
  /** Orders deleted again; null when the file that was there before could not be read. */
  readonly deletedAgain: number | null
}

/**
 * Puts a copy in the place of the folder's store, as a new line of versions. Everything is made ready aside, then one rename
 * decides: a process cut short before it has changed nothing. The file that was there before is put aside, never deleted.
 */
export async function restoreCopy({ folder, file, now, newEpoch, outlast }: RestoreOptions): Promise<Restored> {
  mkdirSync(folder, { recursive: true })
  const lock = lockFolder(folder, now)
  const aside = join(folder, 'restoring')
  let isDone = false
  try {
    if (existsSync(join(folder, DESK_FILE_NAME)) && readPairing(folder)) {
      throw new StoreFailure('unfit', `The desk in ${folder} belongs to a hub. Restore in the folder of the hub.`)
    }
    rmSync(aside, { recursive: true, force: true })
    const ready = join(aside, AUTHORITY_FILE_NAME)
    withCopy(file, (copy) => keepCopy(copy, ready))
    const present = join(folder, AUTHORITY_FILE_NAME)
    const outlasting = existsSync(present) ? outlastingOf(present) : NOTHING_BEFORE
    const store = openOrderStore({ folder: aside, now, newEpoch })
    const deletedAgain = await outlast(store, outlasting ?? NOTHING_BEFORE).finally(() => store.close())
    beginNewLine(ready, newEpoch)
    const putAside = existsSync(present) ? putBeside(present, now) : null
    renameSync(ready, present)
    toDisk(folder)
    isDone = true
    return { putAside, deletedAgain: outlasting && deletedAgain }
  } finally {
    rmSync(aside, { recursive: true, force: true })
    lock.release({ keepMark: !isDone })
  }
}

const NOTHING_BEFORE: Outlasting = { deletions: [], desks: [], documentNumbers: [] }

/** Null when the file is too damaged to tell. Its log is brought into it, so that the file alone is the whole store. */
function outlastingOf(file: string): Outlasting | null {
  try {
    const present = new SqliteConnection(file)
    try {
      const schemaVersion = assertOurs(present, AUTHORITY_FILE)
      present.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      return schemaVersion === 0 ? NOTHING_BEFORE : readOutlasting(present, schemaVersion)
    } finally {
      present.close()
    }
  } catch (error) {
    if (error instanceof StoreFailure && error.kind === 'corrupt') return null
    throw error
  }
}

/** Desks that hold another epoch fetch everything anew, and send again what this one does not know. */
function beginNewLine(file: string, epoch: string): void {
  const db = new SqliteConnection(file)
  try {
    db.run('UPDATE clock SET epoch = ?', epoch)
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  } finally {
    db.close()
  }
  toDisk(file)
}

// The file keeps its own name as well until the copy takes it: at no moment is the folder without a store.
function putBeside(present: string, now: string): string {
  const putAside = `${present}.before-${now.replace(/[^0-9TZ]/g, '')}`
  linkOrCopy(present, putAside)
  for (const suffix of ['-wal', '-shm']) {
    if (!existsSync(`${present}${suffix}`)) continue
    copyFileSync(`${present}${suffix}`, `${putAside}${suffix}`)
    toDisk(dirname(present))
    // A log left behind would be played into the copy.
    rmSync(`${present}${suffix}`)
  }
  return putAside
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch {
    // Not every file system knows a second name for a file.
    copyFileSync(from, to)
  }
}
