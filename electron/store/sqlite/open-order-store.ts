import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { OrderStore } from '../../ports/order-store.ts'
import { StoreFailure } from '../../ports/store-failure.ts'
import { AUTHORITY_FILE } from './authority-file.ts'
import { SqliteConnection } from './connection.ts'
import { type FolderLock, lockFolder } from './folder-lock.ts'
import { assertOurs, migrate } from './migrate.ts'
import { applyPragmas, readPragma } from './pragmas.ts'
import { SqliteOrderStore } from './sqlite-order-store.ts'
import { Tidying } from './tidy.ts'

export interface OpenOptions {
  /** The data folder; made when it is not there. */
  readonly folder: string
  readonly now: string
  /** Names the line of versions of a store that is made now. */
  readonly newEpoch: string
  /** The file may not grow beyond this many pages: a full disk, rehearsed. */
  readonly maxPages?: number
  /** How long nothing is written before the store tidies up after itself. */
  readonly idleMs?: number
}

const IDLE_MS = 5_000

export const AUTHORITY_FILE_NAME = 'authority.sqlite'

/** Opens the folder's store for writing: takes the folder, asserts the settings, brings the file to the newest version. */
export function openOrderStore(options: OpenOptions): OrderStore {
  mkdirSync(options.folder, { recursive: true })
  const lock = lockFolder(options.folder, options.now)
  try {
    return openLocked(options, lock)
  } catch (error) {
    // Whoever tries next must still learn that the file may have suffered.
    lock.release({ keepMark: true })
    throw error
  }
}

/** Opens an existing store for reading beside the process that writes it. */
export function openOrderStoreForReading(folder: string): OrderStore {
  const file = join(folder, AUTHORITY_FILE_NAME)
  if (!existsSync(file)) throw new StoreFailure('unfit', `There is no order desk in ${folder}.`)
  const reader = openReader(file)
  try {
    const version = assertOurs(reader, AUTHORITY_FILE)
    if (version < AUTHORITY_FILE.steps.length) {
      throw new StoreFailure('unfit', `${file} was written by an older order desk. Start the desk once to bring it up to date.`)
    }
  } catch (error) {
    reader.close()
    throw error
  }
  return new SqliteOrderStore({ writer: null, reader, openView: () => openReader(file), tidying: null, release: () => reader.close() })
}

function openLocked({ folder, newEpoch, maxPages, idleMs = IDLE_MS }: OpenOptions, lock: FolderLock): OrderStore {
  const file = join(folder, AUTHORITY_FILE_NAME)
  const writer = new SqliteConnection(file)
  try {
    // Before any setting is written: a foreign or newer file must stay as it is.
    assertOurs(writer, AUTHORITY_FILE)
    applyPragmas(writer)
    if (lock.leftBehind) assertSound(writer)
    migrate(writer, AUTHORITY_FILE)
    writer.run('INSERT INTO clock (one, epoch, version) VALUES (1, ?, 0) ON CONFLICT (one) DO NOTHING', newEpoch)
    if (maxPages !== undefined) writer.exec(`PRAGMA max_page_count = ${maxPages}`)
  } catch (error) {
    writer.close()
    throw error
  }
  const reader = openReader(file)
  // A desk that was killed may have deleted an order and not come to tidying up.
  const tidying = new Tidying(writer, { idleMs, hasDeleted: lock.leftBehind !== null })
  const release = () => {
    reader.close()
    writer.exec('PRAGMA optimize')
    tidying.run()
    writer.close()
    lock.release()
  }
  return new SqliteOrderStore({ writer, reader, openView: () => openReader(file), tidying, release })
}

/** After an end that was not orderly the pages are looked through before anything is built on them. */
function assertSound(connection: SqliteConnection): void {
  const found = readPragma(connection, 'quick_check')
  if (found !== 'ok') {
    throw new StoreFailure('corrupt', `${connection.file} is damaged (${found}). It was not changed; restore the newest backup.`)
  }
}

function openReader(file: string): SqliteConnection {
  const reader = new SqliteConnection(file)
  applyPragmas(reader)
  reader.exec('PRAGMA query_only = ON')
  return reader
}
