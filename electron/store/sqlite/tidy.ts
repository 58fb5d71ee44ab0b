import { StoreFailure } from '../../ports/store-failure.ts'
import type { SqliteConnection } from './connection.ts'

/** Tidies up when nothing has been written for a while, and when the store is closed. */
export class Tidying {
  readonly #db: SqliteConnection
  readonly #idleMs: number
  #hasDeleted: boolean
  #timer: NodeJS.Timeout | null = null

  constructor(db: SqliteConnection, options: { readonly idleMs: number; readonly hasDeleted: boolean }) {
    this.#db = db
    this.#idleMs = options.idleMs
    this.#hasDeleted = options.hasDeleted
  }

  /** To be called after each commit; `whenIdle` is called once no other has followed for a while. */
  wrote(hasDeleted: boolean, whenIdle: () => void): void {
    this.#hasDeleted ||= hasDeleted
    this.stop()
    // Nobody waits for it: a process that has nothing else to do may end.
    this.#timer = setTimeout(whenIdle, this.#idleMs).unref()
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }

  /** To be called while no transaction is open. What cannot be done now (a full disk) is done the next time. */
  run(): void {
    try {
      if (this.#hasDeleted) forgetDeletedWords(this.#db)
      this.#hasDeleted = false
      emptyLog(this.#db)
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error
    }
  }
}

/**
 * Until its parts are merged the search index only marks the words of a deleted order as gone: a name or an e-mail address
 * would stay readable in the file.
 */
function forgetDeletedWords(db: SqliteConnection): void {
  db.exec("INSERT INTO search_index (search_index) VALUES ('optimize')")
}

/**
 * Brings the log into the file and empties it, so that the file alone is the whole store. A reader still looking at the log
 * leaves it for the next time: nobody is waited for.
 */
function emptyLog(db: SqliteConnection): void {
  db.exec('PRAGMA busy_timeout = 0')
  try {
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  } finally {
    db.exec('PRAGMA busy_timeout = 5000')
  }
}
