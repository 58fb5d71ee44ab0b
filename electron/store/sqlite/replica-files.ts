import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { FIRST_SCOPE } from '../../../shared/contract/changes.ts'
import { StoreFailure } from '../../ports/store-failure.ts'
import { SqliteConnection } from './connection.ts'
import { saveWindow } from './desk-window.ts'
import type { PackingReads } from './forwarded-reads.ts'
import { assertOurs, migrate } from './migrate.ts'
import { applyPragmas, readPragma } from './pragmas.ts'
import { NEVER_FILLED, NEXT_REPLICA_FILE_NAME, REPLICA_FILE, REPLICA_FILE_NAME } from './replica-file.ts'
import { SqliteOrderStore } from './sqlite-order-store.ts'

export interface ReplicaFilesOptions {
  readonly folder: string
  /** Looks through all pages first: after an end that was not orderly. */
  readonly checkPages?: boolean
  /** The files may not grow beyond this many pages: a full disk, rehearsed. */
  readonly maxPages?: number
}

interface OpenFile {
  readonly writer: SqliteConnection
  readonly reader: SqliteConnection
  readonly reads: PackingReads
}

/** The replica in use and, while it is fetched from the beginning, the next one. What is damaged is thrown away: it can be fetched again. */
export class ReplicaFiles {
  readonly #folder: string
  readonly #options: ReplicaFilesOptions
  #current: OpenFile
  #next: SqliteConnection | null

  constructor(options: ReplicaFilesOptions) {
    this.#folder = options.folder
    this.#options = options
    mkdirSync(options.folder, { recursive: true })
    this.#current = this.#openCurrent()
    this.#next = existsSync(this.#path(NEXT_REPLICA_FILE_NAME)) ? this.#openNext() : null
  }

  get writer(): SqliteConnection {
    return this.#current.writer
  }

  get reader(): SqliteConnection {
    return this.#current.reader
  }

  get reads(): PackingReads {
    return this.#current.reads
  }

  /** The one being fetched; null when none is. */
  get next(): SqliteConnection | null {
    return this.#next
  }

  beginNext(): SqliteConnection {
    this.dropNext()
    this.#next = this.#openNext()
    return this.#next
  }

  dropNext(): void {
    this.#next?.close()
    this.#next = null
    removeFile(this.#path(NEXT_REPLICA_FILE_NAME))
  }

  /** Puts the next one in the place of the one in use: at any moment one of them, whole, is there. */
  swap(): void {
    this.#next?.close()
    this.#next = null
    syncFile(this.#path(NEXT_REPLICA_FILE_NAME))
    // Closed in order, a file has no log beside it that could be taken for that of its successor.
    closeFile(this.#current)
    try {
      renameSync(this.#path(NEXT_REPLICA_FILE_NAME), this.#path(REPLICA_FILE_NAME))
      syncFolder(this.#folder)
    } finally {
      this.#current = this.#openCurrent()
    }
  }

  close(): void {
    this.#next?.close()
    closeFile(this.#current)
  }

  #path(name: string): string {
    return join(this.#folder, name)
  }

  #openCurrent(): OpenFile {
    const writer = this.#openSound(REPLICA_FILE_NAME)
    const reader = new SqliteConnection(writer.file)
    applyPragmas(reader)
    reader.exec('PRAGMA query_only = ON')
    const reads = new SqliteOrderStore({ writer: null, reader, openView: () => reader, tidying: null, release: () => undefined })
    return { writer, reader, reads }
  }

  // Nothing of it is read before it is whole and on the disk, and after a power cut its pages are looked through: until then it
  // need not be durable, and is written in large pieces. Most of them are new pages, which a rollback journal need not hold: a log
  // would hold them all once more.
  #openNext(): SqliteConnection {
    const db = this.#openSound(NEXT_REPLICA_FILE_NAME)
    db.exec('PRAGMA journal_mode = DELETE; PRAGMA synchronous = OFF; PRAGMA cache_size = -131072')
    return db
  }

  #openSound(name: string): SqliteConnection {
    try {
      return this.#open(name)
    } catch (error) {
      if (!(error instanceof StoreFailure) || error.kind !== 'corrupt') throw error
      removeFile(this.#path(name))
      const anew = this.#open(name)
      if (name === REPLICA_FILE_NAME) markLost(anew)
      return anew
    }
  }

  #open(name: string): SqliteConnection {
    const db = new SqliteConnection(this.#path(name))
    try {
      assertOurs(db, REPLICA_FILE)
      applyPragmas(db)
      if (this.#options.checkPages && readPragma(db, 'quick_check') !== 'ok') throw new StoreFailure('corrupt', `${db.file} is damaged.`)
      migrate(db, REPLICA_FILE)
      db.run('INSERT INTO clock (one, epoch, version) VALUES (1, ?, 0) ON CONFLICT (one) DO NOTHING', NEVER_FILLED)
      if (this.#options.maxPages !== undefined) db.exec(`PRAGMA max_page_count = ${this.#options.maxPages}`)
      return db
    } catch (error) {
      db.close()
      throw error
    }
  }
}

/** Windows may still hold what was in the file before. */
function markLost(db: SqliteConnection): void {
  saveWindow(db, { at: '', days: 0, closedFromMs: 0, closedUntilMs: 0, scope: FIRST_SCOPE, floor: 1 }, 0)
}

function closeFile({ writer, reader }: OpenFile): void {
  reader.close()
  writer.close()
}

function removeFile(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${suffix}`, { force: true })
}

function syncFile(path: string): void {
  const handle = openSync(path, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

// A rename is only as durable as the folder it is written in; Windows has no such call.
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
